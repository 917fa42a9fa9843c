import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../src/repository/open-repository.ts';
import { scratchFolder } from './support/scratch.ts';

/** Codes of the problems after a file was asked for. */
function problemsOfReading(folder: string, path: string, options = {}): readonly string[] {
  const opened = openRepository(folder, options);
  opened.repository.read(path);
  return opened.problems.map(({ code, evidence }) => `${evidence.path}:${evidence.line} ${code}`);
}

describe('what is listed', () => {
  test('nested .gitignore files, then .asbuiltignore, then flags', () => {
    const folder = scratchFolder({
      '.gitignore': '*.log\nbuild/\n',
      '.asbuiltignore': '!build/\nlegacy/\n',
      'orders.log': 'x',
      'build/Dockerfile': 'FROM node',
      'legacy/compose.yaml': 'services:',
      'shop/.gitignore': '!keep.log\nlocal.yaml\n',
      'shop/keep.log': 'x',
      'shop/local.yaml': 'x',
      'shop/orders.ts': 'x',
      'shop/demo/cart.ts': 'x',
    });

    const { repository } = openRepository(folder, { ignore: ['demo/'] });

    expect(repository.paths).toEqual([
      '.asbuiltignore',
      '.gitignore',
      'build/Dockerfile',
      'shop/.gitignore',
      'shop/keep.log',
      'shop/orders.ts',
    ]);
  });

  test('dependencies, caches and copied packages are not', () => {
    const folder = scratchFolder({
      'node_modules/pg/index.js': 'x',
      'go/vendor/modules.txt': 'x',
      'go/vendor/pay/client.go': 'x',
      'web/package.json': '{}',
      'web/dist/app.js': 'x',
      'vendor/compose.yaml': 'a vendor is also a role in a shop',
    });

    expect(openRepository(folder).repository.paths).toEqual(['vendor/compose.yaml', 'web/package.json']);
  });

  test('a submodule that is not checked out is told', () => {
    const module = (name: string) => `[submodule "${name}"]\n\tpath = services/${name}\n\turl = ../${name}\n`;
    const folder = scratchFolder({
      '.gitmodules': `${module('orders')}${module('payments')}${module('gone')}`,
      'services/orders/index.ts': 'x',
    });
    mkdirSync(`${folder}/services/payments`);

    const { problems } = openRepository(folder);

    expect(problems).toMatchObject([
      { code: 'missing-reference', evidence: { path: '.gitmodules', line: 5, text: 'path = services/payments' } },
    ]);
    expect(problems[0]?.message).toContain('submodule services/payments is not checked out');
    expect(openRepository(folder, { ignore: ['services/payments/'] }).problems).toEqual([]);
  });

  test('no more files and no deeper than the limits', () => {
    const folder = scratchFolder({ 'a/b/c/deep.ts': 'x', 'one.ts': 'x', 'two.ts': 'x' });

    const shallow = openRepository(folder, { limits: { depth: 1 } });
    const few = openRepository(folder, { limits: { files: 1 } });

    expect(shallow.repository.paths).toEqual(['one.ts', 'two.ts']);
    expect(shallow.problems.map(({ code, evidence }) => `${code} ${evidence.path}`)).toEqual(['limit-reached a/b/']);
    expect(few.repository.paths).toHaveLength(1);
    expect(few.problems.map(({ code }) => code)).toEqual(['limit-reached']);
  });
});

