import { describe, expect, test } from 'vitest';
import type { Analyzer } from '../src/model/analyzer.ts';
import type { Evidence } from '../src/model/evidence.ts';
import { analyzeFolder } from './support/analyze-folder.ts';
import { describeFact, describeProblem } from './support/describe-fact.ts';
import { analyzerCases } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';

describe.each(analyzerCases())('$analyzer', ({ analyzer, name, folder }) => {
  test(`${name}`, async () => {
    const loaded = await load(analyzer);

    const { facts, problems } = await analyzeFolder(loaded, `${folder}/input`);

    const lines = [
      ...facts.map((fact) => ({ at: fact.evidence, line: describeFact(fact) })),
      ...problems.map((problem) => ({ at: problem.evidence, line: describeProblem(problem) })),
    ];
    expectGolden(
      `${folder}/expected.txt`,
      lines
        .sort(byPlace)
        .map(({ line }) => `${line}\n`)
        .join(''),
    );
  });
});

test('there are analyzers with fixtures', () => {
  expect(analyzerCases().length).toBeGreaterThan(0);
});

async function load(name: string): Promise<Analyzer> {
  const module: { readonly default: Analyzer } = await import(`../analyzers/${name}/analyzer.ts`);
  return module.default;
}

interface Line {
  readonly at: Evidence;
  readonly line: string;
}

function byPlace(one: Line, other: Line): number {
  return compare(one.at.path, other.at.path) || one.at.line - other.at.line || compare(one.line, other.line);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
