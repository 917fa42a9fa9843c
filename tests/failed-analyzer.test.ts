import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Analyzer } from '../src/sdk/index.ts';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';

const FRAGILE = ['python', 'docker-compose', 'kubernetes'];

/** Some analyzers as they are, but for files that they cannot bear. */
vi.mock('../analyzers/index.ts', async (original) => {
  const { analyzers } = await original<{ readonly analyzers: readonly Analyzer[] }>();
  const fragile = (analyzer: Analyzer): Analyzer => ({
    ...analyzer,
    analyze: (sources, repository) => {
      if (sources.some(({ text }) => text.includes('poison'))) throw new TypeError('Cannot read properties of undefined');
      return analyzer.analyze(sources, repository);
    },
  });
  return { analyzers: analyzers.map((each) => (FRAGILE.includes(each.name) ? fragile(each) : each)) };
});

const COMPOSE = 'services:\n  orders: { build: ./orders }\n  stock: { build: ./stock }\n';
const ORDERS = "import requests\nrequests.get('http://stock:8000/levels')\n";

function shop(odd: string): string {
  return scratchFolder({
    'compose.yaml': COMPOSE,
    'orders/Dockerfile': 'FROM python:3\nCMD python main.py\n',
    'orders/main.py': ORDERS,
    'stock/Dockerfile': 'FROM python:3\nCMD python main.py\n',
    'stock/main.py': odd,
  });
}

const run = (command: string, folder: string, ...words: readonly string[]) =>
  runCli(command, folder, '--no-cache', '--quiet', ...words);

const FAILED = 'stock/main.py:1: The analyzer python failed at this file';

test('a scan prints what there is, says what is missing and does not end well', async () => {
  const { code, stdout, stderr } = await run('scan', shop('# poison'), '--format', 'json');

  expect(code).toBe(2);
  expect(stderr).toContain(FAILED);
  const { edges, coverage } = JSON.parse(stdout);
  expect(edges.map(({ id }: { readonly id: string }) => id)).toEqual(['orders -> stock (http)']);
  expect(coverage.files.seen - coverage.files.parsed).toBe(1);
});

test('documents are not written, and a comparison of them does not end well', async () => {
  const out = scratchFolder();

  expect(await run('docs', shop('# poison'), '--out', `${out}/docs`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(FAILED),
  });
  expect(existsSync(`${out}/docs`)).toBe(false);
  expect((await run('docs', shop('# poison'), '--out', `${out}/docs`, '--check', '--fail-on', 'none')).code).toBe(2);
});

test('a check finds that a file was not analysed, and no baseline is written', async () => {
  const folder = shop('# poison');

  expect(await run('check', folder, '--fail-on', 'never')).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('[not-analysed]'),
  });
  expect((await run('check', folder, '--update-baseline')).code).toBe(2);
  expect(existsSync(`${folder}/asbuilt-baseline.json`)).toBe(false);
});

test('of a file at which two analyzers fail there are two findings', async () => {
  const folder = scratchFolder({ 'compose.yaml': COMPOSE, 'values.yaml': '# poison' });

  const { stdout } = await run('check', folder, '--format', 'json');

  const keys = JSON.parse(stdout).findings.flatMap(({ rule, key }: { readonly rule: string; readonly key: string }) =>
    rule === 'not-analysed' ? [key] : [],
  );
  expect(new Set(keys).size).toBe(2);
});

test('where nothing drifted, the last line says what was not compared', async () => {
  const folder = shop('');
  await run('scan', folder, '--format', 'json', '-o', `${folder}/asbuilt.json`);
  writeFileSync(`${folder}/stock/main.py`, '# poison');

  const { code, stdout, stderr } = await run('drift', folder, '--fail-on', 'never');

  expect(code).toBe(2);
  expect(stderr).toContain(FAILED);
  expect(stdout).not.toMatch(/No drift(?! in what was analysed)/);
  expect(stdout.trimEnd().split('\n').at(-1)).toContain(`Not compared: ${FAILED}`);
  expect(readFileSync(`${folder}/asbuilt.json`, 'utf8')).toContain('orders -> stock');
});
