import type { ChannelKind, Protocol } from '../model/fact.ts';
import { own } from './own.ts';

/** What connects a channel of MicroProfile Reactive Messaging with a broker, and the attributes that name what it sends to or receives from. */
export interface MessageConnector {
  readonly protocol: Protocol;
  /** The product, where the protocol does not tell. */
  readonly broker?: string;
  readonly kinds: Readonly<Record<Direction, ChannelKind>>;
  /** The first that is there names it; without any, the channel does. */
  readonly names: Readonly<Record<Direction, readonly string[]>>;
  /** The attribute that says where the broker is, for this channel alone. */
  readonly address: string;
  readonly exchange?: string;
}

export type Direction = 'incoming' | 'outgoing';

function connector(protocol: Protocol, kind: ChannelKind, names: readonly string[], address = 'host'): MessageConnector {
  return { protocol, kinds: { incoming: kind, outgoing: kind }, names: { incoming: names, outgoing: names }, address };
}

// `topics` lists several in place of `topic`: https://smallrye.io/smallrye-reactive-messaging/latest/kafka/receiving-kafka-records/
const KAFKA = connector('kafka', 'topic', ['topics', 'topic'], 'bootstrap.servers');
const JMS: MessageConnector = { ...connector('other', 'queue', ['destination']), broker: 'connected' };
const RABBITMQ: MessageConnector = {
  ...connector('amqp', 'queue', []),
  names: { incoming: ['queue.name', 'exchange.name'], outgoing: ['exchange.name'] },
  exchange: 'exchange.name',
};

/** https://smallrye.io/smallrye-reactive-messaging/latest/concepts/connectors/ and those of Helidon and Open Liberty */
const CONNECTORS: Readonly<Record<string, MessageConnector>> = {
  'smallrye-kafka': KAFKA,
  'helidon-kafka': KAFKA,
  'liberty-kafka': KAFKA,
  'smallrye-amqp': connector('amqp', 'queue', ['address']),
  'smallrye-rabbitmq': RABBITMQ,
  'smallrye-rabbitmq-og': RABBITMQ,
  'smallrye-mqtt': connector('mqtt', 'topic', ['topic']),
  'smallrye-mqtt-server': connector('mqtt', 'topic', ['topic']),
  'smallrye-pulsar': { ...connector('other', 'topic', ['topics', 'topic'], 'serviceUrl'), broker: 'pulsar' },
  'smallrye-jms': JMS,
  'helidon-jms': JMS,
  'smallrye-sqs': connector('sqs', 'queue', ['queue.url', 'queue'], 'endpoint-override'),
  'smallrye-gcp-pubsub': connector('pubsub', 'topic', ['topic']),
};

export function messageConnector(name: string): MessageConnector | undefined {
  return own(CONNECTORS, name);
}

/** The connectors that speak a protocol. */
export function connectorsOf(protocol: Protocol): readonly MessageConnector[] {
  return Object.values(CONNECTORS).filter((each) => each.protocol === protocol);
}
