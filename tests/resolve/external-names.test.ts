import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

const CLUSTER = `apiVersion: v1
kind: Pod
metadata: { name: desk, namespace: shop }
spec: { containers: [{ name: desk, image: acme/desk, env: [{ name: USERS_URL, value: 'http://users' }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: users, namespace: shop }
spec: { type: ExternalName, externalName: EXTERNAL }
---
apiVersion: v1
kind: Service
metadata: { name: accounts, namespace: people }
spec: { selector: { app: people }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: people, namespace: people, labels: { app: people } }
spec: { containers: [{ name: people, image: acme/people }] }
`;

async function edgesTo(external: string) {
  return (await shopWith(external)).edges.map(({ id }) => id);
}

async function shopWith(external: string) {
  const { architecture } = await analyze(
    scratchFolder({
      'cluster.yaml': CLUSTER.replace('EXTERNAL', external),
      'desk/package.json': '{ "name": "desk", "scripts": { "start": "node index.js" } }',
      'desk/Dockerfile': 'FROM node\nCMD ["node", "index.js"]\n',
      'desk/index.js': 'await fetch(`${process.env.USERS_URL}/users`);\n',
    }),
  );
  return architecture;
}

test('a name that stands for one of the cluster leads to whoever has that', async () => {
  expect(await edgesTo('accounts.people.svc.cluster.local')).toEqual(['desk -> people (http)']);
});

test('a name that stands for a host outside leads there', async () => {
  expect(await edgesTo('users.acme.example')).toEqual(['desk -> users-acme-example (http)']);
});

test('a host outside is also known by the name that the cluster has for it', async () => {
  const { nodes } = await shopWith('users.acme.example');

  expect(nodes.find(({ id }) => id === 'users-acme-example')?.aliases).toContain('users');
});
