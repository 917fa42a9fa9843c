import type { Architecture, Channel, Edge, Node, Route } from '../../src/model/architecture.ts';
import type { Evidence } from '../../src/model/evidence.ts';

/** A place in the shop's repository. */
export function at(path: string, line: number, text: string): Evidence {
  return { path, line, text };
}

function because(reason: string): Node['because'] {
  return [{ pass: 'story', facts: ['f1'], reason }];
}

const DEPLOYED = ['compose:docker-compose.yml'];

function node(id: string, line: number, rest: Partial<Node> = {}): Node {
  return {
    id,
    kind: 'service',
    name: id,
    aliases: [],
    technology: ['typescript', 'express'],
    paths: [id],
    owners: ['@shop/core'],
    ports: [3000],
    deployments: DEPLOYED,
    certainty: 'declared',
    evidence: [at('docker-compose.yml', line, `${id}:`)],
    because: because(`docker-compose.yml runs ${id}`),
    ...rest,
  };
}

const storefront = node('storefront', 3, { kind: 'frontend', ports: [8080, 80] });
const orders = node('orders', 9, {
  aliases: ['@shop/orders', 'orders-api'],
  evidence: [at('docker-compose.yml', 9, 'orders:'), at('orders/package.json', 2, '"name": "@shop/orders",')],
});
const payments = node('payments', 21);
const mailer = node('mailer', 30);
const broker = node('rabbit', 40, { kind: 'broker', technology: ['rabbitmq'], paths: [], owners: [], ports: [5672] });

const placesOrder: Edge = {
  id: 'storefront -> orders (http)',
  from: 'storefront',
  to: 'orders',
  protocol: 'http',
  pattern: 'request-response',
  operations: ['POST /orders', 'GET /orders/{}'],
  purpose: 'places orders',
  deployments: DEPLOYED,
  certainty: 'resolved',
  evidence: [
    at('storefront/src/cart.ts', 12, 'await api.post(`/orders`, cart);'),
    at('storefront/src/api.ts', 4, 'const api = axios.create({ baseURL: process.env.ORDERS_URL });'),
    at('docker-compose.yml', 6, 'ORDERS_URL: http://orders:3000'),
  ],
  because: because('ORDERS_URL is http://orders:3000 in compose:docker-compose.yml, and orders answers to that host'),
};

const reachesBroker: Edge = {
  ...placesOrder,
  id: 'orders -> rabbit (amqp)',
  from: 'orders',
  to: 'rabbit',
  protocol: 'amqp',
  pattern: 'publish-subscribe',
  operations: ['publish order.placed'],
  purpose: 'announces orders',
  evidence: [at('orders/src/announce.ts', 7, "channel.publish('order.placed', body);")],
  because: because('the connection names the host rabbit'),
};

const mailReachesBroker: Edge = {
  ...reachesBroker,
  id: 'mailer -> rabbit (amqp)',
  from: 'mailer',
  operations: ['subscribe order.placed'],
  purpose: 'hears of orders',
  evidence: [at('mailer/src/main.ts', 5, "channel.consume('order.placed', sendMail);")],
};

const orderPlaced: Channel = {
  id: 'rabbit:order.placed',
  name: 'order.placed',
  kind: 'queue',
  broker: 'rabbit',
  protocol: 'amqp',
  producers: ['orders'],
  consumers: ['mailer'],
  payload: { type: 'OrderPlaced', fields: { total: 'number', orderId: 'string' } },
  certainty: 'resolved',
  evidence: [...reachesBroker.evidence, ...mailReachesBroker.evidence],
  because: because('orders publishes order.placed and mailer consumes it'),
};

function route(method: string, path: string, line: number): Route {
  return {
    id: `orders ${method} ${path}`,
    service: 'orders',
    method,
    path,
    handler: 'orders',
    certainty: 'resolved',
    evidence: [at('orders/src/routes.ts', line, `router.${method.toLowerCase()}('${path}', orders);`)],
    because: because('app.use mounts the router at /'),
  };
}

/** A shop of five parts, in an order nobody would write it in, so that sorting shows. */
export const shop: Architecture = {
  system: { name: 'shop', revision: null, deployments: [{ id: 'compose:docker-compose.yml', kind: 'compose' }] },
  nodes: [storefront, payments, orders, broker, mailer],
  edges: [placesOrder, reachesBroker, mailReachesBroker],
  channels: [orderPlaced],
  routes: [route('POST', '/orders', 8), route('GET', '/orders/:id', 11)],
  startOrder: [{ before: 'rabbit', after: 'orders', evidence: at('docker-compose.yml', 16, '- rabbit') }],
  unknowns: [
    {
      code: 'unresolved-target',
      message: 'orders calls a host that no deployment names.',
      evidence: at('orders/src/charge.ts', 18, 'await fetch(process.env.PAYMENTS_URL);'),
      settledBy: 'value of PAYMENTS_URL in any deployment',
    },
  ],
  problems: [
    { code: 'syntax-error', message: 'The file ends inside a mapping.', evidence: at('deploy/broken.yml', 4, 'spec: {') },
  ],
  coverage: {
    calls: { found: 3, resolved: 2 },
    channels: { found: 2, resolved: 2 },
    routes: { found: 2, resolved: 2 },
    connections: { found: 2, resolved: 2 },
    files: { seen: 12, parsed: 11 },
  },
};
