import {
  arg,
  connection,
  decorated,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  type Library,
  made,
  madeOf,
  param,
  publish,
  route,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { methods } from './support/derived.ts';
import { HANDLERS } from './support/selectors.ts';

const open = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target });
const servers = keyword('bootstrap_servers');

function sends(type: string, brokers: Selector, topic: Selector): Effect {
  return publish({ protocol: 'kafka', channel: topic, channelKind: 'topic', connection: made(type, brokers) });
}

function takes(channel: Selector, brokers: Selector, group: Selector): Effect {
  return subscribe({ protocol: 'kafka', channel, channelKind: 'topic', connection: brokers, group });
}

/** The topics are the consumer's positional arguments, or those of `subscribe`. */
function keywordClients(name: string, imports: readonly string[], docs: string, producer: string, consumer: string): Library {
  const subscribed = takes(
    first(param(0, 'topics', '[]'), param(0, 'topics')),
    made(consumer, servers),
    made(consumer, keyword('group_id')),
  );
  return defineLibrary({
    name,
    imports,
    docs,
    calls: {
      [producer]: open(servers),
      [consumer]: [
        open(servers),
        ...[0, 1, 2].map((index) => takes(first(arg(index, '[]'), arg(index)), servers, keyword('group_id'))),
      ],
      [`${producer}.send`]: sends(producer, servers, param(0, 'topic')),
      [`${producer}.send_and_wait`]: sends(producer, servers, param(0, 'topic')),
      [`${consumer}.subscribe`]: subscribed,
    },
  });
}

export const kafkaPython = keywordClients(
  'kafka-python',
  ['kafka', 'kafka.*'],
  'https://kafka-python.readthedocs.io/en/master/usage.html',
  'KafkaProducer',
  'KafkaConsumer',
);

export const aiokafka = keywordClients(
  'aiokafka',
  ['aiokafka', 'aiokafka.*'],
  'https://aiokafka.readthedocs.io/en/stable/api.html',
  'AIOKafkaProducer',
  'AIOKafkaConsumer',
);

const configured = arg(0, 'bootstrap.servers');

/** The configuration is one dictionary with dotted keys. */
export const confluentKafka = defineLibrary({
  name: 'confluent-kafka',
  imports: ['confluent_kafka', 'confluent_kafka.*'],
  docs: 'https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/index.html',
  types: {
    SerializingProducer: 'Producer',
    AvroProducer: 'Producer',
    DeserializingConsumer: 'Consumer',
    AvroConsumer: 'Consumer',
  },
  calls: {
    ...Object.fromEntries(
      ['Producer', 'SerializingProducer', 'AvroProducer', 'Consumer', 'DeserializingConsumer', 'AvroConsumer', 'AdminClient'].map(
        (name) => [name, open(configured)],
      ),
    ),
    'Producer.produce': sends('Producer', configured, param(0, 'topic')),
    'Consumer.subscribe': takes(
      first(param(0, 'topics', '[]'), param(0, 'topics')),
      made('Consumer', configured),
      made('Consumer', arg(0, 'group.id')),
    ),
  },
});

/** https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/index.html#schemaregistry-client */
export const confluentSchemas = defineLibrary({
  name: 'confluent-kafka-schema-registry',
  imports: ['confluent_kafka.schema_registry', 'confluent_kafka.schema_registry.*'],
  docs: 'https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/index.html',
  calls: each<Effect>(['SchemaRegistryClient', 'AsyncSchemaRegistryClient'], (name) => [
    name,
    connection({
      nodeKind: 'infrastructure',
      technology: 'schema-registry',
      protocol: 'http',
      target: first(arg(0, 'url'), keyword('conf', 'url')),
    }),
  ]),
});

const broker = made('App', keyword('broker'));
const topic = made('Topic', first(arg(0), keyword('topics')));

/** Agents take from topics of the application; `topic.send` and `channel.send` give to them. */
export const faust = defineLibrary({
  name: 'faust',
  imports: ['faust'],
  docs: 'https://faust-streaming.github.io/faust/userguide/agents.html',
  creates: { 'App.topic': 'Topic' },
  calls: {
    App: open(keyword('broker')),
    'App.agent': [
      subscribe({
        protocol: 'kafka',
        channel: first(madeOf(arg(0), 'Topic', arg(0)), arg(0)),
        channelKind: 'topic',
        connection: broker,
        group: made('App', arg(0)),
      }),
      // https://faust-streaming.github.io/faust/userguide/agents.html#sinks
      publish({
        protocol: 'kafka',
        channel: madeOf(keyword('sink', '[]'), 'Topic', first(arg(0), keyword('topics'))),
        channelKind: 'topic',
        connection: broker,
      }),
    ],
    // https://faust-streaming.github.io/faust/userguide/tasks.html#web-views
    'App.page': route(first(methods(decorated, HANDLERS), text('GET')), param(0, 'path')),
    'Topic.send': publish({ protocol: 'kafka', channel: topic, channelKind: 'topic', connection: broker }),
    'App.send': publish({ protocol: 'kafka', channel: arg(0), channelKind: 'topic', connection: broker }),
  },
});
