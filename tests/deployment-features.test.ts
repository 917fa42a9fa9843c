import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from './support/fixtures.ts';

test('every fixture that the list of deployment features names is there', () => {
  const rows = readFileSync(`${ROOT}/docs/deployment-features.md`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const named = rows.flatMap((row) => [...(row.split(' | ')[1] ?? '').matchAll(/`([\w-]+\/[\w-]+)`/g)].map(([, name]) => name));

  expect(named.length).toBeGreaterThan(90);
  expect(named.filter((name) => !existsSync(`${ROOT}/fixtures/analyzers/${name}/expected.txt`))).toEqual([]);
});
