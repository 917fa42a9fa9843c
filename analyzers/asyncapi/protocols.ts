import type { ChannelKind, Protocol, TreeNode } from '../../src/sdk/index.ts';
import { own } from '../../src/sdk/index.ts';

/** https://www.asyncapi.com/docs/reference/specification/v3.0.0#serverObject: the usual names, also their secured forms. */
const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  kafka: 'kafka',
  'kafka-secure': 'kafka',
  amqp: 'amqp',
  amqps: 'amqp',
  amqp1: 'amqp',
  mqtt: 'mqtt',
  mqtts: 'mqtt',
  mqtt5: 'mqtt',
  'secure-mqtt': 'mqtt',
  nats: 'nats',
  redis: 'redis',
  rediss: 'redis',
  ws: 'websocket',
  wss: 'websocket',
  http: 'http',
  https: 'http',
  sqs: 'sqs',
  sns: 'sns',
  googlepubsub: 'pubsub',
};

/** The protocol of a server, undefined for those that are not known. */
export function protocolOf(name: string | undefined): Protocol | undefined {
  return name === undefined ? undefined : own(PROTOCOLS, name.toLowerCase());
}

const KINDS: Partial<Readonly<Record<Protocol, ChannelKind>>> = {
  nats: 'subject',
  sqs: 'queue',
  websocket: 'event',
  http: 'event',
};

/** An AMQP channel is a queue or, by default, a routing key of an exchange. https://github.com/asyncapi/bindings/tree/master/amqp */
export function channelKindOf(channel: TreeNode, protocol: Protocol): ChannelKind {
  if (protocol === 'amqp') return channel.at('bindings', 'amqp', 'is').text() === 'queue' ? 'queue' : 'exchange';
  return KINDS[protocol] ?? 'topic';
}
