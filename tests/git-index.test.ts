import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../src/repository/open-repository.ts';
import { scratchFolder } from './support/scratch.ts';

const SHOP = {
  '.gitignore': 'overlays/\n*.local.yaml\nnode_modules\n',
  '.asbuiltignore': 'legacy/\n',
  'legacy/compose.yaml': 'services:',
  'node_modules/pay/index.js': 'x',
  'orders.local.yaml': 'x',
  'overlays/orders/kustomization.yaml': 'x',
  'overlays/orders/untracked.yaml': 'x',
  'overlays/payments/untracked.yaml': 'x',
  'shop.yaml': 'x',
  'untracked.local.yaml': 'x',
};
const TRACKED = ['legacy/compose.yaml', 'node_modules/pay/index.js', 'orders.local.yaml', 'overlays/orders/kustomization.yaml'];

function shopWithIndex(...commands: readonly (readonly string[])[]): string {
  const folder = scratchFolder(SHOP);
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  for (const command of commands) git(...command);
  return folder;
}

const ADD = ['add', '--force', 'shop.yaml', ...TRACKED];
const SEEN = ['.asbuiltignore', '.gitignore', 'orders.local.yaml', 'overlays/orders/kustomization.yaml', 'shop.yaml'];

describe('what git tracks although .gitignore names it', () => {
  test('is read; untracked files beside it, well-known folders and what .asbuiltignore names stay out', () => {
    const folder = shopWithIndex(ADD);

    expect(openRepository(folder).repository.paths).toEqual(SEEN);
  });

  test.each([
    ['3', ['add', '--intent-to-add', '--force', 'shop.yaml']],
    ['4', ['update-index', '--index-version', '4']],
    ['split', ['update-index', '--split-index']],
  ])('in an index of version %s', (_version, command) => {
    const folder = shopWithIndex(['add', '--force', ...TRACKED], command, [
      'add',
      '--force',
      'overlays/orders/kustomization.yaml',
    ]);

    expect(openRepository(folder).repository.paths).toEqual(SEEN);
  });

  test('is not known without git', () => {
    const folder = scratchFolder(SHOP);

    expect(existsSync(`${folder}/.git`)).toBe(false);
    expect(openRepository(folder).repository.paths).toEqual(['.asbuiltignore', '.gitignore', 'shop.yaml']);
  });

  test('is a problem when the index is cut off', () => {
    const folder = shopWithIndex(ADD);
    const index = readFileSync(`${folder}/.git/index`);
    writeFileSync(`${folder}/.git/index`, index.subarray(0, 120));

    const { repository, problems } = openRepository(folder);

    expect(repository.paths).toEqual(['.asbuiltignore', '.gitignore', 'shop.yaml']);
    expect(problems.map(({ code, evidence }) => `${code} ${evidence.path}`)).toEqual(['unreadable-file .git/index']);
  });
});
