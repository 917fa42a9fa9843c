import {
  anyArg,
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  type MessageDetails,
  made,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { register, type, typeName } from '../../../src/code/type-selectors.ts';
import type { ChannelKind, Protocol } from '../../../src/model/fact.ts';
import { connectionString } from './support/dotnet.ts';

const rabbit = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
const bus = (target: Selector): Effect =>
  connection({ nodeKind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus', target });

/** Where a rule sends to, and what listens there, each with the name in the first argument. */
const ENDPOINTS: readonly (readonly [ends: string, Protocol, ChannelKind])[] = [
  ['RabbitQueue', 'amqp', 'queue'],
  ['RabbitExchange', 'amqp', 'exchange'],
  ['KafkaTopic', 'kafka', 'topic'],
  ['AzureServiceBusQueue', 'servicebus', 'queue'],
  ['AzureServiceBusTopic', 'servicebus', 'topic'],
  ['SqsQueue', 'sqs', 'queue'],
  ['SnsTopic', 'sns', 'topic'],
  ['MqttTopic', 'mqtt', 'topic'],
  ['NatsSubject', 'nats', 'subject'],
  ['PubsubTopic', 'pubsub', 'topic'],
  ['RedisStream', 'redis', 'stream'],
];
const named = (message: Selector): Selector => typeName(message, '.');
const ruleFor = (ends: string, message: Selector): Selector => join(text(`wolverine ${ends} of `), named(message));
const details = (protocol: Protocol, channelKind: ChannelKind, channel = arg(0)): MessageDetails => ({
  protocol,
  channelKind,
  channel,
});

/** A rule states the channel; where it is made for one type of message, whoever sends that type sends there. */
const rules = ENDPOINTS.map(([ends, ...is]): readonly [string, readonly Effect[]] => [
  `*.To${ends}`,
  [publish(details(...is)), register({ token: ruleFor(ends, made('Rule', type(0))), items: arg(0) })],
]);
const listeners = ENDPOINTS.map(([ends, ...is]): readonly [string, Effect] => [`*.ListenTo${ends}`, subscribe(details(...is))]);

/** A queue is bound to an exchange, by a key or for all of it: https://wolverinefx.net/guide/messaging/transports/rabbitmq/topology */
function bound(exchange: Selector, queue: Selector, key: Selector): Effect {
  return subscribe({ ...details('amqp', 'exchange', first(key, exchange)), exchange, group: queue, isBinding: true });
}

/** https://wolverinefx.net/guide/messaging/transports/azureservicebus/listening */
const subscribed = subscribe({ ...details('servicebus', 'topic'), group: made('Subscription', arg(0)) });

/** What configures an exchange, and what configures a queue. */
const EXCHANGES = ['DeclareExchange', 'ToRabbitExchange'];
const QUEUES = ['DeclareQueue', 'ListenToRabbitQueue', 'ToRabbitQueue'];

/** https://wolverinefx.net/guide/messaging/transports/rabbitmq/conventional-routing: channels have the full names of the types. */
function byConvention(message: Selector, protocol: Selector): MessageDetails {
  return { protocol, channelKind: 'queue', channel: named(message) };
}

/** Where nothing routes a type of message, it stays in the process. */
function ruled(message: Selector): readonly Effect[] {
  return ENDPOINTS.map(([ends, protocol, kind]) =>
    publish(details(protocol, kind, { from: 'registered', token: ruleFor(ends, message) })),
  );
}

const SENDERS = ['PublishAsync', 'SendAsync', 'ScheduleAsync', 'InvokeAsync'];
const ROUTED = ['PublishAsyncByConvention', 'SendAsyncByConvention'];

/** The front end tells handlers, and what is sent by convention: see `wolverine-handlers.ts`. */
export const wolverine = defineLibrary({
  name: 'wolverine',
  imports: ['Wolverine', 'Wolverine.*'],
  docs: 'https://wolverinefx.net/guide/messaging/introduction.html',
  extendsWhereOpened: true,
  types: { IMessageContext: 'IMessageBus', MessageContext: 'IMessageBus' },
  callbacks: {
    ...each(EXCHANGES, (name) => [`*.${name}`, { 1: ['Exchange'] }] as const),
    ...each(QUEUES, (name) => [`*.${name}`, { 1: ['Queue'] }] as const),
  },
  creates: {
    '*.PublishMessage': 'Rule',
    '*.BindExchange': 'Binding',
    '*.ListenToAzureServiceBusSubscription': 'Subscription',
  },
  calls: {
    ...Object.fromEntries([...rules, ...listeners]),
    ...each<readonly Effect[]>(SENDERS, (name) => [`IMessageBus.${name}`, ruled(arg(0))]),
    ...each<readonly Effect[]>(ROUTED, (name) => [`IMessageBus.${name}`, [publish(byConvention(arg(0), arg(-1)))]]),
    'Binding.ToQueue': bound(made('Binding', arg(0)), arg(0), arg(1)),
    'Exchange.BindQueue': bound(made('Exchange', arg(0)), arg(0), arg(1)),
    'Queue.BindExchange': bound(arg(0), made('Queue', arg(0)), arg(1)),
    '*.ToRabbitRoutingKey': publish({ ...details('amqp', 'exchange', arg(1)), exchange: arg(0) }),
    'Subscription.FromTopic': subscribed,
    '*.ListenToKafkaTopics': subscribe(details('kafka', 'topic', anyArg(0))),
    '*.UseRabbitMq': rabbit(first(arg(0, '{}', 'HostName'), arg(0))),
    '*.UseRabbitMqUsingNamedConnection': rabbit(connectionString(arg(0))),
    '*.UseAzureServiceBus': bus(arg(0)),
    '*.UseKafka': connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: arg(0) }),
    '*.ListenAtPort': listen(arg(0)),
  },
  decorators: { method: { WolverineHandler: subscribe(byConvention(arg(0), arg(1))) } },
});
