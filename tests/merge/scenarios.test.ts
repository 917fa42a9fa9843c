import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mergeDocument } from '../../src/merge/merge.ts';

const FOLDER = 'fixtures/merge';
const update = process.env['UPDATE_GOLDENS'] !== undefined;

test.each(readdirSync(FOLDER).sort())('%s', (scenario) => {
  const read = (name: string) => readFileSync(`${FOLDER}/${scenario}/${name}`, 'utf8');
  const merged = mergeDocument({ ours: read('ours.md'), base: read('base.md'), theirs: read('theirs.md') });
  const told = [
    ...merged.conflicts.map(({ line, heading, kept, generated }) => ['conflict', line, heading, kept, generated]),
    ...merged.divergences.map(({ kind, line, heading, kept, generated }) => [kind, line, heading, kept, generated]),
  ].map((words) => `${JSON.stringify(words)}\n`);
  if (update) {
    writeFileSync(`${FOLDER}/${scenario}/merged.md`, merged.text);
    writeFileSync(`${FOLDER}/${scenario}/told.txt`, told.join(''));
  }

  expect(merged.text).toBe(read('merged.md'));
  expect(told.join('')).toBe(read('told.txt'));
});

test('the table of scenarios names each of them', () => {
  const page = readFileSync('docs/regeneration.md', 'utf8');

  for (const scenario of readdirSync(FOLDER)) expect(page).toContain(`\`${scenario}\``);
});
