import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../src/cli/command-line.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-'));
  mkdirSync(join(folder, 'orders'));
  writeCompose('orders');
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

function writeCompose(...services: readonly string[]): void {
  const lines = services.flatMap((name) => [`  ${name}:`, `    image: shop/${name}:1`]);
  writeFileSync(join(folder, 'docker-compose.yml'), ['services:', ...lines, ''].join('\n'));
}

async function asbuilt(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, 'on').mockReturnValue(process.stdout);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  process.exitCode = undefined;
  await runCommandLine(['node', 'asbuilt', ...words]);
  return { out: out.join(''), err: err.join(''), code: process.exitCode ?? 0 };
}

const baseline = () => join(folder, 'asbuilt.json');

async function writeBaseline(): Promise<void> {
  expect((await asbuilt('scan', folder, '--format', 'json', '-o', baseline())).code).toBe(0);
}

describe('asbuilt drift', () => {
  it('is clean when nothing changed, also when lines moved', async () => {
    await writeBaseline();
    writeFileSync(join(folder, 'docker-compose.yml'), '# the shop\n\nservices:\n  orders:\n    image: shop/orders:1\n');

    expect(await asbuilt('drift', folder)).toMatchObject({ code: 0, out: expect.stringMatching(/^No drift/), err: '' });
  });

  it('exits 1 and shows the line when something changed', async () => {
    await writeBaseline();
    writeCompose('orders', 'payments');

    const { code, out } = await asbuilt('drift', folder);

    expect(code).toBe(1);
    expect(out).toContain('payments is new (service). [node-added]\n  after   docker-compose.yml:4  payments:\n');
  });

  it('exits 0 for changes below --fail-on and still prints them', async () => {
    await writeBaseline();
    writeCompose('orders', 'payments');

    const { code, out } = await asbuilt('drift', folder, '--fail-on', 'warning', '--format', 'json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ summary: { info: 1, warning: 0, error: 0 }, changes: [{ kind: 'node-added' }] });
  });

  it('compares two files without a folder', async () => {
    await writeBaseline();
    const again = await asbuilt('drift', '--before', baseline(), '--after', baseline());

    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^No drift/) });
  });

  it('exits 2 without a baseline and says how to make one', async () => {
    const { code, out, err } = await asbuilt('drift', folder);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`there is no such file. Create it with: asbuilt scan ${folder} --format json -o ${baseline()}`);
  });

  it.each([
    ['empty', '', 'the file is empty'],
    ['cut off', '{"schemaVersion": "1",', 'this is not JSON'],
    ['of a later asbuilt', '{"schemaVersion": "2"}', 'this asbuilt reads "1"'],
  ])('exits 2 for a baseline that is %s', async (_what, text, complaint) => {
    writeFileSync(baseline(), text);
    const { code, out, err } = await asbuilt('drift', folder);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(complaint);
  });

  it.each([
    ['one file of two', ['--before', 'a.json'], '--before and --after go together'],
    ['a folder beside two files', ['shop', '--before', 'a.json', '--after', 'b.json'], 'leave out shop'],
    ['a folder that is not there', ['no-such-folder'], 'no-such-folder: no such folder'],
    ['a folder in place of a file', ['--baseline', tmpdir()], 'the file cannot be read'],
  ])('exits 2 for %s', async (_what, words, complaint) => {
    const { code, err } = await asbuilt('drift', ...words);

    expect(code).toBe(2);
    expect(err).toContain(complaint);
  });
});

describe('asbuilt explain', () => {
  it('prints why an element is there', async () => {
    const { code, out } = await asbuilt('explain', 'orders', '--dir', folder);

    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('docker-compose.yml:2  orders:') });
  });

  it('exits 2 for an unknown name and suggests another', async () => {
    const { code, err } = await asbuilt('explain', 'ordres', '--dir', folder);

    expect(code).toBe(2);
    expect(err).toContain('Did you mean orders?');
  });
});
