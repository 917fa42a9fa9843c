import { describe, expect, test } from 'vitest';
import { explain } from '../../src/output/explain.ts';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

const DOCKERFILE = 'FROM node:20\nARG STOCK=nowhere\nENV STOCK_URL=http://$STOCK:8080\nCOPY . .\nCMD ["node", "main.js"]\n';
const MAIN = 'await fetch(`${process.env.STOCK_URL}/items`);\n';
const MANIFESTS = ['desk', 'stock']
  .map(
    (name) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec:\n      containers: [{ name: ${name}, image: "registry.example.com/acme/${name}:3", env: [{ name: STOCK, value: elsewhere }] }]\n---\napiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: { selector: { app: ${name} }, ports: [{ port: 8080 }] }\n`,
  )
  .join('---\n');
const FILES = {
  'desk/Dockerfile': DOCKERFILE,
  'desk/package.json': '{ "name": "desk" }',
  'desk/main.js': MAIN,
  'k8s/all.yaml': MANIFESTS,
};

const BUILDS: readonly (readonly [tool: string, path: string, text: string, line: number])[] = [
  [
    'a workflow',
    '.github/workflows/images.yml',
    'jobs:\n  images:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: desk\n          tags: acme/desk:1\n          build-args: |\n            MODE=live\n            STOCK=stock\n',
    10,
  ],
  [
    'a bake file',
    'docker-bake.hcl',
    'target "desk" {\n  context = "desk"\n  tags = ["acme/desk"]\n  args = { STOCK = "stock" }\n}\n',
    4,
  ],
  ['a script', 'build.sh', 'docker build -t acme/desk --build-arg STOCK=stock desk\n', 1],
  [
    'skaffold',
    'skaffold.yaml',
    'apiVersion: skaffold/v4beta1\nbuild:\n  artifacts:\n    - image: acme/desk\n      context: desk\n      docker:\n        buildArgs:\n          STOCK: stock\n',
    8,
  ],
];

describe('what an image is built with', () => {
  test.each(BUILDS)('by %s', async (_tool, path, text, line) => {
    const { architecture } = await analyze(scratchFolder({ ...FILES, [path]: text }));

    expect(architecture.edges.map(({ id }) => id)).toEqual(['desk -> stock (http)']);
    const explained = explain(architecture, 'desk', 'stock');
    for (const place of ['desk/Dockerfile:3', `${path}:${line}`]) expect(explained).toContain(place);
  });

  test('without arguments the default of the Dockerfile holds, whatever the surroundings say when it runs', async () => {
    const { architecture } = await analyze(
      scratchFolder({
        ...FILES,
        'desk/Dockerfile': DOCKERFILE.replace('nowhere', 'stock'),
        'build.sh': 'docker build -t acme/desk desk\n',
      }),
    );

    expect(architecture.edges.map(({ id }) => id)).toEqual(['desk -> stock (http)']);
  });

  test('an argument that no ENV takes over is no setting of what runs', async () => {
    const files = { ...FILES, 'desk/Dockerfile': 'FROM node:20\nARG STOCK_URL\nCOPY . .\nCMD ["node", "main.js"]\n' };
    const script = 'docker build -t acme/desk --build-arg STOCK_URL=http://stock:8080 desk\n';

    const { architecture } = await analyze(scratchFolder({ ...files, 'build.sh': script }));

    expect(architecture.edges).toEqual([]);
  });

  test('what a bundler takes over is one', async () => {
    const script = 'docker build -t acme/desk --build-arg VITE_STOCK_URL=http://stock:8080 desk\n';

    const { architecture } = await analyze(scratchFolder({ ...FILES, 'build.sh': script }));

    expect(architecture.edges.map(({ id }) => id)).toEqual(['desk -> stock (http)']);
  });
});