describe('what cannot be read is a problem of whoever wants it', () => {
  test('nobody asks, nobody hears of it', () => {
    const folder = scratchFolder({ 'photo.png': new Uint8Array([0, 1, 2]) });

    expect(openRepository(folder).problems).toEqual([]);
  });

  test.each([
    ['binary-file', { 'orders.ts': new Uint8Array([0, 1, 2]) }],
    ['empty-file', { 'orders.ts': '\n' }],
    ['file-too-large', { 'orders.ts': 'x'.repeat(200) }],
  ])('%s', (code, files: Record<string, string | Uint8Array>) => {
    const limits = { fileSize: 100 };

    expect(problemsOfReading(scratchFolder(files), 'orders.ts', { limits })).toEqual([`orders.ts:1 ${code}`]);
  });

  test('a link that leads nowhere, outside, to itself or to its own folder', () => {
    const folder = scratchFolder({ 'shop/orders.ts': 'x' });
    const outside = scratchFolder({ 'secret.ts': 'not yours' });
    symlinkSync('gone.ts', `${folder}/broken.ts`);
    symlinkSync(`${outside}/secret.ts`, `${folder}/outside.ts`);
    symlinkSync(outside, `${folder}/elsewhere`);
    symlinkSync('loop.ts', `${folder}/loop.ts`);
    symlinkSync('..', `${folder}/shop/up`);
    symlinkSync('shop/orders.ts', `${folder}/inside.ts`);

    const opened = openRepository(folder);
    const texts = opened.repository.paths.map((path) => [path, opened.repository.read(path)?.text]);

    expect(Object.fromEntries(texts)).toEqual({
      'broken.ts': undefined,
      'inside.ts': 'x',
      'outside.ts': undefined,
      'shop/orders.ts': 'x',
    });
    expect(opened.problems.map(({ code, evidence }) => `${evidence.path} ${code}`).sort()).toEqual([
      'broken.ts unreadable-file',
      'elsewhere link-outside-root',
      'loop.ts link-cycle',
      'outside.ts link-outside-root',
      'shop/up link-cycle',
    ]);
  });
});

test('text that Windows tools write is text', () => {
  const folder = scratchFolder({ 'orders.env': new Uint8Array([0xff, 0xfe, 0x41, 0x00]) });

  expect(openRepository(folder).repository.read('orders.env')?.text).toBe('A');
});

describe('the root', () => {
  test('a slip of the pen gets the nearest name', () => {
    const folder = scratchFolder({ 'payments/index.ts': 'x' });

    expect(() => openRepository(`${folder}/paymnets`)).toThrow('no such folder. Did you mean payments?');
    expect(() => openRepository(`${folder}/warehouse`)).toThrow(/no such folder\.$/);
    expect(() => openRepository(`${folder}/payments/index.ts`)).toThrow('not a folder');
  });
});

describe('the revision', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  test.each([
    ['a detached head', { '.git/HEAD': `${commit}\n` }],
    ['a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${commit}\n` }],
    [
      'a packed branch',
      { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack-refs\n${commit} refs/heads/main\n` },
    ],
    [
      'a worktree',
      {
        '.git': 'gitdir: main/.git/worktrees/shop\n',
        'main/.git/worktrees/shop/HEAD': 'ref: refs/heads/shop\n',
        'main/.git/worktrees/shop/commondir': '../..\n',
        'main/.git/refs/heads/shop': `${commit}\n`,
      },
    ],
  ])('of %s', (_case, files: Record<string, string>) => {
    expect(openRepository(scratchFolder(files)).revision).toBe(commit);
  });

  test.each([
    ['no checkout', {}],
    ['no commit yet', { '.git/HEAD': 'ref: refs/heads/main\n' }],
    ['something else in its place', { '.git/HEAD': 'ref: ../../etc/passwd\n' }],
  ])('is null for %s', (_case, files: Record<string, string>) => {
    expect(openRepository(scratchFolder(files)).revision).toBeNull();
  });
});

describe('a text that is given back', () => {
  test('is read anew when it is asked for again, also by who had the file before', () => {
    const folder = scratchFolder({ 'orders.ts': 'first' });
    const { repository, digestOfFile } = openRepository(folder);
    const source = repository.read('orders.ts');
    const digest = digestOfFile('orders.ts');
    writeFileSync(`${folder}/orders.ts`, 'second');

    expect(source?.text).toBe('first');
    repository.release?.('orders.ts');
    expect(source?.text).toBe('second');
    expect(repository.read('orders.ts')).toBe(source);
    // Of what was read first: a run that met both is not taken for one of the file as it is now.
    expect(digestOfFile('orders.ts')).toBe(digest);
  });

  test('is empty when the file is gone, which is said once, and a file that was never read has none to give', () => {
    const folder = scratchFolder({ 'orders.ts': 'first' });
    const { repository, problems } = openRepository(folder);
    const source = repository.read('orders.ts');
    rmSync(`${folder}/orders.ts`);
    repository.release?.('orders.ts');
    repository.release?.('never-read.ts');

    expect(problems).toEqual([]);
    expect(source?.text).toBe('');
    repository.release?.('orders.ts');
    expect(source?.text).toBe('');
    expect(problems.map(({ code, evidence }) => `${evidence.path} ${code}`)).toEqual(['orders.ts unreadable-file']);
  });
});
