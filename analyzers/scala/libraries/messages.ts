import {
  anyArg,
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;

function kafkaAt(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target });
}

const PACKAGES = ['akka.kafka', 'akka.kafka.scaladsl', 'org.apache.pekko.kafka', 'org.apache.pekko.kafka.scaladsl', 'fs2.kafka'];

/** Settings say where the brokers are, records and subscriptions what is sent and read. */
const streams = defineLibrary({
  name: 'kafka-streams-of-scala',
  imports: PACKAGES,
  docs: 'https://doc.akka.io/libraries/alpakka-kafka/current/',
  creates: {
    'ConsumerSettings.withGroupId': 'WithGroup',
    'ConsumerSettings.*': 'ConsumerSettings',
    'WithGroup.*': 'ConsumerSettings',
    'ProducerSettings.*': 'ProducerSettings',
    'KafkaConsumer.stream': 'KafkaConsumer',
    'KafkaConsumer.resource': 'KafkaConsumer',
    'KafkaConsumer.*': 'KafkaConsumer',
  },
  types: { WithGroup: 'ConsumerSettings' },
  calls: {
    ...each<Effect>(['ConsumerSettings.withBootstrapServers', 'ProducerSettings.withBootstrapServers'], (name) => [
      name,
      kafkaAt(arg(0)),
    ]),
    'Subscriptions.topics': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), anyArg(0)) }),
    'Subscriptions.topicPattern': subscribe({ ...KAFKA, channel: arg(0) }),
    ...each<Effect>(['KafkaConsumer.subscribeTo', 'KafkaConsumer.subscribe'], (name) => [
      name,
      subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)), group: made('WithGroup', arg(0)) }),
    ]),
    'Producer.plainSink': kafkaAt(made('ProducerSettings', arg(0))),
    ProducerRecord: publish({ ...KAFKA, channel: arg(0) }),
  },
});

/** Records that are sent are those of the client of Kafka, but for those that are given as a topic, a key and a value. */
const zio = defineLibrary({
  name: 'zio-kafka',
  imports: ['zio.kafka.consumer', 'zio.kafka.producer'],
  docs: 'https://zio.dev/zio-kafka/',
  creates: { 'ConsumerSettings.*': 'ConsumerSettings', 'ProducerSettings.*': 'ProducerSettings' },
  calls: {
    'Subscription.topics': subscribe({ ...KAFKA, channel: anyArg(0) }),
    'Subscription.pattern': subscribe({ ...KAFKA, channel: arg(0) }),
    ...each<Effect>(['Producer.produce/5', 'Producer.produceAsync/5'], (name) => [
      name,
      publish({ ...KAFKA, channel: arg(0), payload: 2 }),
    ]),
    ...each<Effect>(['ConsumerSettings', 'ProducerSettings'], (name) => [name, kafkaAt(arg(0, '[]'))]),
  },
});

/** The client of Apache Kafka. */
const plain = defineLibrary({
  name: 'kafka-clients',
  imports: ['org.apache.kafka.clients.producer', 'org.apache.kafka.clients.consumer'],
  docs: 'https://kafka.apache.org/documentation/#api',
  calls: {
    ProducerRecord: publish({ ...KAFKA, channel: arg(0) }),
    'KafkaConsumer.subscribe': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)) }),
    ...each<Effect>(['KafkaProducer', 'KafkaConsumer'], (name) => [name, kafkaAt(arg(0, 'bootstrap.servers'))]),
  },
});

/** RabbitMQ's client for Java. */
const rabbit = defineLibrary({
  name: 'rabbitmq-client',
  imports: ['com.rabbitmq.client'],
  docs: 'https://www.rabbitmq.com/client-libraries/java-api-guide',
  creates: { 'ConnectionFactory.newConnection': 'Connection', 'Connection.createChannel': 'Channel' },
  calls: {
    ...each<Effect>(['setHost', 'setUri'], (name) => [
      `ConnectionFactory.${name}`,
      connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) }),
    ]),
    'Channel.basicPublish': publish({
      protocol: 'amqp',
      channel: first(arg(1), arg(0)),
      channelKind: 'exchange',
      exchange: arg(0),
    }),
    'Channel.basicConsume': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    'Channel.queueBind': subscribe({
      protocol: 'amqp',
      channel: first(arg(2), arg(1)),
      channelKind: 'exchange',
      exchange: arg(1),
      group: arg(0),
      isBinding: true,
    }),
  },
});

export const messageLibraries = [streams, zio, plain, rabbit];
