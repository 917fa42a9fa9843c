import { symlinkSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Architecture } from '../src/model/architecture.ts';
import { serialise, toArchitectureFile } from '../src/output/architecture-file.ts';
import { toText } from '../src/output/exporters/text.ts';
import { analyze, draw } from '../src/pipeline.ts';
import { ROOT } from './support/fixtures.ts';
import { scratchCopy } from './support/scratch.ts';

const INPUT = `${ROOT}/fixtures/hostile/input`;

/** Every secret of the fixture holds one of these words; `K8SdataLEAK12` stands there in base64. */
const SECRETS = /\w*(LEAK|leak|PASS\d)\w*|SzhTZGF0YUxFQUsxMg/g;

describe('secrets', () => {
  let architecture: Architecture;
  beforeAll(async () => {
    ({ architecture } = await analyze(INPUT));
  });

  test('are in no JSON', () => {
    expect(serialise(toArchitectureFile(architecture)).match(SECRETS)).toBeNull();
  });

  test('are in no summary', () => {
    expect(toText(architecture).match(SECRETS)).toBeNull();
  });

  test('are in no document', () => {
    const documents = draw(architecture);
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.flatMap(({ path, text }) => (text.match(SECRETS) ?? []).map((secret) => `${path}: ${secret}`))).toEqual([]);
  });

  test('are nowhere in what the resolver keeps', () => {
    expect(JSON.stringify(architecture).match(SECRETS)).toBeNull();
  });

  test('do not hide what is around them', () => {
    const names = architecture.nodes.map(({ name }) => name);
    expect(names).toContain('orders');
    expect(names).toContain('pay.example.com');
  });
});

test('files that cannot be used become problems with file and line, and the rest is drawn', async () => {
  const folder = scratchCopy(INPUT);
  writeFileSync(`${folder}/services/orders/src/bundle.js`, `// ${'x'.repeat(1024 * 1024)}`);
  symlinkSync('itself.ts', `${folder}/services/itself.ts`);
  symlinkSync('..', `${folder}/services/round`);
  symlinkSync('/etc/hostname', `${folder}/services/orders/src/host.js`);

  const { architecture } = await analyze(folder);

  const seen = new Set(architecture.problems.map(({ code, evidence }) => `${code} ${evidence.path}`));
  for (const expected of [
    'syntax-error services/billing/docker-compose.yml',
    'syntax-error services/billing/package.json',
    'syntax-error services/billing/index.ts',
    'binary-file services/billing/compose.yaml',
    'binary-file services/billing/worker.js',
    'empty-file services/billing/.env',
    'file-too-large services/orders/src/bundle.js',
    'link-cycle services/itself.ts',
    'link-cycle services/round',
    'link-outside-root services/orders/src/host.js',
  ]) {
    expect([...seen]).toContain(expected);
  }
  expect(architecture.problems.filter(({ evidence }) => !(evidence.line >= 1))).toEqual([]);
  expect(architecture.problems.filter(({ code }) => code === 'analyzer-failed')).toEqual([]);
  expect(architecture.nodes.map(({ name }) => name)).toContain('orders');
});
