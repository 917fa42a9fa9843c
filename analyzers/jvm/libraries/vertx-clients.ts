import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  made,
  maker,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/** The host in a section that a client is made of. */
function hostIn(of: Selector): Selector {
  const named = (name: string) => setting(join(maker(of, arg(0), 'Section'), text(`.${name}`)));
  return first(join(named('host'), text(':'), named('port')), named('host'));
}

const CLIENTS: readonly (readonly [options: string, technology: string])[] = [
  ['PgConnectOptions', 'postgresql'],
  ['MySQLConnectOptions', 'mysql'],
  ['MSSQLConnectOptions', 'mssql'],
  ['OracleConnectOptions', 'oracle'],
  ['DB2ConnectOptions', 'db2'],
];

const opened = (technology: string, target: Selector): Effect =>
  connection({ nodeKind: 'database', technology, protocol: 'sql', target });

/** https://vertx.io/docs/vertx-pg-client/java/ and its siblings. */
const sql = defineLibrary({
  name: 'vertx-sql-clients',
  imports: ['io.vertx.pgclient', 'io.vertx.mysqlclient', 'io.vertx.mssqlclient', 'io.vertx.oracleclient', 'io.vertx.db2client'],
  docs: 'https://vertx.io/docs/vertx-pg-client/java/',
  creates: Object.fromEntries(CLIENTS.map(([options]) => [`${options}.*`, options])),
  calls: Object.fromEntries(
    CLIENTS.flatMap(([options, technology]) => [
      [`${options}.setHost`, opened(technology, arg(0))] as const,
      [`${options}.fromUri`, opened(technology, arg(0))] as const,
      // Made of an object of settings that has the host.
      [options, opened(technology, hostIn(arg(0)))] as const,
    ]),
  ),
});

const kafkaSettings = {
  producer: made('KafkaProducer', arg(1, 'bootstrap.servers')),
  consumer: made('KafkaConsumer', arg(1, 'bootstrap.servers')),
};

const PACE = ['pause', 'resume', 'fetch', 'subscribe', 'unsubscribe', 'setPollTimeout', 'pollTimeout'];
const LEADS = ['partitionsRevokedHandler', 'partitionsAssignedHandler'];

/** https://vertx.io/docs/vertx-kafka-client/java/ */
const kafka = defineLibrary({
  name: 'vertx-kafka',
  imports: ['io.vertx.kafka.client.producer', 'io.vertx.kafka.client.consumer'],
  docs: 'https://vertx.io/docs/vertx-kafka-client/java/',
  creates: {
    'KafkaProducer.create': 'KafkaProducer',
    'KafkaProducer.createShared': 'KafkaProducer',
    'KafkaConsumer.create': 'KafkaConsumer',
    'KafkaProducerRecord.create': 'Record',
  },
  values: {
    ...each<ValueRule>(['handler', 'batchHandler', 'exceptionHandler', 'endHandler', ...PACE, ...LEADS], (name) => [
      `KafkaConsumer.${name}`,
      itself,
    ]),
    ...each<ValueRule>(['exceptionHandler', 'setWriteQueueMaxSize', 'drainHandler'], (name) => [`KafkaProducer.${name}`, itself]),
  },
  calls: {
    'KafkaProducer.write': publish({
      protocol: 'kafka',
      channel: maker(arg(0), arg(0), 'Record'),
      channelKind: 'topic',
      connection: kafkaSettings.producer,
    }),
    'KafkaProducer.send': publish({
      protocol: 'kafka',
      channel: maker(arg(0), arg(0), 'Record'),
      channelKind: 'topic',
      connection: kafkaSettings.producer,
    }),
    'KafkaConsumer.subscribe': subscribe({
      protocol: 'kafka',
      channel: first(arg(0, '[]'), arg(0)),
      channelKind: 'topic',
      connection: kafkaSettings.consumer,
      group: made('KafkaConsumer', arg(1, 'group.id')),
    }),
  },
});

/** https://vertx.io/docs/vertx-rabbitmq-client/java/ */
const rabbit = defineLibrary({
  name: 'vertx-rabbitmq',
  imports: ['io.vertx.rabbitmq'],
  docs: 'https://vertx.io/docs/vertx-rabbitmq-client/java/',
  creates: { 'RabbitMQClient.create': 'RabbitMQClient', 'RabbitMQOptions.*': 'RabbitMQOptions' },
  calls: {
    'RabbitMQOptions.setUri': connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) }),
    'RabbitMQOptions.setHost': connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) }),
    'RabbitMQClient.basicPublish': publish({
      protocol: 'amqp',
      channel: first(arg(1), arg(0)),
      channelKind: 'exchange',
      exchange: arg(0),
    }),
    'RabbitMQClient.basicConsumer': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
  },
});

/** https://vertx.io/docs/vertx-amqp-client/java/ */
const amqp = defineLibrary({
  name: 'vertx-amqp',
  imports: ['io.vertx.amqp'],
  docs: 'https://vertx.io/docs/vertx-amqp-client/java/',
  creates: { 'AmqpClient.create': 'AmqpClient', 'AmqpClient.connect': 'Connected', 'AmqpClientOptions.*': 'AmqpClientOptions' },
  callbacks: {
    'Connected.compose': { 0: ['AmqpConnection'] },
    'Connected.onSuccess': { 0: ['AmqpConnection'] },
  },
  calls: {
    'AmqpClientOptions.setHost': connection({ nodeKind: 'broker', technology: 'amqp', protocol: 'amqp', target: arg(0) }),
    AmqpClientOptions: connection({ nodeKind: 'broker', technology: 'amqp', protocol: 'amqp', target: hostIn(arg(0)) }),
    ...each<Effect>(['AmqpClient.createSender', 'AmqpConnection.createSender'], (name) => [
      name,
      publish({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    ]),
    ...each<Effect>(['AmqpClient.createReceiver', 'AmqpConnection.createReceiver'], (name) => [
      name,
      subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    ]),
  },
});

/** The host of a client is told when it connects. */
const mqtt = defineLibrary({
  name: 'vertx-mqtt',
  imports: ['io.vertx.mqtt'],
  docs: 'https://vertx.io/docs/vertx-mqtt/java/#_mqtt_client',
  creates: { 'MqttClient.create': 'MqttClient' },
  values: each<ValueRule>(
    ['publishHandler', 'closeHandler', 'exceptionHandler', 'pingResponseHandler', 'publishCompletionHandler'],
    (name) => [`MqttClient.${name}`, itself],
  ),
  calls: {
    'MqttClient.connect': connection({
      nodeKind: 'broker',
      technology: 'mqtt',
      protocol: 'mqtt',
      target: join(arg(1), text(':'), arg(0)),
    }),
    'MqttClient.publish': publish({ protocol: 'mqtt', channel: arg(0), channelKind: 'topic' }),
    'MqttClient.subscribe': subscribe({ protocol: 'mqtt', channel: arg(0), channelKind: 'topic' }),
  },
});

/** The settings of a client are an object that is put together key by key: https://vertx.io/docs/vertx-mongo-client/java/ */
const json = defineLibrary({
  name: 'vertx-json-settings',
  imports: ['io.vertx.core.json'],
  docs: 'https://vertx.io/docs/vertx-mongo-client/java/#_configuring_the_client',
  creates: { 'JsonObject.put': 'JsonObject' },
  calls: {
    'JsonObject.put': connection({
      nodeKind: 'database',
      technology: 'mongodb',
      protocol: 'mongodb',
      target: arg(1),
      where: [arg(0), 'connection_string'],
    }),
  },
});

export const vertxClients = [sql, kafka, rabbit, amqp, mqtt, json];
