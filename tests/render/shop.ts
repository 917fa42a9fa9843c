import type { Architecture } from '../../src/model/architecture.ts';
import { architecture, at, channel, edge, node, route } from './support.ts';

/** A small shop: a storefront and a gateway before orders, payments and warehouse, a broker, stores and a payment provider. */
export const shop: Architecture = architecture({
  nodes: [
    node('storefront', 'compose.yaml:4', {
      kind: 'frontend',
      technology: ['typescript', 'react'],
      paths: ['apps/storefront'],
      ports: [3000],
    }),
    node('gateway', 'compose.yaml:9', { kind: 'gateway', technology: ['nginx'], paths: ['gateway'], ports: [80] }),
    node('orders', 'compose.yaml:15', {
      technology: ['typescript', 'express'],
      paths: ['services/orders'],
      ports: [4001],
      owners: ['@shop/checkout'],
      libraries: [
        { name: 'Pact', role: 'contract-tests', evidence: [at('services/orders/package.json:19')] },
        { name: 'Unleash', role: 'feature-flags', evidence: [at('services/orders/package.json:12')] },
      ],
    }),
    node('payments', 'compose.yaml:27', {
      technology: ['typescript', 'nestjs'],
      paths: ['services/payments'],
      ports: [4002],
      libraries: [
        { name: 'Pact', role: 'contract-tests', evidence: [at('services/payments/package.json:21')] },
        { name: 'Temporal', role: 'saga', evidence: [at('services/payments/package.json:14')] },
      ],
      owners: ['@shop/money'],
    }),
    node('warehouse', 'compose.yaml:38', { technology: ['typescript', 'express'], paths: ['services/warehouse'], ports: [4003] }),
    node('orders-db', 'compose.yaml:50', { kind: 'database', technology: ['postgresql'], ports: [5432] }),
    node('warehouse-db', 'compose.yaml:55', { kind: 'database', technology: ['mongodb'], ports: [27017] }),
    node('basket-cache', 'compose.yaml:60', { kind: 'cache', technology: ['redis'], ports: [6379] }),
    node('kafka', 'compose.yaml:64', { kind: 'broker', technology: ['kafka'], ports: [9092] }),
    node('jaeger', 'compose.yaml:70', { kind: 'infrastructure', technology: ['jaeger'], ports: [16686] }),
    node('api.stripe.com', 'services/payments/src/charge.ts:8', { kind: 'external', certainty: 'resolved' }),
  ],
  edges: [
    edge('storefront', 'gateway', ['apps/storefront/src/api.ts:3'], { operations: ['GET /api/orders', 'POST /api/orders'] }),
    edge('gateway', 'orders', ['gateway/nginx.conf:12'], { operations: ['/api/orders'], certainty: 'declared' }),
    edge('gateway', 'warehouse', ['gateway/nginx.conf:16'], { operations: ['GET /api/stock'], certainty: 'declared' }),
    edge('orders', 'payments', ['services/orders/src/pay.ts:14', 'services/orders/src/settings.ts:5', 'compose.yaml:21'], {
      operations: ['POST /charges', 'GET /charges/{}'],
    }),
    edge('orders', 'warehouse', ['services/orders/src/stock.ts:9'], { operations: ['GET /stock/{}'], certainty: 'inferred' }),
    edge('orders', 'orders-db', ['services/orders/src/store.ts:4', 'compose.yaml:20'], {
      protocol: 'sql',
      pattern: 'data-access',
    }),
    edge('warehouse', 'orders-db', ['services/warehouse/src/report.ts:6'], { protocol: 'sql', pattern: 'data-access' }),
    edge('warehouse', 'warehouse-db', ['services/warehouse/src/store.ts:4'], { protocol: 'mongodb', pattern: 'data-access' }),
    edge('orders', 'basket-cache', ['services/orders/src/basket.ts:7'], { protocol: 'redis', pattern: 'data-access' }),
    edge('orders', 'kafka', ['services/orders/src/events.ts:11'], {
      protocol: 'kafka',
      pattern: 'publish-subscribe',
      operations: ['publish order.placed'],
    }),
    edge('payments', 'kafka', ['services/payments/src/events.ts:18'], {
      protocol: 'kafka',
      pattern: 'publish-subscribe',
      operations: ['publish payment.settled', 'subscribe order.placed'],
    }),
    edge('warehouse', 'kafka', ['services/warehouse/src/events.ts:9'], {
      protocol: 'kafka',
      pattern: 'publish-subscribe',
      operations: ['subscribe payment.settled'],
    }),
    edge('payments', 'api.stripe.com', ['services/payments/src/charge.ts:8'], { operations: ['POST /v1/charges'] }),
    edge('payments', 'orders', ['services/payments/src/refund.ts:22'], { operations: ['GET /orders/{}'] }),
    edge('orders', 'jaeger', ['compose.yaml:24'], { pattern: 'connection', certainty: 'declared' }),
  ],
  channels: [
    channel('order.placed', ['services/orders/src/events.ts:11', 'services/payments/src/events.ts:18'], {
      producers: ['orders'],
      consumers: ['payments'],
      payload: { type: 'OrderPlaced', fields: { orderId: 'string', total: 'number' } },
    }),
    channel('payment.settled', ['services/payments/src/events.ts:31', 'services/warehouse/src/events.ts:9'], {
      producers: ['payments'],
      consumers: ['warehouse'],
    }),
    channel('stock.low', ['services/warehouse/src/events.ts:20'], { producers: ['warehouse'] }),
  ],
  routes: [
    route('orders', 'GET', '/orders', 'services/orders/src/routes.ts:7', { handler: 'listOrders', auth: 'jwt' }),
    route('orders', 'POST', '/orders', 'services/orders/src/routes.ts:8', { handler: 'placeOrder', auth: 'jwt' }),
    route('orders', 'GET', '/orders/:id', 'services/orders/src/routes.ts:9', { handler: 'showOrder' }),
    route('orders', 'GET', '/health', 'services/orders/src/routes.ts:10'),
    route('payments', 'POST', '/charges', 'services/payments/src/charges.controller.ts:12', {
      handler: 'ChargesController.create',
    }),
    route('payments', 'GET', '/charges/:id', 'services/payments/src/charges.controller.ts:19', {
      handler: 'ChargesController.show',
    }),
    route('warehouse', 'GET', '/stock/:sku', 'services/warehouse/src/routes.ts:5'),
  ],
  startOrder: [
    { before: 'kafka', after: 'payments', evidence: at('compose.yaml:34') },
    { before: 'orders', after: 'gateway', evidence: at('compose.yaml:13') },
  ],
  handlings: [
    {
      id: 'orders POST /orders',
      service: 'orders',
      entry: 'route',
      of: 'orders POST /orders',
      steps: [
        {
          does: 'call',
          to: 'warehouse',
          protocol: 'http',
          operations: ['GET /stock/{}'],
          evidence: at('services/orders/src/stock.ts:9'),
        },
        {
          does: 'call',
          to: 'payments',
          protocol: 'http',
          operations: ['POST /charges'],
          evidence: at('services/orders/src/pay.ts:14'),
        },
        {
          does: 'publish',
          channel: 'kafka:order.placed',
          protocol: 'kafka',
          operations: [],
          evidence: at('services/orders/src/events.ts:11'),
        },
      ],
    },
    {
      id: 'orders otherwise',
      service: 'orders',
      entry: 'none',
      steps: [
        {
          does: 'call',
          to: 'payments',
          protocol: 'http',
          operations: ['GET /charges/{}'],
          evidence: at('services/orders/src/pay.ts:31'),
        },
      ],
    },
    {
      id: 'payments receives kafka:order.placed',
      service: 'payments',
      entry: 'channel',
      of: 'kafka:order.placed',
      steps: [
        {
          does: 'publish',
          channel: 'kafka:payment.settled',
          protocol: 'kafka',
          operations: [],
          evidence: at('services/payments/src/events.ts:31'),
        },
      ],
    },
  ],
  unknowns: [
    {
      code: 'unresolved-target',
      message: 'warehouse calls ${CARRIER_URL}/labels, and no deployment sets CARRIER_URL',
      evidence: at('services/warehouse/src/ship.ts:16'),
      settledBy: 'a value of CARRIER_URL in any deployment',
    },
  ],
  coverage: {
    calls: { found: 8, resolved: 7 },
    channels: { found: 5, resolved: 5 },
    routes: { found: 7, resolved: 7 },
    connections: { found: 5, resolved: 5 },
    files: { seen: 41, parsed: 41 },
  },
});
