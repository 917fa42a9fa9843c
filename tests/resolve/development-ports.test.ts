import { expect, test } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../support/scratch.ts';

const FILES = {
  'desk/package.json': '{ "name": "desk", "scripts": { "start": "node main.js" } }',
  'desk/main.js': "await fetch('http://localhost:3001/orders');\n",
  'orders/package.json':
    '{ "name": "orders", "scripts": { "dev": "PORT=3001 node index.js" }, "dependencies": { "express": "4" } }',
};
const LISTENS = "const app = require('express')();\napp.get('/orders', list);\napp.listen(process.env.PORT || 3000);\n";

async function scan(files: Readonly<Record<string, string>>) {
  const { architecture } = await analyze(scratchFolder({ ...FILES, ...files }));
  const ports = architecture.nodes.find(({ id }) => id === 'orders')?.ports;
  return { edges: architecture.edges.map(({ id }) => id), ports };
}

test('a port that a script gives leads to the program', async () => {
  const { edges } = await scan({ 'orders/index.js': LISTENS });

  expect(edges).toEqual(['desk -> orders (http)']);
});

test('what opens the port by its own code is meant before it', async () => {
  const { edges } = await scan({
    'orders/index.js': LISTENS,
    'carts/package.json': '{ "name": "carts", "scripts": { "start": "node index.js" }, "dependencies": { "express": "4" } }',
    'carts/index.js': LISTENS.replace('3000', '3001').replace('/orders', '/carts'),
  });

  expect(edges).toEqual(['desk -> carts (http)']);
});

test('it is a port of the program only where nothing else says one', async () => {
  const [told, untold] = [await scan({ 'orders/index.js': LISTENS }), await scan({ 'orders/index.js': '' })];

  expect([told.ports, untold.ports]).toEqual([[3000], [3001]]);
});
