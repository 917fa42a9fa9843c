import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { explain } from '../src/output/explain.ts';
import { shop } from './support/shop.ts';

describe('explain, between two nodes', () => {
  it('prints every hop in order with its line, and the reason', () => {
    expect(explain(shop, 'storefront', 'orders').split('\n')).toEqual([
      'From storefront to orders: 1 found.',
      '',
      'storefront -> orders (http)',
      '  for          places orders',
      '  operations   POST /orders, GET /orders/{}',
      '  holds in     compose:docker-compose.yml',
      '  resolved: code states it and every value in it was computed',
      '  because ORDERS_URL is http://orders:3000 in compose:docker-compose.yml, and orders answers to that host (story)',
      '  1. storefront/src/cart.ts:12  await api.post(`/orders`, cart);',
      '  2. storefront/src/api.ts:4    const api = axios.create({ baseURL: process.env.ORDERS_URL });',
      '  3. docker-compose.yml:6       ORDERS_URL: http://orders:3000',
      '',
      'From orders to storefront: nothing found.',
      '',
    ]);
  });

  it('finds what is sent and received through a channel', () => {
    const text = explain(shop, 'orders', 'mailer');

    expect(text).toContain('From orders to mailer: 1 found.\n\norder.placed (queue on rabbit)\n');
    expect(text).toContain("1. orders/src/announce.ts:7  channel.publish('order.placed', body);");
    expect(text).toContain("2. mailer/src/main.ts:5      channel.consume('order.placed', sendMail);");
    expect(text).toContain('From mailer to orders: nothing found.');
  });

  it('keeps the lines of a channel that stand in shared code, and leaves out those of its other ends', () => {
    const line = (path: string) => ({ path, line: 3, text: 'order.placed' });
    const others = [line('libs/events/announce.ts'), line('storefront/src/cart.ts')];
    const channels = shop.channels.map((channel) => ({ ...channel, evidence: [...others, ...channel.evidence] }));

    const text = explain({ ...shop, channels }, 'orders', 'mailer');

    expect(text).toContain('1. libs/events/announce.ts:3 ');
    expect(text).not.toContain('storefront/src/cart.ts');
  });

  it('names a way through others, which a shared broker alone is not', () => {
    expect(explain(shop, 'storefront', 'mailer')).toContain('By way of others\n  storefront → orders → mailer\n');
    expect(explain({ ...shop, channels: [] }, 'storefront', 'mailer')).not.toContain('By way of others');
  });

  it('says what was not understood where nothing was found', () => {
    const text = explain(shop, 'orders', 'payments');

    expect(text).toContain('Nothing leads straight from orders to payments or back.');
    expect(text).toContain('Not settled in the code of orders\n  orders/src/charge.ts:18  orders calls a host');
    expect(text).toContain('What would settle it: value of PAYMENTS_URL in any deployment.');
  });
});

describe('explain, one element', () => {
  it('says why a node is there, how it is called where, and what it has to do with others', () => {
    const text = explain(shop, 'orders');

    expect(text).toContain('orders (service)\n  made with    typescript, express\n');
    expect(text).toContain('  because docker-compose.yml runs orders (story)\n  1. docker-compose.yml:9   orders:\n');
    expect(text).toContain('  @shop/orders  orders/package.json:2\n');
    expect(text).toContain('  orders-api  (none of the lines above says so)\n');
    expect(text).toContain('Is reached by\n  storefront (http)  storefront/src/cart.ts:12\n');
    expect(text).toContain('Sends to\n  order.placed (queue on rabbit)  orders/src/announce.ts:7\n');
    expect(text).toContain('Serves\n  POST /orders  orders/src/routes.ts:8\n');
  });

  it.each([
    ['an alias', 'orders-api', /^orders \(service\)/],
    ['another spelling', 'ORDERS', /^orders \(service\)/],
    ['an edge by its id', 'storefront -> orders (http)', /^storefront -> orders \(http\)\n/],
    ['a channel by its name', 'order.placed', /^order\.placed \(queue on rabbit\)\n {2}from {9}orders\n/],
    ['a route by method and path', 'GET /orders/:id', /^orders GET \/orders\/:id\n/],
  ])('knows %s', (_what, name, expected) => {
    expect(explain(shop, name)).toMatch(expected);
  });

  it('lets no foreign text steer the terminal', () => {
    const [edge, ...others] = shop.edges;
    const hostile = { ...shop, edges: edge ? [{ ...edge, purpose: '\u001b[2Jgone\nforged' }, ...others] : [] };

    expect(explain(hostile, 'storefront', 'orders')).toContain('  for          \\u001b[2Jgone\\u000aforged\n');
  });
});

describe('explain, a name that is not there', () => {
  it.each([
    ['a slip of the pen', 'ordres', 'shop has nothing called "ordres". Did you mean orders?'],
    ['a part of a name', 'store', 'shop has nothing called "store". Did you mean storefront?'],
    ['a stranger', 'warehouse', 'shop has nothing called "warehouse". It has mailer, orders, payments, rabbit, storefront.'],
  ])('%s', (_what, name, message) => {
    expect(() => explain(shop, name)).toThrow(new UserError(message));
    expect(() => explain(shop, 'payments', name)).toThrow(new UserError(message));
  });

  it('asks which one when two answer to the name', () => {
    const twins = { ...shop, nodes: shop.nodes.map((node) => ({ ...node, aliases: ['till'] })) };

    expect(() => explain(twins, 'till')).toThrow(/^till can mean "storefront" or "payments"/);
  });

  it('wants nodes for a pair', () => {
    expect(() => explain(shop, 'order.placed', 'orders')).toThrow(/of the kind channel, which asbuilt explains alone/);
  });
});
