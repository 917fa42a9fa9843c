import { expect, test } from 'vitest';
import { architectureOf, at, call, edgesOf, nodesOf, program, service } from './support.ts';

const page = [program('admin', { role: 'frontend' }), call('admin', '/api/charges', { method: 'GET' })];
const leadsOn = (name: string) => ({
  kind: 'call' as const,
  owner: { is: 'component' as const, deployment: 'compose:docker-compose.yml', name },
  protocol: 'http' as const,
  target: { is: 'literal' as const, value: 'http://orders:3000' },
  evidence: at('nginx.conf'),
});
const edge = (mounts: readonly string[]) => [service('edge', { image: 'nginx', mounts }), leadsOn('edge')];
const orders = service('orders', { image: 'acme/orders' });

test('a page whose built files are mounted into a gateway asks that', () => {
  const shop = architectureOf(page, orders, edge(['admin/dist', 'nginx.conf']));

  expect(nodesOf(shop)).toEqual(['admin frontend', 'edge gateway', 'orders service']);
  expect(edgesOf(shop)).toEqual(['admin -> edge (http) inferred', 'edge -> orders (http) declared']);
});

test('a configuration from the folder of the page is no page', () => {
  expect(edgesOf(architectureOf(page, orders, edge(['admin/nginx.conf'])))).toEqual(['edge -> orders (http) declared']);
});
