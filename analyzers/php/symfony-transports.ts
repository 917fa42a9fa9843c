import type { Expression } from '../../src/code/ir.ts';
import { own, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { configurationOf } from './symfony-configuration.ts';
import { addressStated, configuredExpression } from './symfony-values.ts';

// https://symfony.com/doc/current/messenger.html#transports-async-queued-messages

/** Where messages of a transport go, as far as they leave the process and its database. */
export interface Transport {
  readonly name: string;
  readonly protocol: 'amqp' | 'redis' | 'sqs' | 'kafka';
  readonly queues: readonly string[];
  /** How messages of an exchange come into the queues: https://symfony.com/doc/current/messenger.html#amqp-transport */
  readonly bindings: readonly Binding[];
  /** The exchange that the options name, and the key that it sends by where a message is given none. */
  readonly exchange?: string;
  readonly key?: string;
  /** The class that makes messages of what arrives, where it is the project's own. */
  readonly serializer?: string;
  readonly address: Expression;
}

interface Binding {
  readonly queue: string;
  readonly exchange: string;
  /** The exchange's name where it binds by none. */
  readonly key: string;
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

/** Files that transports may be stated in. */
export const MESSENGER_FILES = ['messenger', 'framework'];

/** What the configuration of Messenger says. */
export function messengerConfig(home: string, repository: Repository): MessengerConfig {
  const nodes = configurationOf(home, MESSENGER_FILES, repository).map((document) => document.at('framework', 'messenger'));
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
  const protocol = own(PROTOCOLS, /^([a-z]+)[\w+-]*:/.exec(address)?.[1] ?? '');
  if (!protocol) return [];
  const options = node.get('options');
  const exchange = protocol === 'amqp' ? (options.at('exchange', 'name').text() ?? '') : '';
  const key = options.at('exchange', 'default_publish_routing_key').text();
  const serializer = node.get('serializer').text();
  return [
    {
      name,
      protocol,
      queues: protocol === 'amqp' ? amqpQueues(options, key, address) : queuesOf(options, address),
      bindings: exchange === '' ? [] : bindingsOf(options, exchange),
      ...(exchange === '' ? {} : { exchange }),
      ...(key === undefined ? {} : { key }),
      ...(serializer === undefined ? {} : { serializer }),
      address: configuredExpression(dsn),
    },
  ];
}

/** All queues of a transport are bound to its one exchange, each by its own keys. */
function bindingsOf(options: YamlNode, exchange: string): readonly Binding[] {
  return options
    .get('queues')
    .entries()
    .flatMap(([queue, node]) => {
      const keys = node.get('binding_keys').texts();
      return (keys.length > 0 ? keys : [exchange]).map((key) => ({ queue, exchange, key }));
    });
}

/** What is sent to the nameless exchange is put into the queue of its key. */
function amqpQueues(options: YamlNode, key: string | undefined, address: string): readonly string[] {
  const isNameless = options.at('exchange', 'name').text() === '' && options.get('queues').entries().length === 0;
  return isNameless && key !== undefined ? [key] : queuesOf(options, address);
}

/** The queues that the options name, else the exchange or the stream, else the last part of the address. */
function queuesOf(options: YamlNode, address: string): readonly string[] {
  const queues = options
    .get('queues')
    .entries()
    .map(([queue]) => queue);
  const named = [options.at('exchange', 'name').text(), options.get('stream').text(), options.get('queue_name').text()];
  const [only] = named.flatMap((each) => each ?? []);
  const [, inAddress] = /^\w+:\/\/[^/?]*\/(?:[^/?]*\/)?([^/?%]+)(?:\?|$)/.exec(address) ?? [];
  return queues.length > 0 ? queues : [only ?? inAddress ?? 'messages'];
}
