import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

const COMPOSE =
  'services:\n  orders:\n    build: orders\n    image: acme/orders\n    environment: { DB_HOST: orders-db }\n  orders-db:\n    image: postgres:16\n';
const CLUSTER = (image: string, program = 'orders') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${program} }\nspec:\n  template:\n    spec: { containers: [{ name: ${program}, image: acme/${program} }] }\n---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: orders-db }\nspec:\n  template:\n    metadata: { labels: { app: orders-db } }\n    spec: { containers: [{ name: db, image: "${image}" }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: orders-db }\nspec: { selector: { app: orders-db }, ports: [{ port: 5432 }] }\n`;
const FILES = { 'compose.yaml': COMPOSE, 'orders/Dockerfile': 'FROM node:22\nCOPY . .\nCMD ["node", "main.js"]\n' };

test('two products under one name in two deployments of a system are both drawn, and a problem names both lines', async () => {
  const { architecture } = await analyze(scratchFolder({ ...FILES, 'k8s/db.yaml': CLUSTER('mysql:8') }));

  const conflicts = architecture.problems.filter(({ code }) => code === 'conflicting-facts');
  expect(architecture.nodes.filter(({ kind }) => kind === 'database').map(({ technology }) => technology)).toEqual([
    ['mysql'],
    ['postgresql'],
  ]);
  expect(conflicts.map(({ message }) => message)).toEqual([
    expect.stringContaining('orders-db is postgresql by compose.yaml and mysql by k8s/db.yaml'),
  ]);
  expect(conflicts[0]?.evidence).toMatchObject({ path: 'k8s/db.yaml', line: 10 });
});

test('the same product in another version is none', async () => {
  const { architecture } = await analyze(scratchFolder({ ...FILES, 'k8s/db.yaml': CLUSTER('bitnami/postgresql:15') }));

  expect(architecture.nodes.filter(({ kind }) => kind === 'database').length).toBe(1);
  expect(architecture.problems).toEqual([]);
});

test('nor are two independent stacks that call their stores alike', async () => {
  const { architecture } = await analyze(scratchFolder({ ...FILES, 'k8s/db.yaml': CLUSTER('mysql:8', 'stock') }));

  expect(architecture.problems).toEqual([]);
});
