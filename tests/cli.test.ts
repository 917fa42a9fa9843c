import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigFile } from '../src/config/config.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { ArchitectureFile } from '../src/model/architecture-file.ts';
import { ROOT } from './support/fixtures.ts';
import { runCli } from './support/run-cli.ts';
import { scratchCopy, scratchFolder } from './support/scratch.ts';

const SHOP = `${ROOT}/fixtures/systems/shop/input`;

describe('scan', () => {
  test('prints one JSON document on stdout and nothing on stderr', async () => {
    const { code, stdout, stderr } = await runCli('scan', SHOP, '--format', 'json', '--name', 'shop');

    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(ArchitectureFile.parse(JSON.parse(stdout)).system.name).toBe('shop');
  });

  test('writes each format where it is told', async () => {
    const folder = scratchFolder();

    const { stdout } = await runCli(
      'scan',
      SHOP,
      '--format',
      `json=${folder}/a.json`,
      '--format',
      'text',
      '-o',
      `${folder}/a.txt`,
    );

    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(`${folder}/a.json`, 'utf8')).schemaVersion).toBe('1');
    expect(readFileSync(`${folder}/a.txt`, 'utf8')).toContain('Connections (');
  });

  test('prints the description of one service alone', async () => {
    const { code, stdout } = await runCli('scan', SHOP, '--format', 'openapi', '--service', 'orders');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^openapi: 3\.1\.0\n/);
    expect(stdout).toContain('title: orders');
  });

  test('prints text without colour where nobody looks, and with it when told', async () => {
    expect((await runCli('scan', SHOP)).stdout).not.toContain('\u001b');
    expect((await runCli('scan', SHOP, '--color')).stdout).toContain('\u001b[1m');
  });

  test('--debug tells the time of every stage on stderr', async () => {
    const { stderr } = await runCli('scan', SHOP, '--debug');

    for (const stage of ['list files', 'read', 'analyze docker-compose', 'resolve']) {
      expect(stderr).toMatch(new RegExp(`^${stage} +\\d+ ms`, 'm'));
    }
  });
});

test('flow tells the steps behind a route, or draws them', async () => {
  const told = await runCli('flow', 'orders POST cancel v1', '--dir', SHOP);
  const drawn = await runCli('flow', 'orders POST cancel v1', '--dir', SHOP, '--format', 'mermaid');

  expect(told.stdout).toContain(
    '  2 orders sends order.cancelled to payments (kafka)  services/orders/src/orders/orders.service.ts:44\n',
  );
  expect(drawn.stdout).toMatch(/^sequenceDiagram\n/);
});

describe('a mistake exits 2 and says what to do', () => {
  test('nothing to analyse', async () => {
    const { code, stdout, stderr } = await runCli('scan', scratchFolder());

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('nothing to analyse was found');
    expect(stderr).toMatch(/docker-compose +\S*yaml/);
  });

  test('no such folder', async () => {
    const { code, stderr } = await runCli('scan', `${ROOT}/fixtures/system`);

    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean systems?');
  });

  test.each([
    [['scan', SHOP, '--format', 'pdf'], 'There is no format "pdf"; there are json'],
    [['scan', SHOP, '--format', 'json', '--format', 'text'], 'Two results would go to stdout'],
    [['scan', SHOP, '--format', 'openapi', '--service', 'nobody'], 'nothing to describe of a service "nobody"'],
    [['scan', SHOP, '--service', 'orders'], '--service means nothing to the format text'],
    [['flow', 'POST /oders', '--dir', SHOP], 'has no route and no consumer called "POST /oders". The nearest are'],
    [['scna'], 'Did you mean scan?'],
    [['scan', SHOP, '--formt', 'json'], 'Did you mean --format?'],
    [['scan', SHOP, SHOP], 'too many arguments'],
    [['docs', SHOP, '--fail-on', 'sometimes'], 'Allowed choices are any, none'],
    [[], 'Usage: asbuilt'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(...argv);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('docs', () => {
  test('run twice changes no byte, and --check agrees', async () => {
    const out = scratchFolder();
    const first = await runCli('docs', SHOP, '--out', out);
    const before = contents(out);

    const second = await runCli('docs', SHOP, '--out', out);
    const check = await runCli('docs', SHOP, '--out', out, '--check');

    expect([first.code, second.code, check.code]).toEqual([0, 0, 0]);
    expect(Object.keys(before).length).toBeGreaterThan(2);
    expect(contents(out)).toEqual(before);
    expect(check.stdout).toContain('say what the sources say');
  });

  test('--check exits 1 after a change, names the line that made it so and writes nothing', async () => {
    const [sources, out] = [scratchCopy(SHOP), scratchFolder()];
    await runCli('docs', sources, '--out', out, '--name', 'shop');
    const before = contents(out);
    const compose = readFileSync(`${sources}/compose.yaml`, 'utf8');
    writeFileSync(`${sources}/compose.yaml`, compose.replace(/^services:$/m, 'services:\n  ledger:\n    image: mysql:8.4\n'));

    const { code, stdout } = await runCli('docs', sources, '--out', out, '--name', 'shop', '--check');

    expect(code).toBe(1);
    expect(stdout).toMatch(/because of .*compose\.yaml:\d+/);
    expect(stdout).toContain('ledger');
    expect(contents(out)).toEqual(before);
    expect((await runCli('docs', sources, '--out', out, '--name', 'shop', '--check', '--fail-on', 'none')).code).toBe(0);
  });

  test('go where asbuilt.yaml says', async () => {
    const sources = scratchCopy(SHOP);
    writeFileSync(`${sources}/asbuilt.yaml`, 'documents: docs/plan\n');

    await runCli('docs', sources);

    expect(readdirSync(`${sources}/docs/plan`)).toContain('integration-plan.md');
  });
});

test('schema prints the schema that a scan keeps to', async () => {
  const { code, stdout } = await runCli('schema');

  expect(code).toBe(0);
  expect(JSON.parse(stdout).required).toContain('schemaVersion');
});

test('init writes a configuration that changes nothing, once', async () => {
  const sources = scratchCopy(SHOP);
  const before = await runCli('scan', sources, '--format', 'json');

  const [first, second] = [await runCli('init', sources), await runCli('init', sources)];

  expect([first.code, second.code]).toEqual([0, 2]);
  expect((await runCli('scan', sources, '--format', 'json')).stdout).toBe(before.stdout);
});

test('what init writes can be used as it is, once the # before its settings is taken away', async () => {
  const folder = scratchFolder();
  await runCli('init', folder);
  const written = readFileSync(`${folder}/asbuilt.yaml`, 'utf8');
  writeFileSync(`${folder}/asbuilt.yaml`, written.replace(/^# (?=[a-z ])/gm, ''));

  expect(loadConfig(folder)).toMatchObject({ name: 'shop', documents: 'docs/integration', failOn: 'any' });
  expect(Object.keys(ConfigFile.shape).filter((key) => !written.includes(`${key}:`))).toEqual(['$schema']);
});

test('--version, and with --verbose what asbuilt never does', async () => {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { readonly version: string };

  expect(await runCli('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  expect((await runCli('--version', '--verbose')).stdout).toContain(
    'Never uses the network, but to list what runs in the cluster',
  );
});

function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}
