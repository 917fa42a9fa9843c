import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { runCli } from './support/run-cli.ts';

let shop = '';

beforeEach(() => {
  shop = mkdtempSync(join(tmpdir(), 'shop-'));
  cpSync(`${ROOT}/fixtures/wiring/route-not-served/input`, shop, { recursive: true });
});

afterEach(() => {
  rmSync(shop, { recursive: true });
});

const check = (...words: readonly string[]) => runCli('check', shop, '--no-cache', '--quiet', ...words);
const baseline = () => join(shop, 'asbuilt-baseline.json');

describe('asbuilt check', () => {
  it('exits 1 for findings, 0 below --fail-on', async () => {
    expect(await check()).toMatchObject({ code: 1, stdout: expect.stringContaining('[route-not-served]') });
    expect((await check('--fail-on', 'never')).code).toBe(0);
  });

  it('writes several reports at once', async () => {
    await check('--format', `sarif=${join(shop, 'check.sarif')}`, '--format', 'json');

    expect(JSON.parse(readFileSync(join(shop, 'check.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  it('accepts what a baseline lists, in the same bytes every time, also when lines move', async () => {
    await check('--update-baseline');
    const first = readFileSync(baseline(), 'utf8');
    const server = join(shop, 'orders/src/index.js');
    writeFileSync(server, `// moved\n\n${readFileSync(server, 'utf8')}`);

    expect(await check()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Nothing was found. The baseline accepts 2 more.'),
    });
    await check('--update-baseline');
    expect(readFileSync(baseline(), 'utf8')).toBe(first);
    expect(first).not.toMatch(/"line"/);
  });

  it('says which entries of the baseline are stale, with their line', async () => {
    await check('--update-baseline');
    const server = join(shop, 'orders/src/index.js');
    writeFileSync(server, readFileSync(server, 'utf8').replace("/charge'", "/charges'"));

    const { stdout } = await check('--fail-on', 'note');

    expect(stdout).toMatch(
      /note: The baseline accepts what is not found any more: route-not-served .* \[baseline-entry-stale\]\n +asbuilt-baseline\.json:\d+/,
    );
  });

  it('finds too little coverage, and no baseline accepts that', async () => {
    writeFileSync(
      join(shop, 'orders/src/index.js'),
      'await fetch(`${process.argv[2]}/x`);\nawait fetch(`http://${place()}/y`);\n',
    );
    await check('--update-baseline');

    expect(await check('--min-coverage', '100')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('[coverage-too-low]'),
    });
  });

  it.each([
    ['cut off', '{"schemaVersion": "1",', 'is not JSON'],
    ['something else', '[]', 'this is no baseline'],
    ['of a later asbuilt', '{"schemaVersion": "2", "findings": []}', 'this asbuilt reads "1"'],
    ['without keys', '{"schemaVersion": "1", "findings": [{}]}', 'a list of entries with a `key`'],
  ])('exits 2 for a baseline that is %s', async (_what, text, complaint) => {
    writeFileSync(baseline(), text);

    expect(await check()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(complaint) });
  });

  it.each([
    [['--baseline', 'gone.json'], 'gone.json: the baseline cannot be read'],
    [['--min-coverage', 'most'], 'Give a number from 0 to 100'],
    [['--format', 'pdf'], 'There is no format "pdf"'],
  ])('exits 2 for %s', async (words, complaint) => {
    expect(await check(...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(complaint) });
  });

  it.each([
    ['rules:\n    - rule: max-chain', 'asbuilt.yaml:3: `policies.rules.0`: max-chain needs `limit`'],
    ['rules:\n    - rule: forbidden-edge\n      from: { group: money }\n      to: {}', 'there is no group `money`'],
    ['use: [strict]', 'asbuilt.yaml:2'],
  ])('exits 2 for policies that cannot be read: %s', async (text, complaint) => {
    writeFileSync(join(shop, 'asbuilt.yaml'), `policies:\n  ${text}\n`);

    expect(await check()).toMatchObject({ code: 2, stderr: expect.stringContaining(complaint) });
  });
});
