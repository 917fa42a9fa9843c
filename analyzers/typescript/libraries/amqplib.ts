import {
  arg,
  connection,
  declare,
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

/** A URL, a list of them, or the parts of one. */
const broker = first(
  arg(0, 'url'),
  join(text('amqp://'), arg(0, 'hostname'), text(':'), arg(0, 'port')),
  join(text('amqp://'), arg(0, 'hostname')),
  arg(0),
);

const openBroker = connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: broker });

/** What a channel is asked to do, over the connection that it belongs to. */
export function channelCalls(type: string, connection?: Selector): Readonly<Record<string, Effect>> {
  const over = connection ? { connection } : {};
  const fromQueue = subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue', ...over });
  const exchange = { protocol: 'amqp', channelKind: 'exchange', ...over } as const;
  return {
    // The routing key names the channel; a fanout exchange has an empty key and names it itself.
    [`${type}.publish`]: publish({ ...exchange, channel: first(arg(1), arg(0)), exchange: arg(0) }),
    [`${type}.sendToQueue`]: publish({ protocol: 'amqp', channel: arg(0), channelKind: 'queue', ...over }),
    [`${type}.consume`]: fromQueue,
    [`${type}.get`]: fromQueue,
    // The queue is the group of whoever takes from it.
    [`${type}.bindQueue`]: subscribe({
      ...exchange,
      channel: first(arg(2), arg(1)),
      exchange: arg(1),
      group: arg(0),
      isBinding: true,
    }),
    [`${type}.assertQueue`]: declare('queue', arg(0), first(arg(1, 'durable'), text('true'))),
    [`${type}.assertExchange`]: declare('exchange', arg(0), first(arg(2, 'durable'), text('true'))),
  };
}

const CHANNEL = channelCalls('Channel', made('Connection', broker));

export const amqplib = defineLibrary({
  name: 'amqplib',
  imports: ['amqplib', 'amqplib/*'],
  docs: 'https://amqp-node.github.io/amqplib/channel_api.html',
  creates: {
    connect: 'Connection',
    'Connection.createChannel': 'Channel',
    'Connection.createConfirmChannel': 'Channel',
    'Channel.assertQueue': 'Queue',
  },
  values: { 'Queue.queue': { value: 'member-of-maker', selector: made('Queue', arg(0)) } },
  callbacks: {
    'Channel.assertQueue': { 1: [null, 'Queue'], 2: [null, 'Queue'] },
    connect: { 1: [null, 'Connection'], 2: [null, 'Connection'] },
    'Connection.createChannel': { 0: [null, 'Channel'] },
    'Connection.createConfirmChannel': { 0: [null, 'Channel'] },
  },
  types: { ConfirmChannel: 'Channel', ChannelModel: 'Connection' },
  calls: { connect: openBroker, ...CHANNEL },
});

/** Keeps the connection and repeats each channel's set-up; channels are amqplib's, wrapped. */
export const amqpConnectionManager = defineLibrary({
  name: 'amqp-connection-manager',
  imports: ['amqp-connection-manager'],
  docs: 'https://github.com/jwalton/node-amqp-connection-manager#api',
  creates: { connect: 'Connection', 'Connection.createChannel': 'Channel' },
  callbacks: { 'Connection.createChannel': { 0: ['Channel'] }, 'Channel.addSetup': { 0: ['Channel'] } },
  callbackPaths: { 'Connection.createChannel': ['setup'] },
  types: { AmqpConnectionManager: 'Connection', IAmqpConnectionManager: 'Connection', ChannelWrapper: 'Channel' },
  calls: { connect: openBroker, ...CHANNEL },
});
