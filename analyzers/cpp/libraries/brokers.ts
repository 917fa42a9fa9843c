import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  maker,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;
const AMQP = { protocol: 'amqp' } as const;

function kafkaAt(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target });
}

function rabbitAt(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
}

const servers = kafkaAt(first(keyword('bootstrap.servers'), keyword('metadata.broker.list')));

/** The C++ interface of librdkafka, and the C one, whose functions are global. */
const librdkafka = defineLibrary({
  name: 'librdkafka',
  imports: ['RdKafka'],
  globals: ['rd_kafka_conf_set', 'rd_kafka_topic_new', 'rd_kafka_topic_partition_list_add', 'RD_KAFKA_V_TOPIC'],
  docs: 'https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafkacpp_8h.html',
  creates: {
    'Conf.create': 'Conf',
    'Producer.create': 'Producer',
    'KafkaConsumer.create': 'KafkaConsumer',
    'Consumer.create': 'Consumer',
    'Topic.create': 'Topic',
  },
  calls: {
    'Conf.set': servers,
    'Topic.create': publish({ ...KAFKA, channel: arg(1) }),
    'Producer.produce': publish({ ...KAFKA, channel: arg(0) }),
    'KafkaConsumer.subscribe': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)) }),
    rd_kafka_topic_new: publish({ ...KAFKA, channel: arg(1) }),
    RD_KAFKA_V_TOPIC: publish({ ...KAFKA, channel: arg(0) }),
    rd_kafka_topic_partition_list_add: subscribe({ ...KAFKA, channel: arg(1) }),
  },
});

/** A configuration is a list of pairs; a message is built for its topic. */
const cppkafka = defineLibrary({
  name: 'cppkafka',
  imports: ['cppkafka'],
  docs: 'https://github.com/mfontanini/cppkafka',
  calls: {
    Configuration: kafkaAt(first(arg(0, 'metadata.broker.list'), arg(0, 'bootstrap.servers'))),
    'Configuration.set': servers,
    MessageBuilder: publish({ ...KAFKA, channel: arg(0) }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: first(arg(0, '[]'), arg(0)) }),
  },
});

/** Exchange and key, or the queue of the key's name. */
function published(exchange: Selector, key: Selector): Effect {
  return publish({ ...AMQP, channel: first(key, exchange), channelKind: 'exchange', exchange });
}

function bound(queue: Selector, exchange: Selector, key: Selector): Effect {
  return subscribe({ ...AMQP, channel: first(key, exchange), channelKind: 'exchange', exchange, group: queue, isBinding: true });
}

const amqpCpp = defineLibrary({
  name: 'amqp-cpp',
  imports: ['AMQP'],
  docs: 'https://github.com/CopernicaMarketingSoftware/AMQP-CPP',
  types: { TcpChannel: 'Channel' },
  calls: {
    Address: rabbitAt(arg(0)),
    'Channel.publish': published(arg(0), arg(1)),
    'Channel.consume': subscribe({ ...AMQP, channel: arg(0), channelKind: 'queue' }),
    'Channel.bindQueue': bound(arg(1), arg(0), arg(2)),
  },
});

const simpleAmqp = defineLibrary({
  name: 'simple-amqp-client',
  imports: ['AmqpClient'],
  docs: 'https://github.com/alanxz/SimpleAmqpClient',
  creates: { 'Channel.Create': 'Channel', 'Channel.CreateFromUri': 'Channel', 'Channel.Open': 'Channel' },
  calls: {
    'Channel.Create': rabbitAt(arg(0)),
    'Channel.CreateFromUri': rabbitAt(arg(0)),
    'Channel.BasicPublish': published(arg(0), arg(1)),
    'Channel.BasicConsume': subscribe({ ...AMQP, channel: arg(0), channelKind: 'queue' }),
    'Channel.BindQueue': bound(arg(0), arg(1), arg(2)),
  },
});

/** Functions of C; texts are wrapped as bytes, which the front end takes off. */
const rabbitmqC = defineLibrary({
  name: 'rabbitmq-c',
  imports: ['asbuilt.rabbitmq-c'],
  globals: ['amqp_socket_open', 'amqp_basic_publish', 'amqp_basic_consume', 'amqp_queue_bind'],
  docs: 'https://alanxz.github.io/rabbitmq-c/docs/0.8.0/',
  calls: {
    amqp_socket_open: rabbitAt(join(arg(1), text(':'), arg(2))),
    amqp_basic_publish: published(arg(2), arg(3)),
    amqp_basic_consume: subscribe({ ...AMQP, channel: arg(2), channelKind: 'queue' }),
    amqp_queue_bind: bound(arg(2), arg(3), arg(4)),
  },
});

const subjects = { protocol: 'nats', channelKind: 'subject' } as const;

/** Functions of C. */
const nats = defineLibrary({
  name: 'nats-c',
  imports: ['asbuilt.nats-c'],
  globals: [
    'natsConnection_ConnectTo',
    'natsOptions_SetURL',
    ...['Publish', 'PublishString', 'Request', 'RequestString', 'Subscribe', 'QueueSubscribe'].map(
      (name) => `natsConnection_${name}`,
    ),
  ],
  docs: 'https://nats-io.github.io/nats.c/',
  calls: {
    ...each<Effect>(['natsConnection_ConnectTo', 'natsOptions_SetURL'], (name) => [
      name,
      connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target: arg(1) }),
    ]),
    natsConnection_Publish: publish({ ...subjects, channel: arg(1) }),
    natsConnection_PublishString: publish({ ...subjects, channel: arg(1) }),
    natsConnection_Request: publish({ ...subjects, channel: arg(2) }),
    natsConnection_RequestString: publish({ ...subjects, channel: arg(2) }),
    natsConnection_Subscribe: subscribe({ ...subjects, channel: arg(2) }),
    natsConnection_QueueSubscribe: subscribe({ ...subjects, channel: arg(2), group: arg(3) }),
  },
});

const clients = ['async_client', 'client'];

/** Eclipse Paho. */
const mqtt = defineLibrary({
  name: 'paho-mqtt-cpp',
  imports: ['mqtt'],
  docs: 'https://eclipse.dev/paho/files/cppdoc/',
  creates: { make_message: 'Message' },
  calls: Object.fromEntries(
    clients.flatMap((type): (readonly [string, Effect])[] => {
      const broker = made(type, arg(0));
      return [
        [type, connection({ nodeKind: 'broker', technology: 'mqtt', protocol: 'mqtt', target: arg(0) })],
        [
          `${type}.publish`,
          publish({
            protocol: 'mqtt',
            channelKind: 'topic',
            channel: first(maker(arg(0), arg(0), 'Message'), arg(0)),
            connection: broker,
          }),
        ],
        [`${type}.subscribe`, subscribe({ protocol: 'mqtt', channelKind: 'topic', channel: arg(0), connection: broker })],
      ];
    }),
  ),
});

export const brokerLibraries = [librdkafka, cppkafka, amqpCpp, simpleAmqp, rabbitmqC, nats, mqtt];
