import { expect, test } from 'vitest';
import go from '../analyzers/go/analyzer.ts';
import { analyzeFolder } from './support/analyze-folder.ts';
import { ROOT } from './support/fixtures.ts';

test.each([
  ['settings-by-tags-and-viper', 'geheimnis'],
  ['sql-and-document-stores', 'geheim'],
  ['settings-in-files-and-nested-structs', 'hunter'],
  ['settings-in-files-and-nested-structs', 'geheim'],
])('no fact of %s holds what only its program may know', async (name, secret) => {
  const { facts, problems } = await analyzeFolder(go, `${ROOT}/fixtures/analyzers/go/${name}/input`);

  expect(facts.length).toBeGreaterThan(0);
  expect(JSON.stringify([facts, problems])).not.toContain(secret);
});
