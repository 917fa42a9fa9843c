import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  maker,
  publish,
  receiver,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const amqpBroker = made('Connection', arg(0));

/** Lapin: the routing key names the channel; an empty exchange leads to the queue of that name. */
const lapin = defineLibrary({
  name: 'lapin',
  imports: ['lapin', 'lapin::*'],
  docs: 'https://docs.rs/lapin',
  creates: { 'Connection.connect': 'Connection', 'Connection.create_channel': 'Channel' },
  calls: {
    'Connection.connect': connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) }),
    'Channel.basic_publish': publish({
      protocol: 'amqp',
      channel: first(arg(1), arg(0)),
      channelKind: 'exchange',
      exchange: arg(0),
      connection: amqpBroker,
    }),
    ...each<Effect>(['basic_consume', 'basic_get'], (name) => [
      `Channel.${name}`,
      subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue', connection: amqpBroker }),
    ]),
    'Channel.queue_bind': subscribe({
      protocol: 'amqp',
      channel: first(arg(2), arg(1)),
      channelKind: 'exchange',
      exchange: arg(1),
      group: arg(0),
      connection: amqpBroker,
      isBinding: true,
    }),
  },
});

/** amqprs: what a channel is asked is said by arguments that are made beforehand. */
const amqprs = defineLibrary({
  name: 'amqprs',
  imports: ['amqprs', 'amqprs::*'],
  namespaces: ['channel', 'connection'],
  docs: 'https://docs.rs/amqprs',
  creates: { 'BasicConsumeArguments.default': 'BasicConsumeArguments', 'BasicConsumeArguments.*': 'BasicConsumeArguments' },
  calls: {
    'OpenConnectionArguments.new': connection({
      nodeKind: 'broker',
      technology: 'rabbitmq',
      protocol: 'amqp',
      target: first(join(arg(0), text(':'), arg(1)), arg(0)),
    }),
    'BasicPublishArguments.new': publish({
      protocol: 'amqp',
      channel: first(arg(1), arg(0)),
      channelKind: 'exchange',
      exchange: arg(0),
    }),
    ...each<Effect>(['BasicConsumeArguments.new', 'BasicConsumeArguments.queue', 'BasicGetArguments.new'], (name) => [
      name,
      subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    ]),
    'QueueBindArguments.new': subscribe({
      protocol: 'amqp',
      channel: first(arg(2), arg(1)),
      channelKind: 'exchange',
      exchange: arg(1),
      group: arg(0),
      isBinding: true,
    }),
  },
});

/** A record is made for its topic. */
const rdkafka = defineLibrary({
  name: 'rdkafka',
  imports: ['rdkafka', 'rdkafka::*'],
  namespaces: ['producer', 'consumer', 'config'],
  docs: 'https://docs.rs/rdkafka',
  creates: { 'ClientConfig.new': 'ClientConfig', 'ClientConfig.*': 'ClientConfig' },
  types: { StreamConsumer: 'Consumer', BaseConsumer: 'Consumer' },
  calls: {
    'ClientConfig.set': connection({
      nodeKind: 'broker',
      technology: 'kafka',
      protocol: 'kafka',
      target: first(keyword('bootstrap.servers'), keyword('metadata.broker.list')),
    }),
    ...each<Effect>(['FutureRecord.to', 'BaseRecord.to'], (name) => [
      name,
      publish({ protocol: 'kafka', channel: arg(0), channelKind: 'topic' }),
    ]),
    // What `create` makes is of the type that is asked for: `let consumer: StreamConsumer = config.create()?`.
    ...each<Effect>(['Consumer.subscribe', 'ClientConfig.subscribe'], (name) => [
      name,
      subscribe({ protocol: 'kafka', channel: first(arg(0, '[]'), arg(0)), channelKind: 'topic' }),
    ]),
  },
});

const natsServer = first(made('Context', maker(arg(0), arg(0), 'NatsClient')), made('NatsClient', arg(0)));

function subject(effect: typeof publish | typeof subscribe, group?: Selector): Effect {
  return effect({
    protocol: 'nats',
    channel: arg(0),
    channelKind: 'subject',
    connection: natsServer,
    ...(group ? { group } : {}),
  });
}

const nats = defineLibrary({
  name: 'async-nats',
  imports: ['async_nats', 'async_nats::*', 'nats'],
  docs: 'https://docs.rs/async-nats',
  namespaces: ['jetstream'],
  types: { Client: 'NatsClient', Connection: 'NatsClient', Context: 'NatsClient' },
  creates: {
    new: 'Context',
    with_domain: 'Context',
    with_prefix: 'Context',
    connect: 'NatsClient',
    connect_with_options: 'NatsClient',
    'ConnectOptions.connect': 'NatsClient',
    'ConnectOptions.*': 'ConnectOptions',
  },
  calls: {
    ...each<Effect>(['connect', 'connect_with_options', 'ConnectOptions.connect'], (name) => [
      name,
      connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target: arg(0) }),
    ]),
    'NatsClient.publish': subject(publish),
    'NatsClient.publish_with_headers': subject(publish),
    'NatsClient.request': subject(publish),
    'NatsClient.subscribe': subject(subscribe),
    'NatsClient.queue_subscribe': subject(subscribe, arg(1)),
  },
});

const ofOptions = made('AsyncClient', maker(arg(0), join(arg(1), text(':'), arg(2)), 'MqttOptions'));
const topic = { protocol: 'mqtt', channel: arg(0), channelKind: 'topic', connection: ofOptions } as const;

/** A client comes together with what drives its connection. */
const rumqttc = defineLibrary({
  name: 'rumqttc',
  imports: ['rumqttc', 'rumqttc::*'],
  namespaces: ['v5'],
  docs: 'https://docs.rs/rumqttc',
  types: { Client: 'AsyncClient' },
  creates: { 'AsyncClient.new': 'AsyncClient', 'MqttOptions.new': 'MqttOptions' },
  values: { 'AsyncClient.0': { value: 'select', selector: receiver, isProperty: true } },
  calls: {
    ...each<Effect>(['publish', 'try_publish', 'publish_bytes'], (name) => [`AsyncClient.${name}`, publish(topic)]),
    ...each<Effect>(['subscribe', 'try_subscribe'], (name) => [`AsyncClient.${name}`, subscribe(topic)]),
  },
});

export const messageLibraries = [lapin, amqprs, rdkafka, nats, rumqttc];
