import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  maker,
  param,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const server = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target });
const subject = { protocol: 'nats', channel: param(0, 'subject'), channelKind: 'subject' } as const;
/** The address among the options, the address alone, or the documented default. */
const opened = server(first(arg(0, 'Url'), keyword('url'), arg(0), text('nats://localhost:4222')));

/** What a consumer picks of its stream; one that picks nothing gets the whole stream. */
const consumed = subscribe({
  protocol: 'nats',
  channel: first(arg(1, 'FilterSubject'), arg(1, 'FilterSubjects', '[]'), param(0, 'stream')),
  channelKind: 'subject',
  group: first(arg(1, 'DurableName'), arg(1, 'Name'), maker(arg(1), arg(0))),
});

const CONNECTIONS = ['NatsConnection', 'NatsClient', 'NatsConnectionPool'] as const;

/** The client in its second version, with JetStream, services and what containers are told of it. */
export const natsClient = defineLibrary({
  name: 'nats-net',
  imports: ['NATS.Client', 'NATS.Client.*', 'NATS.Net', 'NATS.Extensions.*'],
  docs: 'https://nats-io.github.io/nats.net/',
  extendsWhereOpened: true,
  types: {
    ConsumerConfig: 'Options',
    NatsJSOrderedConsumerOpts: 'Options',
    NatsOpts: 'Options',
    INatsConnection: 'NatsConnection',
    INatsClient: 'NatsConnection',
    NatsClient: 'NatsConnection',
    INatsJSContext: 'NatsJSContext',
    INatsSvcServer: 'NatsSvcServer',
  },
  creates: {
    'ConnectionFactory.CreateConnection': 'IConnection',
    'NatsConnectionPool.GetConnection': 'NatsConnection',
    'NatsConnection.CreateJetStreamContext': 'NatsJSContext',
    'NatsConnection.CreateServicesContext': 'NatsSvcContext',
    'NatsSvcContext.AddServiceAsync': 'NatsSvcServer',
  },
  callbacks: { '*.AddNatsClient': { 0: ['NatsBuilder'] } },
  calls: {
    ...each<Effect>(CONNECTIONS, (name) => [name, opened]),
    '*.AddNats': server(first(keyword('configureOpts', '()', 'Url'), arg(1, '()', 'Url'), text('nats://localhost:4222'))),
    'NatsBuilder.ConfigureOptions': server(arg(0, '()', 'Url')),
    'NatsConnection.PublishAsync': publish(subject),
    ...each<Effect>(['RequestAsync', 'RequestManyAsync'], (name) => [
      `NatsConnection.${name}`,
      publish({ ...subject, channelKind: 'rpc' }),
    ]),
    ...each<Effect>(['SubscribeAsync', 'SubscribeCoreAsync'], (name) => [
      `NatsConnection.${name}`,
      subscribe({ ...subject, group: param(1, 'queueGroup') }),
    ]),
    ...each<Effect>(['PublishAsync', 'TryPublishAsync', 'PublishConcurrentAsync'], (name) => [
      `NatsJSContext.${name}`,
      publish(subject),
    ]),
    ...each<Effect>(['CreateConsumerAsync', 'CreateOrUpdateConsumerAsync', 'CreateOrderedConsumerAsync'], (name) => [
      `NatsJSContext.${name}`,
      consumed,
    ]),
    // The first version: https://nats-io.github.io/nats.net.v1/
    'ConnectionFactory.CreateConnection': server(first(arg(0), text('nats://localhost:4222'))),
    'IConnection.Publish': publish(subject),
    ...each<Effect>(['Request', 'RequestAsync'], (name) => [`IConnection.${name}`, publish({ ...subject, channelKind: 'rpc' })]),
    ...each<Effect>(['SubscribeAsync', 'SubscribeSync'], (name) => [`IConnection.${name}`, subscribe(subject)]),
    'IConnection.SubscribeAsync/3': subscribe({ ...subject, group: arg(1) }),
    'NatsSvcServer.AddEndpointAsync': subscribe({
      ...subject,
      channel: first(keyword('subject'), keyword('name')),
      channelKind: 'rpc',
      group: keyword('queueGroup'),
    }),
  },
});
