import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, dockerfile, edgesOf, program, service } from './support.ts';

const rule: FactDraft = {
  kind: 'call',
  owner: code('shop'),
  protocol: 'http',
  target: literal('http://live:3026'),
  forwards: '/socket.io',
  isOfDevelopment: true,
  evidence: at('shop/webpack.config.dev.js'),
};
const build = { context: '.', dockerfile: 'shop/Dockerfile' };
const live = [service('live', { build: { context: 'live' } }), program('live')];
const shop = [service('shop', { build }), program('shop'), dockerfile('shop/Dockerfile', { command: 'node app.js' })];

function edgesWith(command: string): readonly string[] {
  return edgesOf(architectureOf(shop, live, rule, service('pages', { build, command })));
}

test('a server of developers that runs beside who serves the folder passes on what its own file says', () => {
  for (const command of ['npx webpack serve --config webpack.config.dev.js', 'webpack-dev-server', 'npx webpack serve'])
    expect(edgesWith(command)).toEqual(['pages -> live (http) declared']);
});

test('one that is started with another file does not, and neither does what is no such server', () => {
  for (const command of ['npx webpack serve --config webpack.config.test.js', 'node worker.js'])
    expect(edgesWith(command)).toEqual(['shop -> live (http) resolved']);
});

test('where the folder itself is started so, the rules stay its own', () => {
  const pages = [service('shop', { build, command: 'npx webpack serve' }), program('shop'), dockerfile('shop/Dockerfile')];

  expect(edgesOf(architectureOf(pages, live, rule))).toEqual(['shop -> live (http) resolved']);
});
