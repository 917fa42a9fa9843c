import { describe, expect, test } from 'vitest';
import type { ChannelKind, ContractFact, FactDraft, Protocol } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, call, code, edgesOf, program, route, service } from './support.ts';

interface Declared {
  readonly name: string;
  readonly path: string;
  readonly protocol: Protocol;
  /** `RPC shop.Orders/Place`, `SEND orders`. */
  readonly operations: readonly string[];
  readonly more?: Partial<ContractFact>;
}

function described({ name, path, protocol, operations, more = {} }: Declared): readonly FactDraft[] {
  const each = operations.map((operation): FactDraft => {
    const [method = '', place = ''] = operation.split(' ');
    const own = method === 'GET' ? 'http' : protocol;
    const payload = { type: 'Order', fields: { orderId: 'string' } };
    const message = /^(SEND|RECEIVE)$/.test(method) ? { channelKind: 'topic' as ChannelKind, payload } : {};
    return { kind: 'operation', contract: name, protocol: own, method, path: place, evidence: at(path), ...message };
  });
  const names = operations.map((operation) => operation.split('/').at(-1) ?? '');
  return [{ kind: 'contract', protocol, name, operations: names, evidence: at(path), ...more }, ...each];
}

const orders = (path: string): readonly FactDraft[] =>
  described({ name: 'shop.Orders', path, protocol: 'grpc', operations: ['RPC shop.Orders/Place', 'GET /v1/orders/{id}'] });

describe('an RPC service', () => {
  test('is served by code, with the line of the nearest copy', () => {
    const story = [program('orders'), program('web'), orders('web/orders.proto'), orders('orders/orders.proto')];
    const [only, ...others] = architectureOf(...story, route('orders', 'RPC', 'Orders/place')).routes;

    expect(others).toEqual([]);
    expect(only?.id).toBe('orders RPC shop.Orders/Place');
    expect(only?.evidence.map(({ path }) => path)).toEqual(['orders/src/routes.ts', 'orders/orders.proto']);
  });

  test('is that of the folder of its only copy, unless a client lies there', () => {
    const client: FactDraft = { ...call('orders', 'stock:50051'), contract: 'Orders', protocol: 'grpc' } as FactDraft;

    expect(architectureOf(program('orders'), orders('orders/orders.proto')).routes.map(({ id }) => id)).toEqual([
      'orders RPC shop.Orders/Place',
    ]);
    const { routes, unknowns } = architectureOf(program('orders'), orders('orders/orders.proto'), client);
    expect(routes).toEqual([]);
    expect(unknowns.map(({ message }) => message)).toContain(
      'Who serves the operation of shop.Orders is not known: no code was seen to do so.',
    );
  });

  test('has HTTP routes where a gateway offers them', () => {
    const gateway: FactDraft = {
      kind: 'contract-use',
      owner: code('gateway'),
      role: 'transcodes',
      contract: literal('Orders'),
      evidence: at('gateway/main.go'),
    };
    const story = [program('orders'), program('gateway'), orders('proto/orders.proto'), route('orders', 'RPC', 'Orders/Place')];

    expect(architectureOf(...story, gateway).routes.map(({ id }) => id)).toEqual([
      'gateway GET /v1/orders/{id}',
      'orders RPC shop.Orders/Place',
    ]);
  });
});

describe('a GraphQL schema', () => {
  const path = 'catalogue/schema.graphql';
  const schema = described({ name: path, path, protocol: 'graphql', operations: ['QUERY product', 'MUTATION rename'] });
  const server: FactDraft = {
    kind: 'dependency',
    owner: { is: 'file', path: 'catalogue/package.json' },
    name: 'graphql-yoga',
    evidence: at('catalogue/package.json'),
  };

  test('in the folder of a service counts when that serves GraphQL', () => {
    expect(architectureOf(program('catalogue'), schema).routes).toEqual([]);
    expect(architectureOf(program('catalogue'), server, schema).routes.map(({ id }) => id)).toEqual([
      'catalogue MUTATION rename',
      'catalogue QUERY product',
    ]);
  });

  test('is one route with the resolver', () => {
    const story = [program('catalogue'), schema, route('catalogue', 'QUERY', 'product')];
    const found = architectureOf(...story).routes.find(({ method }) => method === 'QUERY');

    expect(found?.evidence.map(({ path: file }) => file)).toEqual(['catalogue/src/routes.ts', path]);
  });
});

describe('a SOAP service', () => {
  test('is placed by its address and never by its folder alone', () => {
    const path = 'billing/billing.wsdl';
    const soap = (more: Partial<ContractFact>) =>
      described({ name: path, path, protocol: 'http', operations: ['RPC BillingService/Create'], more });
    const deployed = [service('billing', { build: { context: 'billing' } }), program('billing')];

    expect(architectureOf(deployed, soap({ servers: ['http://billing:8080/ws'] })).routes.map(({ id }) => id)).toEqual([
      'billing RPC BillingService/Create',
    ]);
    expect(architectureOf(deployed, soap({})).routes).toEqual([]);
  });
});

describe('a description of channels', () => {
  const path = 'orders/asyncapi.yaml';
  const channels = described({
    name: path,
    path,
    protocol: 'kafka',
    operations: ['SEND orders.placed', 'RECEIVE payments.settled'],
  });
  const sends: FactDraft = {
    kind: 'publish',
    owner: code('orders'),
    protocol: 'kafka',
    channel: literal('orders.placed'),
    channelKind: 'topic',
    evidence: at('orders/src/events.ts'),
  };
  const kafka = service('kafka', { image: 'apache/kafka' });

  test('gives the channels of code their payload, and adds those of the same service', () => {
    const found = architectureOf(program('orders'), service('orders', { build: { context: 'orders' } }), kafka, channels, sends);

    expect(found.channels.map(({ name, producers, consumers, payload }) => ({ name, producers, consumers, payload }))).toEqual([
      { name: 'orders.placed', producers: ['orders'], consumers: [], payload: { type: 'Order', fields: { orderId: 'string' } } },
      {
        name: 'payments.settled',
        producers: [],
        consumers: ['orders'],
        payload: { type: 'Order', fields: { orderId: 'string' } },
      },
    ]);
    expect(edgesOf(found)).toEqual(['orders -> kafka (kafka) inferred']);
  });

  test('is listed where nobody is found for it', () => {
    const other = described({ name: 'docs/a.yaml', path: 'docs/a.yaml', protocol: 'kafka', operations: ['SEND orders.placed'] });
    const found = architectureOf(program('orders'), program('billing'), other);

    expect(found.channels).toEqual([]);
    expect(found.unknowns.map(({ code: kind }) => kind)).toEqual(['unplaced-contract']);
  });

  test('has the fields of the schema that a registry holds for the topic', () => {
    const schema: FactDraft = {
      kind: 'message-type',
      name: 'shop.OrderPlaced',
      fields: { orderId: 'string' },
      subject: 'orders.placed-value',
      evidence: at('schemas/orders.placed-value.avsc'),
    };
    const [channel] = architectureOf(program('orders'), sends, schema).channels;

    expect(channel?.payload).toMatchObject({ type: 'shop.OrderPlaced', fields: { orderId: 'string' } });
    expect(channel?.evidence.map(({ path: file }) => file)).toEqual(['orders/src/events.ts', 'schemas/orders.placed-value.avsc']);
  });
});
