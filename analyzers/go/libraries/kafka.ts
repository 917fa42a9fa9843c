import {
  anyArg,
  arg,
  args,
  connection,
  defineLibrary,
  first,
  type Library,
  made,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';
import { oneOrMore } from './support/selectors.ts';

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;
const open = (target: Selector) => connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target });

/** Producers are given messages with their topic; groups consume lists of topics. */
export const sarama = defineLibrary({
  name: 'sarama',
  imports: ['github.com/IBM/sarama', 'github.com/Shopify/sarama'],
  docs: 'https://pkg.go.dev/github.com/IBM/sarama',
  creates: {
    NewSyncProducer: 'SyncProducer',
    NewAsyncProducer: 'AsyncProducer',
    NewClient: 'Client',
    NewConsumer: 'Consumer',
    NewConsumerGroup: 'ConsumerGroup',
  },
  calls: {
    NewSyncProducer: open(arg(0)),
    NewAsyncProducer: open(arg(0)),
    NewConsumer: open(arg(0)),
    NewConsumerGroup: open(arg(0)),
    NewClient: open(arg(0)),
    ProducerMessage: publish({ ...KAFKA, channel: arg(0, 'Topic') }),
    'ConsumerGroup.Consume': subscribe({
      ...KAFKA,
      channel: oneOrMore(1),
      connection: made('ConsumerGroup', arg(0)),
      group: made('ConsumerGroup', arg(1)),
    }),
    'Consumer.ConsumePartition': subscribe({ ...KAFKA, channel: arg(0), connection: made('Consumer', arg(0)) }),
  },
});

const writerTopic = made('Writer', arg(0, 'Topic'));

/** Writers and readers have one topic each, or messages that name theirs. */
export const segmentioKafka = defineLibrary({
  name: 'segmentio-kafka',
  imports: ['github.com/segmentio/kafka-go'],
  docs: 'https://pkg.go.dev/github.com/segmentio/kafka-go',
  creates: { NewWriter: 'Writer', NewReader: 'Reader', NewConsumerGroup: 'ConsumerGroup', DialLeader: 'Conn' },
  values: { TCP: { value: 'select', selector: arg(0) } },
  calls: {
    NewWriter: open(arg(0, 'Brokers')),
    Writer: open(arg(0, 'Addr')),
    NewReader: [
      open(arg(0, 'Brokers')),
      subscribe({
        ...KAFKA,
        channel: first(arg(0, 'GroupTopics', '[]'), arg(0, 'Topic')),
        connection: arg(0, 'Brokers'),
        group: arg(0, 'GroupID'),
      }),
    ],
    DialLeader: open(arg(2)),
    'Writer.WriteMessages': publish({
      ...KAFKA,
      channel: first(writerTopic, anyArg(1, 'Topic')),
      connection: made('Writer', first(arg(0, 'Brokers'), arg(0, 'Addr'))),
    }),
    'Conn.WriteMessages': publish({ ...KAFKA, channel: made('Conn', arg(3)), connection: made('Conn', arg(2)) }),
  },
});

const servers = 'bootstrap.servers';

/** Settings have the names of librdkafka. */
export const confluentKafka = defineLibrary({
  name: 'confluent-kafka',
  imports: ['github.com/confluentinc/confluent-kafka-go*', 'gopkg.in/confluentinc/confluent-kafka-go*'],
  docs: 'https://docs.confluent.io/platform/current/clients/confluent-kafka-go/index.html',
  creates: { NewProducer: 'Producer', NewConsumer: 'Consumer', NewAdminClient: 'AdminClient' },
  values: { ConfigMap: { value: 'select', selector: arg(0) } },
  calls: {
    NewProducer: open(arg(0, servers)),
    NewConsumer: open(arg(0, servers)),
    NewAdminClient: open(arg(0, servers)),
    'Producer.Produce': publish({
      ...KAFKA,
      channel: arg(0, 'TopicPartition', 'Topic'),
      connection: made('Producer', arg(0, servers)),
    }),
    'Consumer.Subscribe': subscribe({
      ...KAFKA,
      channel: arg(0),
      connection: made('Consumer', arg(0, servers)),
      group: made('Consumer', arg(0, 'group.id')),
    }),
    'Consumer.SubscribeTopics': subscribe({
      ...KAFKA,
      channel: oneOrMore(0),
      connection: made('Consumer', arg(0, servers)),
      group: made('Consumer', arg(0, 'group.id')),
    }),
  },
});

/** Options are functions; records name their topic. */
export const franz = defineLibrary({
  name: 'franz-go',
  imports: ['github.com/twmb/franz-go/pkg/kgo'],
  docs: 'https://pkg.go.dev/github.com/twmb/franz-go/pkg/kgo',
  calls: {
    SeedBrokers: open(args(0)),
    ConsumeTopics: subscribe({ ...KAFKA, channel: args(0) }),
    Record: publish({ ...KAFKA, channel: arg(0, 'Topic') }),
    DefaultProduceTopic: publish({ ...KAFKA, channel: arg(0) }),
  },
});

export const kafka: readonly Library[] = [sarama, segmentioKafka, confluentKafka, franz];
