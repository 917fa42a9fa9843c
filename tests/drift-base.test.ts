import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Drift } from '../src/model/drift.ts';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';
import { SHOP_HISTORY, shopCheckout } from './support/shop-history.ts';

async function changes(folder: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await runCli('drift', folder, ...flags, '--format', 'json', '--quiet', '--no-cache');
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as Drift).changes.map(({ kind, element }) => `${kind} ${element}`);
}

/** What `drift` has to say of each commit since the one before. */
const TOLD: Readonly<Record<(typeof SHOP_HISTORY)[number][0], readonly string[]>> = {
  Sell: [],
  'Say what the shop is': [],
  'Run payments': ['node-added payments'],
  'Charge for orders': ['edge-added orders -> payments (http)'],
  'Indent and explain': [],
  'Cancel orders': ['route-added orders DELETE /orders/:id'],
  'Stop charging': ['edge-removed orders -> payments (http)'],
};

describe('drift --base', () => {
  it('tells of each commit what it did to the system, and nothing of prose and formatting', async () => {
    const { folder, commits } = await shopCheckout();
    const told: Record<string, readonly string[]> = { Sell: [] };

    for (const [index, [message]] of SHOP_HISTORY.entries()) {
      if (index > 0) told[message] = await changes(folder, '--base', commits[index - 1] ?? '', '--head', commits[index] ?? '');
    }

    expect(told).toEqual(TOLD);
  });

  it('compares with what lies in the folder now, and leaves the folder as it is', async () => {
    const shop = await shopCheckout();
    shop.write('compose.yaml', 'services:\n  orders:\n    build: ./orders\n');
    const listed = () => readdirSync(shop.folder, { recursive: true }).sort();
    const before = listed();

    expect(await changes(shop.folder, '--base', 'HEAD')).toEqual(['node-removed payments']);
    expect(listed()).toEqual(before);
  });

  it('exits 1 for changes and 0 for none', async () => {
    const { folder } = await shopCheckout();

    expect(await runCli('drift', folder, '--base', 'main~1')).toMatchObject({ code: 1 });
    expect(await runCli('drift', folder, '--base', 'main')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No drift since /),
    });
  });

  it.each([
    ['a branch', 'main~4'],
    ['a tag', 'v1'],
    ['the branch of a remote', 'origin/main'],
    ['a packed tag', 'v1-packed'],
    ['parents', 'HEAD^^~2'],
    ['a folder in the repository', 'v1'],
  ])('takes %s', async (what, ref) => {
    const { folder, commits } = await namedShop();
    const sub = what === 'a folder in the repository' ? `${folder}/orders` : folder;

    const { stdout } = await runCli('drift', sub, '--base', ref, '--format', 'json', '--no-cache', '--quiet');

    expect(JSON.parse(stdout)).toMatchObject({ before: { revision: commits[2] } });
  });

  it('takes the beginning of a commit name', async () => {
    const { folder, commits } = await shopCheckout();

    expect(await changes(folder, '--base', commits[1]?.slice(0, 8) ?? '', '--head', 'main~4')).toEqual(['node-added payments']);
  });

  it('looks into the repository of a worktree', async () => {
    const { folder } = await shopCheckout();
    const worktree = scratchFolder({ 'compose.yaml': 'services:\n  orders:\n    image: shop/orders:1\n' });
    const gitDir = `${folder}/.git/worktrees/hotfix`;
    mkdirSync(gitDir, { recursive: true });
    writeFileSync(`${gitDir}/HEAD`, 'ref: refs/heads/main\n');
    writeFileSync(`${gitDir}/commondir`, '../..\n');
    writeFileSync(`${worktree}/.git`, `gitdir: ${gitDir}\n`);

    expect(await changes(worktree, '--base', 'HEAD')).toContain('node-removed payments');
  });
});

describe('drift --base exits 2 for', () => {
  it.each([
    ['a name that is nearly there', 'mian', 'There is no branch, tag or commit mian in this git repository. Did you mean main?'],
    ['more generations than there are', 'main~7', 'is the first commit'],
    ['a parent that is not there', 'main^2', 'has 1 parent'],
    ['a way out of the folder', '../main', 'There is no branch, tag or commit ../main'],
  ])('%s', async (_what, ref, complaint) => {
    const { folder } = await shopCheckout();

    const { code, stdout, stderr } = await runCli('drift', folder, '--base', ref);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(complaint);
  });

  it('a folder without git', async () => {
    const { code, stderr } = await runCli('drift', scratchFolder({ 'compose.yaml': 'services:\n' }), '--base', 'main');

    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('this is not in a git repository') });
  });

  it('what a shallow clone lacks', async () => {
    const { folder, commits } = await shopCheckout();
    writeFileSync(`${folder}/.git/shallow`, `${commits[4]}\n`);

    for (const ref of ['main~3', 'release']) {
      const { code, stderr } = await runCli('drift', folder, '--base', ref);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('fetch more history: git fetch --unshallow') });
    }
  });

  it('objects that are gone', async () => {
    const { folder, commits } = await shopCheckout();
    const oid = commits[3] ?? '';
    rmSync(`${folder}/.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`);

    expect(await runCli('drift', folder, '--base', 'main~3')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not in this clone'),
    });
  });

  it('flags that do not go together', async () => {
    const { folder } = await shopCheckout();

    expect(await runCli('drift', folder, '--head', 'main')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--head goes with --base'),
    });
    expect(await runCli('drift', folder, '--base', 'main', '--helm', 'helm')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Leave them out'),
    });
  });
});

/** The commit that runs payments, under several names. */
async function namedShop() {
  const shop = await shopCheckout();
  const third = shop.commits[2] ?? '';
  await shop.name('refs/tags/v1', third);
  await shop.name('refs/remotes/origin/main', third);
  writeFileSync(
    `${shop.folder}/.git/packed-refs`,
    `# pack-refs with: peeled fully-peeled sorted\n${third} refs/tags/v1-packed\n`,
  );
  return shop;
}
