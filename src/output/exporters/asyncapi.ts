import type { Architecture, Channel, Node } from '../../model/architecture.ts';
import { oneLine } from '../../model/one-line.ts';
import { type Schemas, schemasOf } from './json-schema.ts';
import { uniqueWords } from './names.ts';

/** The skeleton of a description of what one service sends and receives; undefined where it does neither. https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export function asyncapiOf(service: Node, { nodes, channels }: Architecture): object | undefined {
  const own = channels.filter((channel) => sends(channel, service) || receives(channel, service));
  if (own.length === 0) return undefined;
  const schemas = schemasOf(own.flatMap(({ payload }) => payload ?? []));
  const words = uniqueWords(
    own.map(({ id }) => id),
    '_',
  );
  const wordOf = (channel: Channel) => words.get(channel.id) ?? '';
  const brokers = nodes.filter(({ id }) => own.some(({ broker }) => broker === id));
  return {
    asyncapi: '3.0.0',
    info: {
      title: oneLine(service.name) || service.id,
      version: '0.0.0',
      description: 'A skeleton drawn from the code. It holds what the code declares; the version is not known.',
    },
    defaultContentType: 'application/json',
    ...(brokers.length > 0 ? { servers: serversOf(brokers, own) } : {}),
    channels: Object.fromEntries(own.map((channel) => [wordOf(channel), channelOf(channel, schemas, brokers)])),
    operations: Object.fromEntries(own.flatMap((channel) => operationsOf(channel, service, wordOf(channel)))),
    ...(Object.keys(schemas.components).length > 0 ? { components: { schemas: schemas.components } } : {}),
  };
}

function sends({ producers }: Channel, { id }: Node): boolean {
  return producers.includes(id);
}

function receives({ consumers }: Channel, { id }: Node): boolean {
  return consumers.includes(id);
}

function serverName({ id }: Node, brokers: readonly Node[]): string {
  const words = uniqueWords(
    brokers.map((broker) => broker.id),
    '_',
  );
  return words.get(id) ?? '';
}

function serversOf(brokers: readonly Node[], channels: readonly Channel[]): object {
  const servers = brokers.map((broker) => {
    const protocol = channels.find((channel) => channel.broker === broker.id)?.protocol ?? 'other';
    const [port] = broker.ports;
    const host = encodeURI(oneLine(broker.name) || broker.id);
    return [serverName(broker, brokers), { host: port === undefined ? host : `${host}:${port}`, protocol }] as const;
  });
  return Object.fromEntries(servers);
}

function channelOf(channel: Channel, schemas: Schemas, brokers: readonly Node[]): object {
  const { name, kind, broker, payload, evidence } = channel;
  const server = brokers.find(({ id }) => id === broker);
  const { path, line } = evidence[0] ?? { path: '', line: 0 };
  return {
    address: oneLine(name),
    ...(server ? { servers: [{ $ref: `#/servers/${serverName(server, brokers)}` }] } : {}),
    messages: { message: messageOf(payload, schemas) },
    'x-kind': kind,
    'x-source': `${path}:${line}`,
  };
}

function messageOf(payload: Channel['payload'], schemas: Schemas): object {
  if (!payload) return {};
  return { name: oneLine(payload.type), payload: schemas.of(payload) };
}

function operationsOf(channel: Channel, service: Node, word: string): readonly (readonly [string, object])[] {
  const operation = (action: 'send' | 'receive') => ({
    action,
    channel: { $ref: `#/channels/${word}` },
    messages: [{ $ref: `#/channels/${word}/messages/message` }],
  });
  return [
    ...(sends(channel, service) ? [[`send_${word}`, operation('send')] as const] : []),
    ...(receives(channel, service) ? [[`receive_${word}`, operation('receive')] as const] : []),
  ];
}
