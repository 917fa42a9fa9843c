import {
  anyArg,
  arg,
  defineLibrary,
  each,
  first,
  itself,
  keyword,
  made,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address, brokerAt, option, redisAt, told } from './support/selectors.ts';

const AMQP = { protocol: 'amqp', channelKind: 'queue' } as const;
const rabbit = first(address(option('host'), option('port')), option('hostname'), arg(0), setting('RABBITMQ_URL'));
const broker = made('Connection', rabbit);
const ofExchange = first(made('NewExchange', arg(2)), made('Exchange', arg(0)));
const ofQueue = first(made('NewQueue', arg(1)), made('Queue', arg(0)));
const keyOf = first(keyword('routing_key'), text(''));

/** Exchanges and queues are made on a channel; the default exchange sends to the queue that the key names. */
export const bunny = defineLibrary({
  name: 'bunny',
  imports: ['Bunny'],
  docs: 'https://github.com/ruby-amqp/bunny#quick-start',
  creates: {
    default: 'Connection',
    new: 'Connection',
    run: 'Connection',
    'Connection.create_channel': 'Channel',
    'Connection.channel': 'Channel',
    ...each(['queue', 'quorum_queue', 'durable_queue', 'temporary_queue', 'stream'], (name) => [`Channel.${name}`, 'Queue']),
    'Channel.topic': 'Exchange',
    'Channel.direct': 'Exchange',
    'Channel.fanout': 'Exchange',
    'Channel.headers': 'Exchange',
    'Channel.exchange': 'Exchange',
    'Channel.default_exchange': 'DefaultExchange',
    Exchange: 'NewExchange',
    'Exchange.new': 'NewExchange',
    Queue: 'NewQueue',
  },
  types: { NewExchange: 'Exchange', NewQueue: 'Queue' },
  values: {
    'Exchange.name': { value: 'select', selector: ofExchange },
    'Queue.name': { value: 'select', selector: ofQueue },
    'Connection.start': itself,
    'Queue.bind': itself,
  },
  calls: {
    default: brokerAt('rabbitmq', 'amqp', rabbit),
    'Exchange.publish': publish({
      protocol: 'amqp',
      channel: first(keyOf, ofExchange),
      channelKind: 'exchange',
      exchange: ofExchange,
      connection: broker,
    }),
    'DefaultExchange.publish': publish({ ...AMQP, channel: keyOf, connection: broker }),
    'Queue.publish': publish({ ...AMQP, channel: ofQueue, connection: broker }),
    'Queue.subscribe': subscribe({ ...AMQP, channel: ofQueue, connection: broker }),
    'Queue.subscribe_with': subscribe({ ...AMQP, channel: ofQueue, connection: broker }),
    'Queue.pop': subscribe({ ...AMQP, channel: ofQueue, connection: broker }),
    'Channel.basic_consume': subscribe({ ...AMQP, channel: arg(0), connection: broker }),
    'Channel.basic_get': subscribe({ ...AMQP, channel: arg(0), connection: broker }),
    'Channel.basic_publish': publish({
      protocol: 'amqp',
      channel: arg(2),
      channelKind: 'exchange',
      exchange: arg(1),
      connection: broker,
    }),
    'Queue.bind': subscribe({
      protocol: 'amqp',
      channel: first(keyword('routing_key'), { from: 'maker', of: arg(0), type: 'Exchange', selector: arg(0) }, arg(0)),
      channelKind: 'exchange',
      exchange: first({ from: 'maker', of: arg(0), type: 'Exchange', selector: arg(0) }, arg(0)),
      group: ofQueue,
      connection: broker,
      isBinding: true,
    }),
  },
});

/** Workers name their queue in their body. */
export const sneakers = defineLibrary({
  name: 'sneakers',
  imports: ['Sneakers'],
  docs: 'https://github.com/ruby-amqp/kicks#quick-start',
  hasWorkers: true,
  calls: {
    configure: brokerAt('rabbitmq', 'amqp', first(option('amqp'), setting('RABBITMQ_URL'))),
    'Worker.from_queue': [
      subscribe({ ...AMQP, channel: arg(0) }),
      subscribe({
        protocol: 'amqp',
        channelKind: 'exchange',
        channel: first(keyword('routing_key', '[]'), keyword('routing_key')),
        exchange: keyword('exchange'),
        group: arg(0),
      }),
    ],
    publish: publish({ ...AMQP, channel: keyword('to_queue') }),
    'Worker.enqueue': publish({ ...AMQP, channel: told('from_queue') }),
    'Publisher.publish': publish({ ...AMQP, channel: first(keyword('to_queue'), keyword('routing_key')) }),
  },
});

/** Messages of one exchange by their keys; a consumer's queue is its class's own. */
export const hutch = defineLibrary({
  name: 'hutch',
  imports: ['Hutch'],
  docs: 'https://github.com/ruby-amqp/hutch#consumers',
  hasWorkers: true,
  calls: {
    'Consumer.consume': subscribe({ protocol: 'amqp', channelKind: 'exchange', channel: anyArg(0), exchange: text('hutch') }),
    publish: publish({ protocol: 'amqp', channelKind: 'exchange', channel: arg(0), exchange: text('hutch') }),
  },
});

const commands = { protocol: 'redis', connection: made('Redis', redisAddress()) } as const;

function redisAddress(): Selector {
  return first(option('url'), address(option('host'), first(option('port'), text('6379'))), setting('REDIS_URL'));
}

export const redis = defineLibrary({
  name: 'redis',
  imports: ['Redis', 'RedisClient'],
  docs: 'https://github.com/redis/redis-rb#getting-started',
  creates: { default: 'Redis', config: 'Redis' },
  calls: {
    default: redisAt(redisAddress()),
    config: redisAt(redisAddress()),
    'Redis.publish': publish({ ...commands, channel: arg(0), channelKind: 'topic' }),
    'Redis.subscribe': subscribe({ ...commands, channel: arg(0), channelKind: 'topic' }),
    'Redis.psubscribe': subscribe({ ...commands, channel: arg(0), channelKind: 'topic' }),
    'Redis.lpush': publish({ ...commands, channel: arg(0), channelKind: 'queue', ifTaken: true }),
    'Redis.rpush': publish({ ...commands, channel: arg(0), channelKind: 'queue', ifTaken: true }),
    ...each(['brpop', 'blpop', 'rpop', 'lpop', 'brpoplpush', 'blmove'], (name) => [
      `Redis.${name}`,
      subscribe({ ...commands, channel: first(arg(0, '[]'), arg(0)), channelKind: 'queue' }),
    ]),
    'Redis.xadd': publish({ ...commands, channel: arg(0), channelKind: 'stream' }),
    'Redis.xread': subscribe({ ...commands, channel: first(arg(0, '[]'), arg(0)), channelKind: 'stream' }),
    'Redis.xreadgroup': subscribe({ ...commands, channel: first(arg(2, '[]'), arg(2)), channelKind: 'stream' }),
  },
});

/** NATS subjects. */
export const nats = defineLibrary({
  name: 'nats-pure',
  imports: ['NATS'],
  docs: 'https://github.com/nats-io/nats-pure.rb#basic-usage',
  creates: { connect: 'Client', 'Client.jetstream': 'JetStream', 'Client.JetStream': 'JetStream' },
  calls: {
    connect: brokerAt('nats', 'nats', first(keyword('servers', '[]'), arg(0), text('nats://localhost:4222'))),
    'Client.publish': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'Client.subscribe': subscribe({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'Client.request': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'JetStream.publish': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'JetStream.subscribe': subscribe({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'JetStream.pull_subscribe': subscribe({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
  },
});
