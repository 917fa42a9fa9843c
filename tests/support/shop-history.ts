import { Checkout, type Edits } from './git-history.ts';

const MANIFEST = '{ "name": "orders", "dependencies": { "express": "5" } }';
const COMPOSE = (...lines: readonly string[]) => ['services:', '  orders:', '    build: ./orders', ...lines, ''].join('\n');
const PAYMENTS = ['  payments:', '    image: shop/payments:1'];
const WITH_URL = ['    environment:', '      PAYMENTS_URL: http://payments:8080', ...PAYMENTS];
const SERVER = "const app = require('express')();\napp.get('/orders', list);\napp.listen(3000);\n";
const CALL = "fetch(process.env.PAYMENTS_URL + '/charges', { method: 'POST' });\n";

/** What each commit does to a shop. */
export const SHOP_HISTORY = [
  [
    'Sell',
    {
      'compose.yaml': COMPOSE(),
      'orders/package.json': MANIFEST,
      'orders/Dockerfile': 'FROM node:20\n',
      'orders/server.js': SERVER,
    },
  ],
  ['Say what the shop is', { 'README.md': '# Shop\n\nIt sells.\n' }],
  ['Run payments', { 'compose.yaml': COMPOSE(...PAYMENTS) }],
  ['Charge for orders', { 'compose.yaml': COMPOSE(...WITH_URL), 'orders/server.js': `${SERVER}${CALL}` }],
  [
    'Indent and explain',
    { 'orders/server.js': `// The shop's orders.\n\n${SERVER}\n\n${CALL}`, 'README.md': '# Shop\n\nIt sells and charges.\n' },
  ],
  ['Cancel orders', { 'orders/server.js': `${SERVER}app.delete('/orders/:id', cancel);\n${CALL}` }],
  [
    'Stop charging',
    { 'compose.yaml': COMPOSE(...PAYMENTS), 'orders/server.js': `${SERVER}app.delete('/orders/:id', cancel);\n` },
  ],
] as const satisfies readonly (readonly [string, Edits])[];

/** The shop with all of its history. */
export function shopCheckout(): Promise<Checkout> {
  return Checkout.of(...SHOP_HISTORY);
}
