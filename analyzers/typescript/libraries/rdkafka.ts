import { arg, connection, defineLibrary, type Effect, each, first, made, publish, subscribe } from '../../../src/code/library.ts';

const BROKERS = ['metadata.broker.list', 'bootstrap.servers'] as const;
const brokers = first(...BROKERS.map((key) => arg(0, key)));
const open = connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: brokers });
const MAKERS = ['Producer', 'HighLevelProducer', 'KafkaConsumer'];
const topic = { protocol: 'kafka', channelKind: 'topic', connection: brokers } as const;

/** The binding to librdkafka, whose settings have dots in their names. */
export const rdkafka = defineLibrary({
  name: 'node-rdkafka',
  imports: ['node-rdkafka'],
  docs: 'https://github.com/Blizzard/node-rdkafka#sending-messages',
  types: { HighLevelProducer: 'Producer' },
  calls: {
    ...each<Effect>(MAKERS, (name) => [name, open]),
    ...each<readonly Effect[]>(['createReadStream', 'KafkaConsumer.createReadStream'], (name) => [
      name,
      [
        open,
        subscribe({
          ...topic,
          channel: first(arg(2, 'topics', '[]'), arg(2, 'topics'), arg(2, 'topic')),
          group: arg(0, 'group.id'),
        }),
      ],
    ]),
    ...each<readonly Effect[]>(['createWriteStream', 'Producer.createWriteStream'], (name) => [
      name,
      [open, publish({ ...topic, channel: arg(2, 'topic') })],
    ]),
    'Producer.produce': publish({
      protocol: 'kafka',
      channel: arg(0),
      channelKind: 'topic',
      connection: made('Producer', brokers),
    }),
    'KafkaConsumer.subscribe': subscribe({
      protocol: 'kafka',
      channel: arg(0, '[]'),
      channelKind: 'topic',
      connection: made('KafkaConsumer', brokers),
      group: made('KafkaConsumer', arg(0, 'group.id')),
    }),
  },
});

/** A topic may be an object with its name, or the name alone. */
const taken = subscribe({
  protocol: 'kafka',
  channel: first(arg(1, '[]', 'topic'), arg(1, '[]')),
  channelKind: 'topic',
  group: arg(2, 'groupId'),
});

/** No longer maintained, still deployed. */
export const kafkaNode = defineLibrary({
  name: 'kafka-node',
  imports: ['kafka-node'],
  docs: 'https://github.com/SOHU-Co/kafka-node#api',
  types: { HighLevelProducer: 'Producer' },
  calls: {
    KafkaClient: connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: arg(0, 'kafkaHost') }),
    'Producer.send': publish({ protocol: 'kafka', channel: arg(0, '[]', 'topic'), channelKind: 'topic' }),
    Consumer: taken,
    HighLevelConsumer: taken,
    ConsumerGroup: [
      connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: arg(0, 'kafkaHost') }),
      subscribe({
        protocol: 'kafka',
        channel: first(arg(1, '[]'), arg(1)),
        channelKind: 'topic',
        connection: arg(0, 'kafkaHost'),
        group: arg(0, 'groupId'),
      }),
    ],
  },
});
