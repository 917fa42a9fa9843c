import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

/** A street of stalls: one image, and each container starts a file of its own, which asks the next stall. */
function streetOf(length: number): string {
  const stalls = Array.from({ length }, (_, index) => index);
  const services = stalls.map((index) => `  stall${index}: { build: ., command: node src/stall${index}.js }\n`);
  return scratchFolder({
    'docker-compose.yml': `services:\n${services.join('')}`,
    Dockerfile: 'FROM node:20\nCOPY . .\n',
    'package.json': '{ "name": "street" }',
    ...Object.fromEntries(
      stalls.map((index) => [`src/stall${index}.js`, `fetch('http://stall${(index + 1) % length}/wares/${index}');\n`]),
    ),
  });
}

async function scanned(length: number) {
  const { architecture } = await analyze(streetOf(length));
  const edges = architecture.edges.map(({ from, to }) => `${from} -> ${to}`);
  return { edges, problems: architecture.problems.map(({ code, evidence }) => `${code} ${evidence.path}`) };
}

test('as many files as a street has stalls are told apart', async () => {
  const { edges, problems } = await scanned(20);

  expect(edges).toHaveLength(20);
  expect(edges).toEqual(expect.arrayContaining(['stall0 -> stall1', 'stall7 -> stall8', 'stall19 -> stall0']));
  expect(problems).toEqual([]);
});

test('where there are too many, that is said', async () => {
  const { problems } = await scanned(90);

  expect(problems).toEqual([expect.stringMatching(/^limit-reached src\/stall\d+\.js$/)]);
});
