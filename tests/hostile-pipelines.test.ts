import { expect, test } from 'vitest';
import ciImages from '../analyzers/ci-images/analyzer.ts';
import { startScriptIn, throughScripts } from '../src/sdk/index.ts';
import { memoryRepository } from './support/memory-repository.ts';

const BUILD = 'docker build -t acme/orders orders\n';
const DOCKERFILE = { 'orders/Dockerfile': 'FROM scratch\n' };

function repeated(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

const words = (count: number) => repeated(count, (index) => `w${index} `);
const loops = (depth: number): string => (depth === 0 ? 'x=1\n' : `for v in ${words(60)}; do\n${loops(depth - 1)}done\n`);

/** Pipelines that lead a careless reader round in a circle, or make more of a few lines than fits anywhere. */
const PIPELINES: readonly (readonly [story: string, path: string, text: string])[] = [
  ['loops inside of loops', 'build.sh', `${BUILD}${loops(6)}`],
  ['a function that calls itself many times', 'build.sh', `${BUILD}f() {\n${'f\n'.repeat(30)}}\nf\n`],
  ['values that double on every line', 'build.sh', `a0=orders\n${repeated(40, (at) => `a${at + 1}=$a${at}$a${at}\n`)}${BUILD}`],
  ['patterns with brackets that stay open', 'build.sh', `a=orders\nb=\${a%[}\nfor f in *[ src/[; do echo $f; done\n${BUILD}`],
  ['a pattern of many stars', 'build.sh', `for f in ${'*a'.repeat(30)}b; do echo $f; done\n${BUILD}`],
  ['a line of many variables', 'build.sh', `${BUILD}echo ${'a$a'.repeat(60_000)}\n`],
  [
    'variables of make that are made of each other',
    'Makefile',
    `${repeated(12, (at) => `A${at}=${`$(A${at + 1})`.repeat(8)}\n`)}all:\n\techo $(A0)\n\t${BUILD}`,
  ],
  [
    'a list of make inside of lists',
    'Makefile',
    `L=${words(100)}\nall:\n\techo $(foreach a,$(L),$(foreach b,$(L),$(foreach c,$(L),$(a))))\n\t${BUILD}`,
  ],
  [
    'rules that all have all targets and all that these need',
    'Makefile',
    `A=${words(4_000)}\n${repeated(400, () => '$(A): $(A)\n')}${repeated(400, (at) => `%a${at}: $(A)\n`)}all:\n\t${BUILD}`,
  ],
  [
    'long lines of nothing',
    'Makefile',
    `a${' '.repeat(100_000)}\nb=c${' '.repeat(100_000)}d\nall:${' '.repeat(100_000)}\n\t${BUILD}`,
  ],
  ['a wildcard whose bracket stays open', 'Makefile', `A=$(wildcard src/[) $(patsubst [%,(%,[a)\nall: $(A)\n\t${BUILD}`],
  [
    'jobs that extend each other',
    '.gitlab-ci.yml',
    `a:\n  extends: [b, c, b, c, b, c, b]\nb:\n  extends: [a, c, a, c, a, c, a]\nc:\n  extends: [a, b, a, b, a, b]\nd:\n  extends: [a, b, c]\n  script: ${BUILD}`,
  ],
  [
    'a script that takes itself over',
    '.gitlab-ci.yml',
    `a:\n  script:\n${'    - !reference [a, script]\n'.repeat(100)}    - ${BUILD}`,
  ],
  [
    'variables of a pipeline that are made of each other',
    '.gitlab-ci.yml',
    `variables:\n  A: ${'$B'.repeat(30)}\n  B: ${'$C'.repeat(30)}\n  C: ${'$A'.repeat(30)}\na:\n  script: ${BUILD}`,
  ],
  [
    'a workflow whose jobs call it',
    '.github/workflows/images.yml',
    `on: push\njobs:\n  own:\n    steps: [{ run: ${BUILD.trim()} }]\n${repeated(12, (at) => `  j${at}:\n    strategy: { matrix: { a: [1, 2] } }\n    uses: ./.github/workflows/images.yml\n`)}`,
  ],
  [
    'a matrix of very many rows',
    '.github/workflows/images.yml',
    `on: push\njobs:\n  own:\n    strategy: { matrix: { a: [${words(3000).trim().replaceAll(' ', ',')}], b: [${words(3000).trim().replaceAll(' ', ',')}] } }\n    steps: [{ run: ${BUILD.trim()} }]\n`,
  ],
  ['blocks that stay open', 'Jenkinsfile', `dir("a") { ${'{'.repeat(50_000)}\n${'}'.repeat(50_001)}\nsh "${BUILD.trim()}"\n`],
];

test.each(PIPELINES)('%s end, and the image beside them is found', { timeout: 20_000 }, async (_story, path, text) => {
  const repository = memoryRepository({ ...DOCKERFILE, [`${'a'.repeat(200)}/orders.txt`]: '', [path]: text });
  const { facts } = await ciImages.analyze([{ path, text }], repository);

  expect(facts.map((fact) => (fact.kind === 'build' ? fact.image : fact.kind))).toEqual(['acme/orders']);
});

test('very many jobs of a pipeline are read', { timeout: 20_000 }, async () => {
  const job = (at: number) =>
    `j${at}:\n  parallel:\n    matrix:\n      - N: [a, b, c, d]\n  script:\n${'    - echo\n'.repeat(10)}    - ${BUILD}`;
  const text = repeated(1500, job);
  const { facts } = await ciImages.analyze([{ path: '.gitlab-ci.yml', text }], memoryRepository(DOCKERFILE));

  expect(facts).toHaveLength(1500);
});

test('a start script of many commands, documents and conditions comes to an end', { timeout: 20_000 }, () => {
  const scripts = [
    `${'if a; then '.repeat(5000)}\n${'exec "$@" & '.repeat(20_000)}\n${'A=b '.repeat(20_000)}`,
    `#!/bin/sh\n${'exec bin/a & bin/a; '.repeat(5000)}\n${'<<E\n'.repeat(5000)}`,
    `${'"$'.repeat(20_000)}\n${'A="'.repeat(20_000)}`,
  ];

  for (const text of scripts) startScriptIn(text);
  const round = throughScripts('bin/a', () => ({ command: 'bin/a & bin/a' }));

  expect(round).toMatch(/^bin\/a( & bin\/a)*$/);
});
