import { describe, expect, test } from 'vitest';
import { explain } from '../src/output/explain.ts';
import { onlyDeployment } from '../src/output/one-deployment.ts';
import { analyze } from '../src/pipeline.ts';
import { ROOT } from './support/fixtures.ts';
import { scratchFolder } from './support/scratch.ts';

const OVERLAYS = `${ROOT}/fixtures/analyzers/kustomize/overlays-and-base/input`;
const CHART = `${ROOT}/fixtures/analyzers/helm/helpers-loops-and-files/input`;

describe('one thing in many deployments', () => {
  test('a base is one node whatever its overlays call it', async () => {
    const { architecture } = await analyze(OVERLAYS);

    const orders = architecture.nodes.find((node) => node.id === 'orders');
    expect(architecture.nodes.map((node) => node.id)).toEqual(['orders', 'payments']);
    expect(orders?.aliases).toContain('dev-orders');
    expect(orders?.deployments).toEqual(['kubernetes:deploy/overlays/dev', 'kubernetes:deploy/overlays/prod']);
  });

  test('a value that a patch set cites the patch, the base and the overlay', async () => {
    const { facts } = await analyzeWith('kustomize', OVERLAYS);

    const patched = facts.find((fact) => fact.kind === 'setting' && fact.evidence.path.endsWith('payments-sandbox.yaml'));
    const lines = [patched?.evidence, ...(patched?.via ?? [])].map((each) => `${each?.path}:${each?.line}`);
    expect(lines).toEqual(
      expect.arrayContaining([
        'deploy/overlays/dev/payments-sandbox.yaml:12',
        'deploy/base/orders.yaml:19',
        'deploy/overlays/dev/kustomization.yaml:6',
      ]),
    );
  });

  test('a value of a chart cites the template and the values file of its deployment', async () => {
    const { facts } = await analyzeWith('helm', CHART);

    const urls = facts.filter((fact) => fact.kind === 'setting' && fact.key === 'PAYMENTS_URL');
    const lines = urls.map((fact) => [fact.evidence, ...(fact.via ?? [])].map((each) => `${each.path}:${each.line}`));
    expect(lines[0]).toEqual(expect.arrayContaining(['shop/templates/_workload.tpl:25', 'shop/values.yaml:5']));
    expect(lines[1]).toEqual(expect.arrayContaining(['shop/environments/prod.yaml:4']));
  });
});

test('explain of an edge that a patch of an overlay makes shows base, patch and overlay', async () => {
  const manifest = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec:\n      containers:\n        - name: ${name}\n          image: acme/${name}\n          env:\n            - name: STOCK_URL\n              value: http://nowhere.invalid\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector: { app: ${name} }\n  ports: [{ port: 80 }]\n`;
  const folder = scratchFolder({
    'base/kustomization.yaml': 'resources: [orders.yaml, stock.yaml]\n',
    'base/orders.yaml': manifest('orders'),
    'base/stock.yaml': manifest('stock').replace('STOCK_URL', 'OTHER'),
    'prod/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: stock-url.yaml\n',
    'prod/stock-url.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          env:\n            - name: STOCK_URL\n              value: http://stock\n',
  });

  const { architecture } = await analyze(folder);

  const text = explain(architecture, 'orders', 'stock');
  for (const place of ['prod/stock-url.yaml:11', 'base/orders.yaml:14', 'prod/kustomization.yaml:3'])
    expect(text).toContain(place);
});

describe('--deployment', () => {
  test('shows what one deployment runs and connects', async () => {
    const { architecture } = await analyze(OVERLAYS);

    const [dev, prod] = ['dev', 'prod'].map((name) => onlyDeployment(architecture, `kubernetes:deploy/overlays/${name}`));
    expect(dev?.edges.map((edge) => edge.id)).toEqual([]);
    expect(prod?.edges.map((edge) => edge.id)).toEqual(['orders -> payments (http)']);
    expect(prod?.system.deployments.map(({ id }) => id)).toEqual(['kubernetes:deploy/overlays/prod']);
  });

  test('names the deployments that there are when asked for another', async () => {
    const { architecture } = await analyze(OVERLAYS);

    expect(() => onlyDeployment(architecture, 'kubernetes:nowhere')).toThrow('kubernetes:deploy/overlays/prod');
  });
});

async function analyzeWith(name: string, folder: string) {
  const { analyzeFolder } = await import('./support/analyze-folder.ts');
  const module = await import(`../analyzers/${name}/analyzer.ts`);
  return analyzeFolder(module.default, folder);
}
