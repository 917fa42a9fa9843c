import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../src/drift/compare.ts';
import { describeDrift } from '../src/drift/describe.ts';
import { CHANGES, type ChangeKind, type Drift } from '../src/model/drift.ts';
import { readArchitectureFile } from '../src/output/read-architecture-file.ts';
import { foldersIn, ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';

const cases = foldersIn('fixtures/drift');
const kinds = Object.keys(CHANGES) as ChangeKind[];

function read(name: string, side: 'before' | 'after') {
  const path = `fixtures/drift/${name}/${side}.json`;
  return readArchitectureFile(readFileSync(`${ROOT}/${path}`, 'utf8'), path);
}

function driftOf(name: string): Drift {
  return compare(read(name, 'before'), read(name, 'after'));
}

describe('drift', () => {
  it.each(cases)('%s', (name) => {
    expectGolden(`${ROOT}/fixtures/drift/${name}/expected.txt`, describeDrift(driftOf(name)));
  });

  it.each(kinds)('has a case for %s', (kind) => {
    expect(driftOf(kind).changes.map((change) => change.kind)).toContain(kind);
  });

  it.each(cases.filter((name) => name.startsWith('silent-')))('%s', (name) => {
    expect(driftOf(name).changes).toEqual([]);
  });

  it.each(cases)('%s has none against itself', (name) => {
    expect(compare(read(name, 'before'), read(name, 'before')).changes).toEqual([]);
    expect(compare(read(name, 'after'), read(name, 'after')).changes).toEqual([]);
  });

  it.each(cases)('%s shows a line for every change', (name) => {
    const bare = driftOf(name).changes.filter((change) => change.before.length + change.after.length === 0);

    expect(bare.map((change) => change.kind).filter((kind) => kind !== 'coverage-dropped')).toEqual([]);
  });
});
