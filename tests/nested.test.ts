import { cpSync, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Architecture } from '../src/model/architecture.ts';
import { analyze } from '../src/pipeline.ts';
import { systems } from './support/fixtures.ts';
import { scratchFolder } from './support/scratch.ts';

const BELOW = 'checkouts/project';

describe('a system below other folders is the same system', () => {
  const untaught = systems().filter(({ folder }) => !existsSync(`${folder}/input/asbuilt.yaml`));

  test.each(untaught)('$name', async ({ name, folder }) => {
    const nested = scratchFolder();
    cpSync(`${folder}/input`, `${nested}/${BELOW}`, { recursive: true });

    expect(drawn(await drawing(nested, name))).toEqual(drawn(await drawing(`${folder}/input`, name)));
  });

  test('stores of two compose files that are called alike', async () => {
    await expectSame({
      'package.json': '{"name":"mill"}',
      'docker-compose.yml': `services:
  mill: { image: ghcr.io/mill/mill:1, environment: { REDIS_HOST: redis } }
  redis: { image: redis:7 }
`,
      'develop/docker-compose.yml': `services:
  grinder: { build: ../services/grinder, environment: { REDIS_HOST: redis } }
  sifter: { build: ../services/sifter, environment: { REDIS_HOST: redis } }
  redis: { image: redis:7 }
`,
      'services/grinder/package.json': '{"name":"grinder","main":"index.js","dependencies":{"redis":"4"}}',
      'services/grinder/index.js': "require('redis').createClient({ url: `redis://${process.env.REDIS_HOST}:6379` });\n",
      'services/sifter/package.json': '{"name":"sifter","main":"index.js","dependencies":{"redis":"4"}}',
      'services/sifter/index.js': "require('redis').createClient({ url: `redis://${process.env.REDIS_HOST}:6379` });\n",
    });
  });

  test('a service of a plain name in one compose file for all', async () => {
    await expectSame({
      'docker-compose.yml': 'services:\n  web: { build: src/Shopfront }\n  till: { build: src/Till }\n',
      'src/Shopfront/package.json': '{"name":"shopfront","main":"index.js"}',
      'src/Shopfront/index.js': "require('express')().get('/', () => {});\n",
      'src/Shopfront/Dockerfile': 'FROM node:22\nCMD ["node", "index.js"]\n',
      'src/Till/package.json': '{"name":"till","main":"index.js"}',
      'src/Till/index.js': "require('express')().get('/sum', () => {});\n",
      'src/Till/Dockerfile': 'FROM node:22\nCMD ["node", "index.js"]\n',
    });
  });

  test('a chart that an application of Argo CD names by its path', async () => {
    const chart = 'deploy/charts/service';
    const same = await expectSame({
      'deploy/argocd/kiln.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: kiln }
spec:
  source:
    repoURL: https://git.pottery.example/pottery.git
    path: ${chart}
    helm: { valueFiles: [../../values/kiln.yaml] }
  destination: { namespace: pottery }
`,
      'deploy/values/kiln.yaml': 'image: pottery/kiln\nglaze: http://glaze:8080\n',
      [`${chart}/Chart.yaml`]: 'apiVersion: v2\nname: service\nversion: 1.0.0\n',
      [`${chart}/values.yaml`]: 'image: none\nglaze: none\n',
      [`${chart}/templates/deployment.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }} }
spec:
  template:
    spec:
      containers:
        - { name: main, image: {{ .Values.image }}, env: [{ name: GLAZE_URL, value: {{ .Values.glaze }} }] }
`,
    });
    expect(same).toContain('node kiln service');
  });

  test('Python programs of one Dockerfile that a build argument tells apart, and a Scala project', async () => {
    const same = await expectSame({
      'docker-compose.yaml': `services:
  letters: { build: { context: ., dockerfile: build/python.Dockerfile, args: { SERVICE: letters } } }
  letters-worker:
    build: { context: ., dockerfile: build/python.Dockerfile, args: { SERVICE: letters } }
    command: ["celery", "-A", "letters.jobs", "worker"]
  parcels: { build: { context: ., dockerfile: build/python.Dockerfile, args: { SERVICE: parcels } } }
`,
      'build/python.Dockerfile':
        'FROM python:3.12\nARG SERVICE\nENV MODULE=${SERVICE}\nWORKDIR /app\nCOPY services/${SERVICE} services/${SERVICE}\n' +
        'WORKDIR /app/services/${SERVICE}\nCMD ["sh", "-c", "uvicorn ${MODULE}.main:app"]\n',
      'services/letters/pyproject.toml': '[project]\nname = "letters"\n',
      'services/letters/letters/main.py': routeOf('letters'),
      'services/letters/letters/jobs.py': "from celery import Celery\n\napp = Celery('letters')\n",
      'services/parcels/pyproject.toml': '[project]\nname = "parcels"\n',
      'services/parcels/parcels/main.py': routeOf('parcels'),
      'stamps/build.sbt': 'name := "stamps"\n\nlazy val root = (project in file(".")).enablePlugins(PlayScala)\n',
      'stamps/conf/routes': 'GET /stamps controllers.Stamps.all\n',
      'stamps/app/controllers/Stamps.scala': 'package controllers\n\nclass Stamps {\n  def all = Action { Ok("") }\n}\n',
    });
    expect(same).toContain('route letters GET /letters');
  });
});

function routeOf(name: string): string {
  return `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/${name}")\ndef all():\n    return []\n`;
}

async function expectSame(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const below = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${BELOW}/${path}`, text]));
  const flat = drawn(await drawing(scratchFolder(files), 'same'));
  expect(drawn(await drawing(scratchFolder(below), 'same'))).toEqual(flat);
  expect(flat.length).toBeGreaterThan(0);
  return flat;
}

async function drawing(folder: string, name: string): Promise<Architecture> {
  return (await analyze(folder, { flags: { name } })).architecture;
}

function drawn({ nodes, edges, channels, routes }: Architecture): readonly string[] {
  return [
    ...nodes.map(({ id, kind }) => `node ${id} ${kind}`),
    ...edges.map(({ id }) => `edge ${id}`),
    ...channels.map(({ id, producers, consumers }) => `channel ${id} ${producers.join()} ${consumers.join()}`),
    ...routes.map(({ id }) => `route ${id}`),
  ];
}
