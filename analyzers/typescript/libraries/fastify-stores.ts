import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  type Library,
  made,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { applied, register } from '../../../src/code/type-selectors.ts';
import type { NodeKind, Protocol } from '../../../src/sdk/index.ts';
import { channelCalls } from './amqplib.ts';
import { ofPlugin, rabbitmqAt } from './rabbitmq-clients.ts';
import { fastifyRedis } from './redis.ts';
import { address, optionsAt } from './support/selectors.ts';

interface StorePlugin {
  readonly name: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  readonly target: Selector;
  /** Packages that are no official plugin. */
  readonly packages?: readonly string[];
}

const urlOrAddress = first(arg(1, 'connectionString'), arg(1, 'url'), arg(1, 'uri'), address(optionsAt(1)));
const BROKERS = ['metadata.broker.list', 'bootstrap.servers'] as const;
const brokersAt = (index: number): Selector =>
  first(...['producer', 'consumer'].flatMap((role) => BROKERS.map((key) => arg(index, role, key))));

const PLUGINS: readonly StorePlugin[] = [
  { name: 'mongodb', nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', target: urlOrAddress },
  { name: 'postgres', nodeKind: 'database', technology: 'postgresql', protocol: 'sql', target: urlOrAddress },
  { name: 'mysql', nodeKind: 'database', technology: 'mysql', protocol: 'sql', target: urlOrAddress },
  { name: 'redis', nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: urlOrAddress },
  { name: 'kafka', nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: brokersAt(1) },
  {
    name: 'amqp',
    nodeKind: 'broker',
    technology: 'rabbitmq',
    protocol: 'amqp',
    target: rabbitmqAt(optionsAt(1), 'hostname', 'host'),
    packages: ['fastify-amqp', 'fastify-amqp-async'],
  },
  {
    name: 'rabbitmq',
    nodeKind: 'broker',
    technology: 'rabbitmq',
    protocol: 'amqp',
    target: rabbitmqAt(optionsAt(1, 'connection'), 'hostname'),
    packages: ['fastify-rabbitmq'],
  },
  {
    name: 'elasticsearch',
    nodeKind: 'search',
    technology: 'elasticsearch',
    protocol: 'elasticsearch',
    target: first(arg(1, 'node'), arg(1, 'nodes')),
  },
];

const topics = { protocol: 'kafka', channelKind: 'topic', connection: made('Kafka', brokersAt(0)) } as const;
const produced = publish({ ...topics, channel: arg(0, 'topic') });
const consumed = subscribe({
  ...topics,
  channel: first(arg(0, '[]'), arg(0)),
  group: made('Kafka', arg(0, 'consumer', 'group.id')),
});

/** https://github.com/fastify/fastify-kafka#api */
const KAFKA: Pick<Library, 'creates' | 'calls'> = {
  creates: { default: 'Kafka', fastifyKafka: 'Kafka' },
  calls: {
    'Kafka.push': produced,
    'Kafka.producer.push': produced,
    'Kafka.subscribe': consumed,
    'Kafka.consumer.subscribe': consumed,
  },
};

/** https://github.com/RafaelGSS/fastify-amqp#reference, https://github.com/kffl/fastify-amqp-async#usage */
const broker = made('Broker', rabbitmqAt(optionsAt(0), 'hostname', 'host'));
const AMQP: Pick<Library, 'docs' | 'creates' | 'calls'> = {
  docs: 'https://github.com/RafaelGSS/fastify-amqp#usage',
  creates: { default: 'Broker' },
  calls: { ...channelCalls('Broker.channel', broker), ...channelCalls('Broker.confirmChannel', broker) },
};

const KNOWN: Readonly<Record<string, Partial<Library>>> = {
  redis: fastifyRedis,
  kafka: KAFKA,
  amqp: AMQP,
  rabbitmq: ofPlugin,
};

/** A plugin that asks an identity provider for tokens: https://github.com/fastify/fastify-oauth2#readme */
const fastifyOauth2 = defineLibrary({
  name: 'fastify-oauth2',
  imports: ['@fastify/oauth2', 'fastify-oauth2'],
  docs: 'https://github.com/fastify/fastify-oauth2#readme',
});
const signIn = call({
  protocol: 'http',
  target: first(arg(1, 'discovery', 'issuer'), arg(1, 'credentials', 'auth', 'tokenHost')),
  where: [arg(0), fastifyOauth2.name],
});

/** Plugins that open a store when they are registered: `app.register(require('@fastify/postgres'), { connectionString })`. */
const stores = PLUGINS.map(
  ({ name, packages }): Library => ({
    docs: `https://github.com/fastify/fastify-${name}#usage`,
    ...KNOWN[name],
    name: `fastify-${name}`,
    imports: packages ?? [`@fastify/${name}`, `fastify-${name}`],
  }),
);

export const fastifyPlugins: readonly Library[] = [...stores, fastifyOauth2];

/** What gives the settings of the application, whatever they are called. */
export const GET_SETTINGS = 'getEnvs';

/** Plugins whose client the application has from then on: `app.redis`, with a namespace `app.redis.carts`. */
export const HUNG = ['redis', 'kafka', 'amqp', 'rabbitmq'] as const;

/** https://github.com/fastify/fastify-env#usage */
export const settingsHung: readonly Effect[] = [first(arg(1, 'confKey'), text('config')), text(GET_SETTINGS)].map((token) =>
  register({ token, items: applied(arg(0), 1), where: [arg(0), 'fastify-env'] }),
);

/** What registering each of them opens, and what the application has of it. */
export const openedStores: readonly Effect[] = [
  signIn,
  ...PLUGINS.map(({ name, packages, ...opened }) => connection({ ...opened, where: [arg(0), `fastify-${name}`] })),
  ...HUNG.map((name) =>
    register({
      token: first(join(text(`${name}.`), arg(1, 'namespace')), text(name)),
      items: first(arg(1, 'client'), applied(arg(0), 1)),
      where: [arg(0), `fastify-${name}`],
    }),
  ),
];
