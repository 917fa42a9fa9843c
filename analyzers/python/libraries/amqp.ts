import {
  arg,
  connection,
  declare,
  defineLibrary,
  type Effect,
  first,
  join,
  keyword,
  made,
  madeOf,
  param,
  publish,
  receiver,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { mapped } from './support/derived.ts';
import { namedAddress } from './support/selectors.ts';

const open = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
const AMQP = { protocol: 'amqp', channelKind: 'queue' } as const;

/** A message to the default exchange goes to the queue that its routing key names; a fanout's empty key leaves the exchange's name. */
function sends(exchange: Selector, key: Selector, address: Selector): readonly Effect[] {
  const named = first(key, exchange);
  const details = { protocol: 'amqp', connection: address } as const;
  return [
    publish({ ...details, channel: join(mapped(exchange, { '': '' }), key), channelKind: 'queue' }),
    publish({ ...details, channel: join(mapped(exchange, { '*': '' }), named), channelKind: 'exchange', exchange }),
  ];
}

/** What is declared lasts only where that is asked for; `passive` asks only whether it is there. */
function lasting(kind: 'queue' | 'exchange', channel: Selector, durable: Selector, passive: Selector): Effect {
  return { does: 'declare', protocol: 'amqp', channel, channelKind: kind, durable: first(durable, text('false')), passive };
}

/** The queue is the group of whoever takes from it. */
function binds(exchange: Selector, key: Selector, queue: Selector, address: Selector): Effect {
  return subscribe({
    protocol: 'amqp',
    channel: first(key, exchange),
    channelKind: 'exchange',
    exchange,
    group: queue,
    connection: address,
    isBinding: true,
  });
}

const parameters = first(
  madeOf(
    param(0, 'parameters'),
    'ConnectionParameters',
    first(namedAddress(), join(arg(0), text(':'), arg(1)), arg(0), text('localhost')),
  ),
  madeOf(param(0, 'parameters'), 'URLParameters', param(0, 'url')),
);
const CONNECTIONS = ['BlockingConnection', 'SelectConnection', 'AsyncioConnection', 'TornadoConnection'];
const whenOpen = { on_open_callback: ['BlockingConnection'] } as const;
const pikaAddress = made('BlockingConnection', parameters);

/** A message to the default exchange goes to the queue that its routing key names. */
export const pika = defineLibrary({
  name: 'pika',
  imports: ['pika', 'pika.*'],
  docs: 'https://pika.readthedocs.io/en/stable/',
  namespaces: ['connection', 'adapters', 'blocking_connection', 'select_connection', 'asyncio_connection'],
  types: {
    SelectConnection: 'BlockingConnection',
    AsyncioConnection: 'BlockingConnection',
    TornadoConnection: 'BlockingConnection',
    BlockingChannel: 'Channel',
  },
  creates: { 'BlockingConnection.channel': 'Channel' },
  callbacks: {
    SelectConnection: whenOpen,
    AsyncioConnection: whenOpen,
    TornadoConnection: whenOpen,
    'BlockingConnection.channel': { 1: ['Channel'], on_open_callback: ['Channel'] },
    'Channel.basic_consume': { 1: [receiver], on_message_callback: [receiver] },
  },
  calls: {
    ...Object.fromEntries(CONNECTIONS.map((name) => [name, open(parameters)])),
    'Channel.basic_publish': sends(param(0, 'exchange'), param(1, 'routing_key'), pikaAddress),
    'Channel.basic_consume': subscribe({ ...AMQP, channel: first(keyword('queue'), arg(0)), connection: pikaAddress }),
    'Channel.basic_get': subscribe({ ...AMQP, channel: param(0, 'queue'), connection: pikaAddress }),
    'Channel.consume': subscribe({ ...AMQP, channel: param(0, 'queue'), connection: pikaAddress }),
    'Channel.queue_bind': binds(param(1, 'exchange'), first(param(2, 'routing_key'), text('')), param(0, 'queue'), pikaAddress),
    'Channel.queue_declare': lasting('queue', param(0, 'queue'), param(2, 'durable'), param(1, 'passive')),
    'Channel.exchange_declare': lasting('exchange', param(0, 'exchange'), param(3, 'durable'), param(2, 'passive')),
  },
});

const aioAddress = made('Connection', first(param(0, 'url'), namedAddress()));

/** `exchange.publish(message, routing_key)` and `queue.consume(callback)`. */
export const aioPika = defineLibrary({
  name: 'aio-pika',
  imports: ['aio_pika', 'aio_pika.*'],
  docs: 'https://docs.aio-pika.com/en/latest/quick-start.html',
  types: {
    AbstractRobustConnection: 'Connection',
    AbstractConnection: 'Connection',
    AbstractChannel: 'Channel',
    AbstractQueue: 'Queue',
  },
  creates: {
    connect: 'Connection',
    connect_robust: 'Connection',
    'Connection.channel': 'Channel',
    'Channel.declare_exchange': 'Exchange',
    'Channel.get_exchange': 'Exchange',
    'Channel.default_exchange': 'Exchange',
    'Channel.declare_queue': 'Queue',
    'Channel.get_queue': 'Queue',
  },
  values: {
    'Queue.name': { value: 'member-of-maker', selector: made('Queue', param(0, 'name')) },
    'Exchange.name': { value: 'member-of-maker', selector: made('Exchange', param(0, 'name')) },
  },
  calls: {
    connect: open(first(param(0, 'url'), namedAddress())),
    connect_robust: open(first(param(0, 'url'), namedAddress())),
    'Exchange.publish': sends(made('Exchange', param(0, 'name')), param(1, 'routing_key'), aioAddress),
    'Channel.default_exchange.publish': publish({ ...AMQP, channel: param(1, 'routing_key'), connection: aioAddress }),
    'Queue.consume': subscribe({ ...AMQP, channel: made('Queue', param(0, 'name')), connection: aioAddress }),
    'Queue.iterator': subscribe({ ...AMQP, channel: made('Queue', param(0, 'name')), connection: aioAddress }),
    'Queue.get': subscribe({ ...AMQP, channel: made('Queue', param(0, 'name')), connection: aioAddress }),
    'Queue.bind': binds(
      first(madeOf(param(0, 'exchange'), 'Exchange', param(0, 'name')), param(0, 'exchange')),
      first(param(1, 'routing_key'), text('')),
      made('Queue', param(0, 'name')),
      aioAddress,
    ),
    'Channel.declare_queue': lasting('queue', param(0, 'name'), keyword('durable'), keyword('passive')),
    'Channel.declare_exchange': lasting('exchange', param(0, 'name'), keyword('durable'), keyword('passive')),
  },
});

const kombuAddress = made('Connection', first(param(0, 'hostname')));
const exchangeName = (of: Selector): Selector => madeOf(of, 'Exchange', param(0, 'name'));
const kombuExchange = first(
  exchangeName(keyword('exchange')),
  keyword('exchange'),
  made('Producer', first(exchangeName(param(1, 'exchange')), param(1, 'exchange'))),
  text(''),
);
/** A consumer takes from each of its queues, and what the exchange of a queue is sent under the queue's key comes there. */
function consumes(index: number, connection?: Selector): readonly Effect[] {
  const queues = first(keyword('queues', '[]'), arg(index, '[]'), keyword('queues'), arg(index));
  const ofQueue = (selector: Selector): Selector => madeOf(arg(0), 'Queue', selector);
  const details = { protocol: 'amqp', each: queues, ...(connection ? { connection } : {}) } as const;
  const name = first(ofQueue(param(0, 'name')), arg(0));
  const exchange = ofQueue(first(exchangeName(param(1, 'exchange')), param(1, 'exchange')));
  const key = ofQueue(param(2, 'routing_key'));
  return [
    subscribe({ ...details, channel: name, channelKind: 'queue' }),
    subscribe({ ...details, channel: first(key, exchange), channelKind: 'exchange', exchange, group: name }),
  ];
}

export const kombu = defineLibrary({
  name: 'kombu',
  imports: ['kombu', 'kombu.*'],
  docs: 'https://docs.celeryq.dev/projects/kombu/en/stable/userguide/producers.html',
  creates: {
    'Connection.channel': 'Channel',
    'Connection.Producer': 'Producer',
    'Connection.Consumer': 'Consumer',
    'Connection.SimpleQueue': 'SimpleQueue',
  },
  values: {
    'Queue.name': { value: 'member-of-maker', selector: made('Queue', param(0, 'name')) },
    'Exchange.name': { value: 'member-of-maker', selector: made('Exchange', param(0, 'name')) },
  },
  calls: {
    Connection: open(param(0, 'hostname')),
    Queue: declare('queue', param(0, 'name'), first(keyword('durable'), text('true'))),
    Exchange: declare('exchange', param(0, 'name'), first(keyword('durable'), text('true'))),
    'Producer.publish': sends(
      kombuExchange,
      first(keyword('routing_key'), made('Producer', keyword('routing_key')), text('')),
      kombuAddress,
    ),
    Consumer: consumes(1),
    MixinConsumer: consumes(0),
    'Connection.Consumer': consumes(0, kombuAddress),
    'SimpleQueue.put': publish({ ...AMQP, channel: made('SimpleQueue', arg(0)), connection: kombuAddress }),
    'SimpleQueue.get': subscribe({ ...AMQP, channel: made('SimpleQueue', arg(0)), connection: kombuAddress }),
  },
});
