import { expect, test } from 'vitest';
import type { Analyzer, Repository } from '../src/model/analyzer.ts';

const MANIFEST = 'apiVersion: v1\nkind: Service\n';

/** Shapes that cost a careless reader minutes or its stack; the test's time limit is the expectation. */
const HOSTILE: readonly (readonly [analyzer: string, path: string, text: string])[] = [
  ['docker-compose', 'compose.yml', `services:\n  a:\n    image: ${'${'.repeat(100_000)}\n`],
  ['docker-compose', 'compose.yml', `services:\n  a:\n    image: ${'${A:-'.repeat(3000)}\n`],
  ['docker-compose', 'compose.yml', '['.repeat(50_000)],
  ['docker-compose', 'compose.yml', 'services:\n  a:\n    extends: a\n'],
  [
    'docker-compose',
    'compose.yml',
    `services:\n${Array.from({ length: 3000 }, (_, n) => `  s${n}: { links: [s1:x] }\n`).join('')}`,
  ],
  ['kubernetes', 'chart/templates/a.yaml', `${MANIFEST}${'{{/*'.repeat(100_000)}`],
  ['kubernetes', 'chart/templates/a.yaml', `${MANIFEST}a: ${'{{ a | '.repeat(50_000)}}}`],
  ['kubernetes', 'k.yaml', 'apiVersion: v1\nkind: List\nitems: &a\n - kind: List\n   apiVersion: v1\n   items: *a\n'],
  ['dockerfile', 'Dockerfile', `FROM a\nENV A=${'"\\'.repeat(100_000)}`],
  ['dockerfile', 'Dockerfile', `FROM a\n${'RUN <<E\n'.repeat(20_000)}`],
  ['dockerfile', 'Dockerfile', `FROM a\nENV A=tick\n${'ENV A=$A$A\n'.repeat(60)}`],
  ['dotenv', '.env', 'A="\n'.repeat(20_000)],
  ['dotenv', '.env', `${' '.repeat(200_000)}x`],
  ['protobuf', 'a.proto', 'service A {'.repeat(20_000)],
  ['codeowners', 'CODEOWNERS', `${' '.repeat(100_000)}${'['.repeat(1000)}`],
  ['node-package', 'package.json', '{"a":'.repeat(5000)],
];

test.each(HOSTILE)('%s answers for a hostile %s', async (name, path, text) => {
  const module: { readonly default: Analyzer } = await import(`../analyzers/${name}/analyzer.ts`);
  const files = new Map(
    [path, 'chart/Chart.yaml'].map((each) => [each, { path: each, text: each === path ? text : 'name: shop\n' }]),
  );
  const repository: Repository = {
    name: 'hostile',
    paths: [path],
    has: (each) => files.has(each),
    read: (each) => files.get(each),
  };

  const { facts, problems } = await module.default.analyze([{ path, text }], repository);

  expect(JSON.stringify([facts, problems]).length).toBeLessThan(2_000_000);
});
