import type { Protocol } from '../../model/fact.ts';

/** What a document calls a protocol: any of these. */
export interface Spoken {
  readonly name: string;
  readonly protocols: readonly Protocol[];
}

const MESSAGING: readonly Protocol[] = ['amqp', 'kafka', 'nats', 'redis', 'mqtt', 'sqs', 'sns', 'pubsub', 'servicebus'];
const WEB: readonly Protocol[] = ['http', 'graphql', 'websocket'];

/** Words of documents for protocols. What travels over HTTP is not told apart: a document may name either. */
const WORDS: Readonly<Record<string, readonly Protocol[]>> = {
  http: WEB,
  https: WEB,
  rest: WEB,
  graphql: WEB,
  websocket: WEB,
  websockets: WEB,
  ws: WEB,
  grpc: ['grpc'],
  thrift: ['thrift'],
  kafka: ['kafka'],
  amqp: ['amqp'],
  rabbitmq: ['amqp', 'mqtt'],
  nats: ['nats'],
  mqtt: ['mqtt'],
  sqs: ['sqs'],
  sns: ['sns'],
  async: MESSAGING,
  asynchronous: MESSAGING,
  event: MESSAGING,
  events: MESSAGING,
};

/** The protocol that a text names; undefined where it names none, or several that are not the same. */
export function spokenIn(text: string): Spoken | undefined {
  const found = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const named = found.filter((word) => Object.hasOwn(WORDS, word));
  const [first] = named;
  const protocols = first === undefined ? undefined : WORDS[first];
  return first !== undefined && protocols && named.every((word) => WORDS[word] === protocols)
    ? { name: first, protocols }
    : undefined;
}

/** Whether an edge of this protocol can be what the document means: layers that carry anything contradict nothing. */
export function isSpoken({ protocols }: Spoken, protocol: Protocol): boolean {
  return protocol === 'other' || protocol === 'tcp' || protocols.includes(protocol);
}

/** Whether all of what the document may mean goes through a broker. */
export function isMessaging({ protocols }: Spoken): boolean {
  return protocols.every((protocol) => MESSAGING.includes(protocol));
}
