import { expect, test, vi } from 'vitest';
import { runCli } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';

// The package is optional: npm leaves it out where it cannot be installed, or with --omit=optional.
vi.mock('@kubernetes/client-node', () => {
  throw new Error("Cannot find package '@kubernetes/client-node'");
});

const DEPLOYMENT =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec: { template: { spec: { containers: [{ name: orders, image: shop/orders:1 }] } } }\n';

test('drift --cluster says how to install the package that it needs, and everything else goes without it', async () => {
  const folder = scratchFolder({ 'deploy/orders.yaml': DEPLOYMENT });

  const cluster = await runCli('drift', folder, '--cluster', '--quiet');

  expect(cluster).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('npm install @kubernetes/client-node@') });
  expect((await runCli('scan', folder, '--quiet', '--no-cache')).code).toBe(0);
});
