import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyzers } from '../analyzers/index.ts';
import type { UnknownCode } from '../src/model/architecture.ts';
import type { Evidence } from '../src/model/evidence.ts';
import type { ProblemCode } from '../src/model/problem.ts';
import { analyzeFolder } from './support/analyze-folder.ts';
import { kindsInGoldens, kindsInReadme } from './support/emits.ts';
import { analyzerCases, foldersIn, ROOT } from './support/fixtures.ts';

const names = analyzers.map(({ name }) => name);

test('every folder of analyzers is registered under its name, in order', () => {
  expect(names).toEqual(foldersIn('analyzers'));
});

test('every analyzer is named in the README of the project', () => {
  const readme = readFileSync(`${ROOT}/README.md`, 'utf8');

  expect(names.filter((name) => !readme.includes(`(analyzers/${name}/README.md)`))).toEqual([]);
});

test('every fixture folder belongs to an analyzer', () => {
  expect(foldersIn('fixtures/analyzers').filter((folder) => !names.includes(folder))).toEqual([]);
});

describe.each(analyzers.map((analyzer) => ({ name: analyzer.name, analyzer })))('$name', ({ name, analyzer }) => {
  const cases = analyzerCases().filter((each) => each.analyzer === name);
  const golden = (folder: string) => readFileSync(`${folder}/expected.txt`, 'utf8');

  test('has a README whose Emits column is what its goldens show', () => {
    const readme = `${ROOT}/analyzers/${name}/README.md`;

    expect(existsSync(readme)).toBe(true);
    expect(kindsInReadme(readFileSync(readme, 'utf8'))).toEqual(kindsInGoldens(cases.map(({ folder }) => golden(folder))));
  });

  test('has a near miss: something alike that gives nothing', () => {
    const nearMisses = cases.filter((each) => each.name.startsWith('near-miss'));

    expect(nearMisses.length).toBeGreaterThan(0);
    expect(nearMisses.filter(({ folder }) => golden(folder) !== '').map((each) => each.name)).toEqual([]);
  });

  test('cites lines that are there and say what it says they say', async () => {
    for (const { folder } of cases) {
      const { facts, problems } = await analyzeFolder(analyzer, `${folder}/input`);
      const cited = [
        ...facts.flatMap(({ evidence, via = [] }) => [evidence, ...via]),
        ...problems.map(({ evidence }) => evidence),
      ];

      expect(cited.filter((evidence) => !isThere(`${folder}/input`, evidence))).toEqual([]);
    }
  });
});

const problemCodes: Readonly<Record<ProblemCode, true>> = {
  'unreadable-file': true,
  'binary-file': true,
  'file-too-large': true,
  'empty-file': true,
  'syntax-error': true,
  'unexpected-shape': true,
  'link-outside-root': true,
  'link-cycle': true,
  'limit-reached': true,
  'missing-reference': true,
  'conflicting-facts': true,
  'analyzer-failed': true,
  'renderer-failed': true,
  'unread-code': true,
};

const unknownCodes: Readonly<Record<UnknownCode, true>> = {
  'unresolved-target': true,
  'unresolved-channel': true,
  'unresolved-path': true,
  'unresolved-setting': true,
  'unowned-code': true,
  'inactive-code': true,
  'unplaced-contract': true,
  'unrendered-template': true,
  'unknown-object': true,
};

test('every problem and every unknown has a heading in docs/problems.md, and nothing else has', () => {
  const page = readFileSync(`${ROOT}/docs/problems.md`, 'utf8');
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);

  expect(headings.sort()).toEqual([...Object.keys(problemCodes), ...Object.keys(unknownCodes)].sort());
});

/** A text is trimmed, shortened (`…`) and cleaned of secrets (`***`); what is left of it stands in the line, in that order. */
function isThere(folder: string, { path, line, text }: Evidence): boolean {
  const written = readFileSync(`${folder}/${path}`, 'utf8').split(/\r?\n/)[line - 1];
  let at = 0;
  for (const piece of text.split(/\*\*\*|…/)) {
    const found = written?.indexOf(piece, at) ?? -1;
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}
