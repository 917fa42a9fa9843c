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
} from '../../../src/code/library.ts';
import { routesOfRouter } from './fastapi.ts';

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
  const message = ({ name, kind }: Channel, type: string): MessageDetails => ({
    protocol: store.protocol,
    channel: type === router && !isFastApi ? prefixed(router, name) : name,
    channelKind: kind,
    connection: made(owner, address),
  });
  const effects = (type: string): Record<string, readonly Effect[]> => ({
    [`${type}.subscriber`]: subscribed.map((each) => subscribe({ ...message(each, type), ...(group ? { group } : {}) })),
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

const queue = (index: number): Channel => ({ name: named(param(index, 'queue'), 'RabbitQueue', 'name'), kind: 'queue' });
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
    subscribed: [queue(0)],
    published: (index) => [queue(index)],
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
