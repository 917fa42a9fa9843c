import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reconciliation } from '../src/model/reconciliation.ts';
import { ROOT } from './support/fixtures.ts';
import { expectGolden } from './support/goldens.ts';
import { runCli } from './support/run-cli.ts';
import { scratchCopy } from './support/scratch.ts';

const SHOP = `${ROOT}/fixtures/between/shop`;

const between = (folder: string, ...flags: readonly string[]) =>
  runCli('drift', folder, '--between', '--name', 'shop', '--no-cache', '--quiet', ...flags);

describe('drift --between', () => {
  it('puts code, deployments and documents side by side', async () => {
    const { code, stdout, stderr } = await between(`${SHOP}/input`);

    expect([code, stderr]).toEqual([1, '']);
    expectGolden(`${SHOP}/expected.txt`, stdout);
  });

  it.each(['json', 'markdown', 'csv'])('says the same as %s', async (format) => {
    const { stdout } = await between(`${SHOP}/input`, '--format', format);

    expectGolden(`${SHOP}/expected.${format}`, stdout);
  });

  it('does not call missing what an environment that lies elsewhere, a part of the system, or a broken file may have', async () => {
    const shop = scratchCopy(`${SHOP}/input`);
    rmSync(`${shop}/README.md`);
    writeFileSync(
      `${shop}/deploy/overlays/production/kustomization.yaml`,
      'resources: [../../base, ledger.yaml]\npatches:\n  - target: { kind: Deployment, name: orders }\n    patch: |-\n      - op: add\n        path: /spec/template/spec/containers/0/envFrom\n        value: [{ secretRef: { name: by-hand } }]\n',
    );
    writeFileSync(`${shop}/compose.debug.yaml`, 'services:\n  ledger-viewer:\n    image: adminer:4\n');

    const { rows, worlds } = JSON.parse((await between(shop, '--format', 'json')).stdout) as Reconciliation;

    const toldOf = (element: string) => rows.find((row) => row.element === element)?.message;
    expect(worlds).not.toContain('documents');
    const inDoubt =
      'In code, compose:compose.yaml, kubernetes:deploy/overlays/staging. Not known: kubernetes:deploy/overlays/production.';
    expect([toldOf('ledger'), toldOf('orders PAYMENTS_URL')]).toEqual([inDoubt, inDoubt]);
  });

  it('fails for contradictions unless told otherwise', async () => {
    const shop = scratchCopy(`${SHOP}/input`);
    rmSync(`${shop}/README.md`);
    rmSync(`${shop}/deploy/overlays/production`, { recursive: true });

    expect((await between(shop)).code).toBe(0);
    expect((await between(shop, '--fail-on', 'info')).code).toBe(1);
    expect((await between(shop, '--format', 'sarif')).stderr).toContain('--between has no format "sarif"');
  });
});
