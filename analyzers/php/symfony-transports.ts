import type { Expression } from '../../src/code/ir.ts';
import { parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';
import { addressStated, configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/messenger.html#transports-async-queued-messages

/** Where messages of a transport go, as far as they leave the process and its database. */
export interface Transport {
  readonly name: string;
  readonly protocol: 'amqp' | 'redis' | 'sqs' | 'kafka';
  readonly queues: readonly string[];
  readonly address: Expression;
}

/** Which messages the configuration of a project sends over which transports. */
export interface MessengerConfig {
  readonly transports: readonly Transport[];
  /** Class names, or patterns that end in a star, each with names of transports. */
  readonly routing: readonly (readonly [message: string, transports: readonly string[]])[];
}

const PROTOCOLS: Readonly<Record<string, Transport['protocol']>> = {
  amqp: 'amqp',
  amqps: 'amqp',
  phpamqplib: 'amqp',
  redis: 'redis',
  rediss: 'redis',
  valkey: 'redis',
  sqs: 'sqs',
  kafka: 'kafka',
};

/** What `config/packages/messenger.yaml` says. */
export function messengerConfig(home: string, repository: Repository): MessengerConfig {
  const source = repository.read(below(home, 'config/packages/messenger.yaml'));
  const nodes = source ? parseYaml(source).documents.map((document) => document.at('framework', 'messenger')) : [];
  return {
    transports: nodes.flatMap((node) =>
      node
        .get('transports')
        .entries()
        .flatMap(([name, transport]) => transportOf(name, transport, home, repository)),
    ),
    routing: nodes.flatMap((node) =>
      node
        .get('routing')
        .entries()
        .map(([message, senders]) => [message.replace(/^\\/, ''), sendersOf(senders)] as const),
    ),
  };
}

/** `async`, `[async, audit]` and `{ senders: [async] }`. */
function sendersOf(node: YamlNode): readonly string[] {
  const text = node.text();
  if (text !== undefined) return [text];
  return node.kind === 'map' ? node.get('senders').texts() : node.texts();
}

function transportOf(name: string, node: YamlNode, home: string, repository: Repository): readonly Transport[] {
  const dsn = node.text() ?? node.get('dsn').text();
  if (dsn === undefined) return [];
  const address = addressStated(dsn, home, repository);
  const protocol = PROTOCOLS[/^([a-z]+)[\w+-]*:/.exec(address)?.[1] ?? ''];
  return protocol ? [{ name, protocol, queues: queuesOf(node, address), address: configuredExpression(dsn) }] : [];
}

/** The queues that the options name, else the exchange or the stream, else the last part of the address. */
function queuesOf(node: YamlNode, address: string): readonly string[] {
  const options = node.get('options');
  const queues = options
    .get('queues')
    .entries()
    .map(([queue]) => queue);
  const named = [options.at('exchange', 'name').text(), options.get('stream').text(), options.get('queue_name').text()];
  const [only] = named.flatMap((each) => each ?? []);
  const [, inAddress] = /^\w+:\/\/[^/?]*\/(?:[^/?]*\/)?([^/?%]+)(?:\?|$)/.exec(address) ?? [];
  return queues.length > 0 ? queues : [only ?? inAddress ?? 'messages'];
}
