import { describe, expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

const NODE = { Dockerfile: 'FROM node:20-alpine\nCOPY . .\nCMD ["node", "server.js"]\n' };
const SERVER =
  "const express = require('express');\nconst app = express();\napp.get('/berths', (req, res) => res.json([]));\napp.listen(3000);\n";

/** What `harbour` is connected with, when it has these files and is told where the others are. */
async function connectionsOf(own: Readonly<Record<string, string>>, shared: Readonly<Record<string, string>> = {}) {
  const program = (name: string, files: Readonly<Record<string, string>>) => {
    const manifest = JSON.stringify({ name, main: 'server.js', dependencies: { express: '4' } });
    const all = { 'package.json': manifest, 'server.js': SERVER, ...NODE, ...files };
    return Object.fromEntries(Object.entries(all).map(([path, text]) => [`${name}/${path}`, text]));
  };
  const environment = ['TIDES_URL=http://tides:3000', 'QUEUE_URL=amqp://queue:5672', 'SHOP_TIDES__URL=http://tides:3000'];
  const compose = {
    services: {
      harbour: { build: './harbour', environment },
      ferries: { build: './ferries', environment },
      tides: { build: './tides' },
      queue: { image: 'rabbitmq:4' },
    },
  };
  const reading = `${SERVER}fetch(process.env.TIDES_URL + '/berths');\nrequire('amqplib').connect(process.env.QUEUE_URL);\n`;
  const folder = scratchFolder({
    'docker-compose.yml': JSON.stringify(compose, null, 2),
    ...program('harbour', own),
    ...program('ferries', { 'server.js': reading, 'README.md': 'SHOP_TIDES__URL' }),
    ...program('tides', {}),
    ...shared,
  });
  const { architecture } = await analyze(folder);
  return architecture.edges.filter(({ from }) => from === 'harbour').map(({ to }) => to);
}

describe('a variable in the environment that names another', () => {
  test('is no connection where nothing of its own or of everybody names it, though others do', async () => {
    expect(await connectionsOf({})).toEqual([]);
    expect(await connectionsOf({ 'README.md': 'Set TIDES_URL.', '.env.example': 'TIDES_URL=' })).toEqual([]);
  });

  test.each([
    ['code', { 'lib/tides.js': 'module.exports = (env) => env.TIDES_URL;' }],
    ['a script', { 'start.sh': 'curl $TIDES_URL' }],
    ['a template', { 'proxy.conf.template': 'proxy_pass ${TIDES_URL};' }],
    ['fields in another spelling', { 'settings.js': 'module.exports = read({ tidesUrl: String });' }],
    ['a computed key', { 'settings.js': 'module.exports = (name) => process.env[name];' }],
    ['a name put together in Python', { 'where.py': 'import os\nurl = os.environ.get("_".join([name, "url"]).upper())' }],
    ['an imported mapping', { 'where.py': 'from os import environ\nurl = environ[name + "_" + kind]' }],
    [
      'the environment taken out of the process',
      { 'where.js': 'const { env } = process;\nmodule.exports = (name) => env[name];' },
    ],
    ['another name of the environment', { 'where.js': 'const env = process.env;\nmodule.exports = (name) => env[name];' }],
    ['a copy of the environment', { 'where.js': 'module.exports = { ...process.env };' }],
    ['the rest of the environment', { 'where.js': 'const { PORT, ...rest } = process.env;' }],
    ['a looked up name', { 'where.go': 'package where\nvar url, _ = os.LookupEnv(strings.ToUpper(name))' }],
    ['a computed name in Groovy', { 'Jobs.jenkins': 'def url = System.getenv(name)' }],
    ['a computed name in Ruby', { 'where.rb': 'url = ENV["#{name}_ADDRESS"]' }],
    ['Ruby that hands the environment on', { 'where.rb': 'Settings.load(ENV)' }],
    ['a command that starts more', { Dockerfile: 'FROM node:20\nCOPY . .\nCMD ["sh", "-c", "/pilot & node server.js"]\n' }],
    [
      'a program of another image',
      { Dockerfile: 'FROM node:20\nCOPY --from=acme/pilot:1 /pilot /\nCOPY . .\nCMD ["node", "server.js"]\n' },
    ],
    ['an installed program', { Dockerfile: 'FROM node:20\nRUN npm install -g pilot\nCOPY . .\nCMD ["node", "server.js"]\n' }],
    ['an end that names are put together with', { 'settings.js': 'module.exports = (name) => get(`${name}_URL`);' }],
    ['an end in a format', { 'where.go': 'package where\nvar key = fmt.Sprintf("%s_URL", name)' }],
    ['a beginning beside what is put in', { 'settings.js': 'module.exports = (kind) => get(`TIDES_${kind}`);' }],
    ['a beginning in a text', { 'where.py': 'url = get("tides_" + kind)' }],
    ['a language that binds settings to fields', { 'Settings.java': 'record Settings(String address) {}' }],
  ])('is one where %s may read it', async (_, files) => {
    expect(await connectionsOf(files)).toContain('tides');
  });

  test.each([
    [
      'written out',
      { 'a.js': "const a = process.env.PORT ?? process.env['HOST'];\nconst { MODE, LEVEL = 'info' } = process.env;" },
    ],
    [
      'written out in Python',
      { 'a.py': 'from os import environ, getenv\na = environ.get("PORT", "") or environ["HOST"] or getenv("MODE")' },
    ],
    [
      'private ones that end alike',
      { 'a.js': 'class Berth {\n  #_url;\n  open() { return this._url + _l("x") + tides_.x; }\n}' },
    ],
    ['parts of two letters', { 'a.js': 'module.exports = (name) => get(`${name}_rl`) + get("ti_" + name) + get("_URLS");' }],
    ['written out in Go', { 'a.go': 'package a\nvar a, b = os.Getenv("PORT"), os.LookupEnv("HOST")' }],
    ['written out in Ruby', { 'a.rb': 'a = ENV["PORT"] || ENV.fetch("HOST", "x")' }],
    [
      'those of tools',
      { Dockerfile: 'FROM node:20\nRUN npm i -g pnpm@9 && pnpm install\nCOPY . .\nCMD ["node", "server.js"]\n' },
    ],
  ])('is none where the only names are %s', async (_, files) => {
    expect(await connectionsOf(files)).toEqual([]);
  });

  test('is looked for in texts that were made to take long', async () => {
    const calls = 'Object.assign('.repeat(60_000);
    const parts = Array.from({ length: 60_000 }, (_, index) => `_zz${index}`).join(' ');

    expect(
      await connectionsOf({}, { 'common/calls.txt.in': calls, 'common/parts.in': parts, 'common/gaps.in': '$'.repeat(500_000) }),
    ).toEqual([]);
  });

  test('is one where a file reads it that is nobody’s alone', async () => {
    expect(await connectionsOf({}, { 'common/tides.js': 'exports.tides = (env) => env.TIDES_URL;' })).toEqual(['tides']);
  });

  test('is one of a product where a library that talks to it may read it by itself', async () => {
    const manifest = JSON.stringify({ name: 'harbour', main: 'server.js', dependencies: { express: '4', amqplib: '1' } });

    expect(await connectionsOf({ 'package.json': manifest })).toEqual(['queue']);
  });

  test('is one where the image brings programs along', async () => {
    expect(await connectionsOf({ Dockerfile: 'FROM acme/base:1\nCOPY . .\nCMD ["node", "server.js"]\n' })).toContain('tides');
  });
});
