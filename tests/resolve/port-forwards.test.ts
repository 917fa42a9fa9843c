import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

const MANIFEST =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders-depl }\nspec:\n  template:\n    metadata: { labels: { app: orders } }\n    spec: { containers: [{ name: orders, image: acme/orders }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: orders }\nspec: { selector: { app: orders }, ports: [{ port: 80, targetPort: 3000 }] }\n';
const FILES = {
  'k8s/orders.yaml': MANIFEST,
  'desk/package.json': '{ "name": "desk", "scripts": { "start": "node main.js" } }',
  'desk/main.js': "await fetch('http://localhost:3001/orders');\n",
};

test.each([
  ['Tiltfile', "k8s_resource('orders-depl', port_forwards='3001:3000')\n"],
  [
    'skaffold.yaml',
    'apiVersion: skaffold/v4beta1\nportForward: [{ resourceType: service, resourceName: orders, port: 80, localPort: 3001 }]\n',
  ],
  ['devspace.yaml', 'version: v2beta1\ndev: { orders: { labelSelector: { app: orders }, ports: [{ port: "3001:3000" }] } }\n'],
])('a port that %s forwards leads to what the cluster runs', async (path, text) => {
  const { architecture } = await analyze(scratchFolder({ ...FILES, [path]: text }));

  const [edge, ...others] = architecture.edges;
  expect(others).toEqual([]);
  expect([edge?.from, edge?.to, edge?.certainty]).toEqual(['desk', 'orders', 'inferred']);
  expect(edge?.evidence.map((each) => each.path)).toContain(path);
});

test('without one the port stays unknown', async () => {
  const { architecture } = await analyze(scratchFolder(FILES));

  expect(architecture.edges).toEqual([]);
});
