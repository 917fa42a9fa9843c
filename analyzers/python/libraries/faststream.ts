import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  keyword,
  type Library,
  type MessageDetails,
  made,
  madeOf,
  param,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { routesOfRouter } from './fastapi.ts';
import { mapped } from './support/derived.ts';

const NAMED = { '*': '' };
const UNNAMED = { '': '' };

/** A broker of one product: how its classes begin, where it is, and what subscribers and publishers are given. */
interface Product {
  readonly name: string;
  readonly begins: 'Kafka' | 'Rabbit' | 'Nats' | 'Redis';
  readonly packages: readonly string[];
  readonly store: Omit<Extract<Effect, { does: 'connection' }>, 'does' | 'target'>;
  readonly address: Selector;
  readonly subscribed: readonly Channel[];
  /** What a publisher is made with; the same stands behind the message when a broker publishes. */
  readonly published: (index: number) => readonly Channel[];
  readonly group?: Selector;
}

interface Channel {
  readonly name: Selector;
  readonly kind: MessageDetails['channelKind'];
  /** What hands the messages on, and the queue that it hands them to. */
  readonly exchange?: Selector;
  readonly group?: Selector;
}

/** A name, or something that is made with the name. */
function named(of: Selector, type: string, key: string): Selector {
  return first(madeOf(of, type, param(0, key)), of);
}

/** The prefix of a router stands before all that its subscribers and publishers name. */
function prefixed(router: string, name: Selector): Selector {
  return first(join(made(router, param(0, 'prefix')), name), name);
}

/**
 * Subscribers and publishers are decorators of a broker, or of a router that a broker includes; FastAPI's routers of the same names are brokers, too.
 * https://faststream.ag2.ai/latest/getting-started/routers/
 */
function faststreamOf(product: Product, isFastApi: boolean): Library {
  const { begins, store, address, subscribed, published, group } = product;
  const [broker, router] = [`${begins}Broker`, `${begins}Router`];
  const owner = isFastApi ? router : broker;
  const message = ({ name, kind, exchange }: Channel, type: string): MessageDetails => {
    const channel = type === router && !isFastApi ? prefixed(router, name) : name;
    return {
      protocol: store.protocol,
      channel: exchange ? join(mapped(exchange, kind === 'exchange' ? NAMED : UNNAMED), channel) : channel,
      channelKind: kind,
      connection: made(owner, address),
      ...(exchange && kind === 'exchange' ? { exchange } : {}),
    };
  };
  const subscription = (each: Channel, type: string): Effect => {
    const queue = each.group && type === router && !isFastApi ? prefixed(router, each.group) : each.group;
    return subscribe({ ...message(each, type), ...(queue ? { group: queue } : group ? { group } : {}) });
  };
  const effects = (type: string): Record<string, readonly Effect[]> => ({
    [`${type}.subscriber`]: subscribed.map((each) => subscription(each, type)),
    [`${type}.publisher`]: published(0).map((each) => publish(message(each, type))),
    [`${type}.publish`]: published(1).map((each) => publish(message(each, owner))),
  });
  return defineLibrary({
    name: isFastApi ? `${product.name}-fastapi` : product.name,
    imports: product.packages.map((each) => (isFastApi ? `${each}.fastapi` : each)),
    docs: 'https://faststream.ag2.ai/latest/getting-started/routers/',
    ...(isFastApi ? { values: brokerOf(router) } : {}),
    calls: {
      // Those of FastAPI extend its router: https://faststream.ag2.ai/latest/getting-started/integrations/fastapi/
      ...(isFastApi ? routesOfRouter(router) : {}),
      [owner]: connection({ ...store, target: address }),
      ...Object.assign({}, ...(isFastApi ? [router] : [broker, router]).map(effects)),
    },
  });
}

/** The broker that a router of FastAPI has publishes and subscribes like the router itself: https://faststream.ag2.ai/latest/getting-started/integrations/fastapi/#accessing-the-broker-object */
function brokerOf(router: string): NonNullable<Library['values']> {
  return { [`${router}.broker`]: { value: 'select', selector: { from: 'receiver' }, isProperty: true } };
}

const queueName = (index: number): Selector => named(param(index, 'queue'), 'RabbitQueue', 'name');
const exchangeOf = (index: number): Selector => first(named(param(index, 'exchange'), 'RabbitExchange', 'name'), text(''));

/** A queue is bound to the exchange with its own routing key, else by its name: https://faststream.ag2.ai/latest/rabbit/declare/ */
const bound: Channel = {
  name: first(madeOf(param(0, 'queue'), 'RabbitQueue', keyword('routing_key')), queueName(0)),
  kind: 'exchange',
  exchange: exchangeOf(1),
  group: queueName(0),
};

/** Without an exchange a message goes to the queue: https://faststream.ag2.ai/latest/rabbit/publishing/ */
function sentToRabbit(index: number): readonly Channel[] {
  const [name, exchange] = [first(keyword('routing_key'), queueName(index)), exchangeOf(index + 1)];
  return [
    { name, kind: 'queue', exchange },
    { name, kind: 'exchange', exchange },
  ];
}

const inRedis = (index: number): readonly Channel[] => [
  { name: named(param(index, 'channel'), 'PubSub', 'channel'), kind: 'topic' },
  { name: named(keyword('list'), 'ListSub', 'list'), kind: 'queue' },
  { name: named(keyword('stream'), 'StreamSub', 'stream'), kind: 'stream' },
];

const PRODUCTS: readonly Product[] = [
  {
    name: 'faststream',
    begins: 'Kafka',
    packages: ['faststream.kafka', 'faststream.confluent'],
    store: { nodeKind: 'broker', technology: 'kafka', protocol: 'kafka' },
    address: param(0, 'bootstrap_servers'),
    // All positional arguments are topics.
    subscribed: [0, 1, 2, 3, 4].map((index) => ({ name: arg(index), kind: 'topic' })),
    published: (index) => [{ name: param(index, 'topic'), kind: 'topic' }],
    group: keyword('group_id'),
  },
  {
    name: 'faststream-rabbit',
    begins: 'Rabbit',
    packages: ['faststream.rabbit'],
    store: { nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp' },
    address: param(0, 'url'),
    subscribed: [{ name: queueName(0), kind: 'queue' }, bound],
    published: sentToRabbit,
  },
  {
    name: 'faststream-nats',
    begins: 'Nats',
    packages: ['faststream.nats'],
    store: { nodeKind: 'broker', technology: 'nats', protocol: 'nats' },
    address: first(param(0, 'servers', '[]'), param(0, 'servers')),
    subscribed: [{ name: param(0, 'subject'), kind: 'subject' }],
    published: (index) => [{ name: param(index, 'subject'), kind: 'subject' }],
    group: param(1, 'queue'),
  },
  {
    name: 'faststream-redis',
    begins: 'Redis',
    packages: ['faststream.redis'],
    store: { nodeKind: 'cache', technology: 'redis', protocol: 'redis' },
    address: param(0, 'url'),
    subscribed: inRedis(0),
    published: inRedis,
  },
];

export const faststreamLibraries: readonly Library[] = PRODUCTS.flatMap((product) => [
  faststreamOf(product, false),
  faststreamOf(product, true),
]);
