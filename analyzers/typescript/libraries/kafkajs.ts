import { arg, connection, defineLibrary, first, made, publish, type Selector, subscribe } from '../../../src/code/library.ts';

const at = first(arg(0, 'brokers'), arg(0, 'kafkaJS', 'brokers'));
const brokers = made('Kafka', at);

function toTopic(channel: Selector): ReturnType<typeof publish> {
  return publish({ protocol: 'kafka', channel, channelKind: 'topic', connection: brokers });
}

/** KafkaJS and the packages that keep its interface. */
export const kafkajs = defineLibrary({
  name: 'kafkajs',
  imports: ['kafkajs', '@confluentinc/kafka-javascript'],
  docs: 'https://kafka.js.org/docs/getting-started',
  namespaces: ['KafkaJS'],
  creates: { 'Kafka.producer': 'Producer', 'Kafka.consumer': 'Consumer', 'Producer.transaction': 'Transaction' },
  types: { Transaction: 'Producer' },
  calls: {
    Kafka: connection({
      nodeKind: 'broker',
      technology: 'kafka',
      protocol: 'kafka',
      target: at,
    }),
    'Producer.send': toTopic(arg(0, 'topic')),
    'Producer.sendBatch': toTopic(arg(0, 'topicMessages', '[]', 'topic')),
    'Consumer.subscribe': subscribe({
      protocol: 'kafka',
      channel: first(arg(0, 'topics', '[]'), arg(0, 'topic')),
      channelKind: 'topic',
      connection: brokers,
      group: made('Consumer', first(arg(0, 'groupId'), arg(0, 'kafkaJS', 'groupId'))),
    }),
  },
});

const registry = { nodeKind: 'infrastructure', technology: 'schema-registry', protocol: 'http' } as const;

/** Clients of a schema registry, which say where it is. */
export const schemaRegistries = defineLibrary({
  name: 'schema-registry',
  imports: ['@kafkajs/confluent-schema-registry', '@confluentinc/schemaregistry'],
  docs: 'https://kafkajs.github.io/confluent-schema-registry/docs/usage',
  calls: {
    SchemaRegistry: connection({ ...registry, target: arg(0, 'host') }),
    SchemaRegistryClient: connection({ ...registry, target: first(arg(0, 'baseURLs', '[]'), arg(0, 'baseURLs')) }),
  },
});
