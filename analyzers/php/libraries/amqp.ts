import {
  arg,
  defineLibrary,
  type Effect,
  first,
  join,
  made,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address, brokerAt, given, mapped } from './support/selectors.ts';

const CONNECTIONS = ['AMQPStreamConnection', 'AMQPSSLConnection', 'AMQPSocketConnection', 'AMQPLazyConnection'];
const where = address(given(0, 'host'), given(1, 'port'));
const broker = made('AMQPStreamConnection', where);

/** A message to the nameless exchange goes to the queue that its routing key names. */
function sends(exchange: Selector, key: Selector, connection: Selector): readonly Effect[] {
  const details = { protocol: 'amqp', connection } as const;
  return [
    publish({ ...details, channel: join(mapped(exchange, { '': '' }), key), channelKind: 'queue' }),
    publish({
      ...details,
      channel: join(mapped(exchange, { '*': '' }), first(key, exchange)),
      channelKind: 'exchange',
      exchange,
    }),
  ];
}

const exchangeOf = first(given(1, 'exchange'), text(''));
const keyOf = first(given(2, 'routing_key'), text(''));

export const amqplib = defineLibrary({
  name: 'php-amqplib',
  imports: ['PhpAmqpLib\\Connection', 'PhpAmqpLib\\Channel', 'PhpAmqpLib\\Message'],
  docs: 'https://www.rabbitmq.com/tutorials/tutorial-one-php',
  types: {
    AMQPSSLConnection: 'AMQPStreamConnection',
    AMQPSocketConnection: 'AMQPStreamConnection',
    AMQPLazyConnection: 'AMQPStreamConnection',
    AbstractConnection: 'AMQPStreamConnection',
  },
  creates: { 'AMQPStreamConnection.channel': 'AMQPChannel' },
  calls: {
    ...Object.fromEntries(CONNECTIONS.map((name) => [name, brokerAt('rabbitmq', 'amqp', where)])),
    'AMQPChannel.basic_publish': sends(exchangeOf, keyOf, broker),
    'AMQPChannel.batch_basic_publish': sends(exchangeOf, keyOf, broker),
    'AMQPChannel.basic_consume': subscribe({
      protocol: 'amqp',
      channel: given(0, 'queue'),
      channelKind: 'queue',
      connection: broker,
    }),
    'AMQPChannel.basic_get': subscribe({
      protocol: 'amqp',
      channel: given(0, 'queue'),
      channelKind: 'queue',
      connection: broker,
    }),
    'AMQPChannel.queue_bind': subscribe({
      protocol: 'amqp',
      channel: first(given(2, 'routing_key'), given(1, 'exchange')),
      channelKind: 'exchange',
      exchange: given(1, 'exchange'),
      group: given(0, 'queue'),
      connection: broker,
      isBinding: true,
    }),
  },
});

const extension = made('AMQPConnection', address(arg(0, 'host'), arg(0, 'port')));

/** The extension's objects are told their names one by one. */
export const amqpExtension = defineLibrary({
  name: 'amqp-extension',
  imports: ['php'],
  docs: 'https://www.php.net/manual/en/book.amqp.php',
  calls: {
    AMQPConnection: brokerAt('rabbitmq', 'amqp', address(arg(0, 'host'), arg(0, 'port'))),
    'AMQPExchange.publish': publish({ protocol: 'amqp', channel: arg(1), channelKind: 'queue', connection: extension }),
  },
});

/** https://php-enqueue.github.io/quick_tour/ */
export const enqueue = defineLibrary({
  name: 'enqueue',
  imports: ['Enqueue\\AmqpLib', 'Enqueue\\AmqpExt', 'Enqueue\\AmqpBunny', 'Interop\\Amqp', 'Interop\\Queue'],
  docs: 'https://php-enqueue.github.io/transport/amqp_lib/',
  types: { AmqpContext: 'Context' },
  creates: {
    'AmqpConnectionFactory.createContext': 'Context',
    'Context.createQueue': 'Queue',
    'Context.createTopic': 'Topic',
    'Context.createProducer': 'Producer',
  },
  calls: {
    AmqpConnectionFactory: brokerAt('rabbitmq', 'amqp', first(address(arg(0, 'host'), arg(0, 'port')), arg(0, 'dsn'), arg(0))),
    'Producer.send': publish({ protocol: 'amqp', channel: nameOf('Queue'), channelKind: 'queue' }),
    'Context.createConsumer': subscribe({ protocol: 'amqp', channel: nameOf('Queue'), channelKind: 'queue' }),
  },
});

function nameOf(type: string): Selector {
  return { from: 'maker', of: arg(0), type, selector: arg(0) };
}
