import {
  arg,
  connection,
  declare,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  madeOf,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { OBAN, SETTING } from '../spellings.ts';

function mapped(of: Selector, texts: Readonly<Record<string, string>>): Selector {
  return { from: 'mapped', of, texts };
}

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;
const AMQP = { protocol: 'amqp' } as const;

function kafkaAt(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target });
}

/** `"kafka:9092"`, `[{"kafka", 9092}]`, `[kafka: 9092]`. */
function brokersIn(list: (...steps: readonly string[]) => Selector): Selector {
  return first(
    join(list('[]', '0'), text(':'), list('[]', '1')),
    join(list('[,]', '0'), text(':'), list('[,]', '1')),
    list('[]'),
    list(),
  );
}

const option =
  (name: string) =>
  (...steps: readonly string[]) =>
    arg(0, name, ...steps);

const kafkaEx = defineLibrary({
  name: 'kafka_ex',
  imports: ['KafkaEx', 'KafkaEx.ConsumerGroup', 'Kaffe.Producer'],
  docs: 'https://hexdocs.pm/kafka_ex/KafkaEx.html',
  calls: {
    produce: publish({ ...KAFKA, channel: first(arg(0, 'topic'), arg(0)) }),
    produce_sync: publish({ ...KAFKA, channel: arg(0) }),
    stream: subscribe({ ...KAFKA, channel: arg(0) }),
    fetch: subscribe({ ...KAFKA, channel: arg(0) }),
    'start_link/1': subscribe({ ...KAFKA, channel: arg(0, '2', '[]'), group: arg(0, '1') }),
    'start_link/4': subscribe({ ...KAFKA, channel: first(arg(2, '[]'), arg(2)), group: arg(1) }),
    'start_link/3': subscribe({ ...KAFKA, channel: first(arg(2, '[]'), arg(2)), group: arg(1) }),
  },
});

const brod = defineLibrary({
  name: 'brod',
  imports: [':brod'],
  docs: 'https://hexdocs.pm/brod/readme.html',
  calls: {
    start_client: kafkaAt(brokersIn((...steps) => arg(0, ...steps))),
    ...each<Effect>(['produce_sync', 'produce', 'produce_cb', 'produce_sync_offset'], (name) => [
      name,
      publish({ ...KAFKA, channel: arg(1) }),
    ]),
    start_link_group_subscriber: subscribe({ ...KAFKA, channel: first(arg(2, '[]'), arg(2)), group: arg(1) }),
    start_link_group_subscriber_v2: subscribe({ ...KAFKA, channel: arg(0, 'topics', '[]'), group: arg(0, 'group_id') }),
    start_link_topic_subscriber: subscribe({ ...KAFKA, channel: first(arg(0, 'topic'), arg(1)) }),
  },
});

/** Producers of a pipeline are told what they consume. */
const broadwayKafka = defineLibrary({
  name: 'broadway_kafka',
  imports: ['BroadwayKafka.Producer'],
  docs: 'https://hexdocs.pm/broadway_kafka/BroadwayKafka.Producer.html',
  calls: {
    start_link: [
      kafkaAt(brokersIn(option('hosts'))),
      subscribe({ ...KAFKA, channel: arg(0, 'topics', '[]'), group: arg(0, 'group_id') }),
    ],
  },
});

function rabbitAt(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
}

const broadwayRabbit = defineLibrary({
  name: 'broadway_rabbitmq',
  imports: ['BroadwayRabbitMQ.Producer'],
  docs: 'https://hexdocs.pm/broadway_rabbitmq/BroadwayRabbitMQ.Producer.html',
  calls: {
    start_link: [
      rabbitAt(first(arg(0, 'connection', 'host'), arg(0, 'connection'))),
      subscribe({ ...AMQP, channel: arg(0, 'queue'), channelKind: 'queue' }),
    ],
  },
});

const broadwaySqs = defineLibrary({
  name: 'broadway_sqs',
  imports: ['BroadwaySQS.Producer'],
  docs: 'https://hexdocs.pm/broadway_sqs/BroadwaySQS.Producer.html',
  calls: { start_link: subscribe({ protocol: 'sqs', channel: arg(0, 'queue_url'), channelKind: 'queue' }) },
});

const exAws = defineLibrary({
  name: 'ex_aws_sqs',
  imports: ['ExAws.SQS'],
  docs: 'https://hexdocs.pm/ex_aws_sqs/ExAws.SQS.html',
  calls: {
    send_message: publish({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    receive_message: subscribe({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
  },
});

const amqpConnections = defineLibrary({
  name: 'amqp-connections',
  imports: ['AMQP.Connection'],
  docs: 'https://hexdocs.pm/amqp/AMQP.Connection.html',
  calls: { open: rabbitAt(first(join(arg(0, 'host'), text(':'), arg(0, 'port')), arg(0, 'host'), arg(0))) },
});

const amqpQueues = defineLibrary({
  name: 'amqp-queues',
  imports: ['AMQP.Queue'],
  docs: 'https://hexdocs.pm/amqp/AMQP.Queue.html',
  calls: {
    declare: declare('queue', arg(1), first(arg(2, 'durable'), text('false'))),
    bind: subscribe({
      ...AMQP,
      channel: first(arg(3, 'routing_key'), arg(2)),
      channelKind: 'exchange',
      exchange: arg(2),
      group: arg(1),
      isBinding: true,
    }),
  },
});

const amqpExchanges = defineLibrary({
  name: 'amqp-exchanges',
  imports: ['AMQP.Exchange'],
  docs: 'https://hexdocs.pm/amqp/AMQP.Exchange.html',
  calls: {
    declare: declare('exchange', arg(1), first(arg(3, 'durable'), text('false'))),
    ...each(['direct', 'fanout', 'topic'], (name) => [
      name,
      declare('exchange', arg(1), first(arg(2, 'durable'), text('false'))),
    ]),
  },
});

/** The default exchange, `""`, sends to the queue that the key names. */
const amqpBasics = defineLibrary({
  name: 'amqp-basics',
  imports: ['AMQP.Basic'],
  docs: 'https://hexdocs.pm/amqp/AMQP.Basic.html',
  calls: {
    publish: [
      publish({ ...AMQP, channel: join(mapped(arg(1), { '': '' }), arg(2)), channelKind: 'queue' }),
      publish({
        ...AMQP,
        channel: join(mapped(arg(1), { '*': '' }), first(arg(2), arg(1))),
        channelKind: 'exchange',
        exchange: arg(1),
      }),
    ],
    consume: subscribe({ ...AMQP, channel: arg(1), channelKind: 'queue' }),
    get: subscribe({ ...AMQP, channel: arg(1), channelKind: 'queue' }),
  },
});

function natsAt(told: (name: string) => Selector): Effect {
  const target = first(join(told('host'), text(':'), told('port')), told('host'));
  return connection({ nodeKind: 'broker', technology: 'nats', protocol: 'nats', target });
}

const nats = defineLibrary({
  name: 'gnat',
  imports: ['Gnat'],
  docs: 'https://hexdocs.pm/gnat/Gnat.html',
  calls: {
    start_link: natsAt((name) => arg(0, name)),
    pub: publish({ protocol: 'nats', channel: arg(1), channelKind: 'subject' }),
    request: publish({ protocol: 'nats', channel: arg(1), channelKind: 'subject' }),
    sub: subscribe({ protocol: 'nats', channel: arg(2), channelKind: 'subject' }),
  },
});

const natsSupervisor = defineLibrary({
  name: 'gnat-supervisor',
  imports: ['Gnat.ConnectionSupervisor'],
  docs: 'https://hexdocs.pm/gnat/Gnat.ConnectionSupervisor.html',
  calls: { start_link: natsAt((name) => arg(0, 'connection_settings', '[]', name)) },
});

const JOB = { protocol: 'sql', channelKind: 'queue' } as const;

/** Workers and their jobs, as the front end writes them out; they wait in the database of the repository. */
const oban = defineLibrary({
  name: 'oban-workers',
  imports: [OBAN],
  docs: 'https://hexdocs.pm/oban/Oban.Worker.html',
  creates: { job: 'Job' },
  calls: { worker: subscribe({ ...JOB, channel: arg(0) }) },
});

const obanInserts = defineLibrary({
  name: 'oban',
  imports: ['Oban'],
  docs: 'https://hexdocs.pm/oban/Oban.html#insert/3',
  calls: each<Effect>(['insert', 'insert!', 'insert_all'], (name) => [
    name,
    publish({ ...JOB, channel: first(madeOf(arg(0), 'Job', arg(0)), madeOf(arg(1), 'Job', arg(0))) }),
  ]),
});

/** Messages between nodes stay inside of the program; only this adapter connects to something. */
const pubSub = defineLibrary({
  name: 'phoenix_pubsub_redis',
  imports: ['Phoenix.PubSub', 'Phoenix.PubSub.Redis'],
  docs: 'https://hexdocs.pm/phoenix_pubsub_redis/Phoenix.PubSub.Redis.html',
  calls: {
    start_link: connection({
      nodeKind: 'cache',
      technology: 'redis',
      protocol: 'redis',
      target: first(arg(0, 'url'), join(arg(0, 'host'), text(':'), arg(0, 'port')), arg(0, 'host')),
      where: [arg(0, 'adapter'), 'phoenix_pubsub_redis'],
    }),
  },
});

const exq = defineLibrary({
  name: 'exq',
  imports: ['Exq'],
  docs: 'https://hexdocs.pm/exq/readme.html#using-exq',
  calls: each<Effect>(['enqueue', 'enqueue_in', 'enqueue_at'], (name) => [
    name,
    publish({ protocol: 'redis', channel: arg(1), channelKind: 'queue' }),
  ]),
});

const exqConfiguration = defineLibrary({
  name: 'exq-configuration',
  imports: [`${SETTING}.exq`],
  docs: 'https://hexdocs.pm/exq/readme.html#configuration',
  calls: {
    config: [
      connection({
        nodeKind: 'cache',
        technology: 'redis',
        protocol: 'redis',
        target: first(arg(0, 'url'), join(arg(0, 'host'), text(':'), arg(0, 'port')), arg(0, 'host')),
      }),
      subscribe({
        protocol: 'redis',
        channel: first(arg(0, 'queues', '[]', '0'), arg(0, 'queues', '[]')),
        channelKind: 'queue',
      }),
    ],
  },
});

const broadwayPubSub = defineLibrary({
  name: 'broadway_cloud_pub_sub',
  imports: ['BroadwayCloudPubSub.Producer'],
  docs: 'https://hexdocs.pm/broadway_cloud_pub_sub/BroadwayCloudPubSub.Producer.html',
  calls: { start_link: subscribe({ protocol: 'pubsub', channel: arg(0, 'subscription'), channelKind: 'queue' }) },
});

/** What the client reads of the configuration by itself. */
const configured = defineLibrary({
  name: 'kafka_ex-configuration',
  imports: [`${SETTING}.kafka_ex`],
  docs: 'https://hexdocs.pm/kafka_ex/readme.html#configuration',
  calls: { config: kafkaAt(brokersIn(option('brokers'))) },
});

const kaffe = defineLibrary({
  name: 'kaffe',
  imports: [`${SETTING}.kaffe`],
  docs: 'https://hexdocs.pm/kaffe/readme.html',
  calls: {
    config: [
      kafkaAt(brokersIn((...steps) => arg(1, 'endpoints', ...steps))),
      kafkaAt(brokersIn((...steps) => arg(0, 'consumer', 'endpoints', ...steps))),
      kafkaAt(brokersIn((...steps) => arg(0, 'producer', 'endpoints', ...steps))),
      subscribe({
        ...KAFKA,
        channel: first(arg(0, 'consumer', 'topics', '[]'), arg(1, 'topics', '[]')),
        group: arg(0, 'consumer', 'consumer_group'),
      }),
    ],
  },
});

/** `Redix.command(conn, ["PUBLISH", "orders", data])`: the words of a command are what the server is sent. */
const redisWords: readonly Effect[] = [
  ...['PUBLISH', 'SPUBLISH'].map((word) =>
    redisWord(word, publish({ protocol: 'redis', channel: arg(1, '1'), channelKind: 'topic' })),
  ),
  ...['LPUSH', 'RPUSH'].map((word) =>
    redisWord(word, publish({ protocol: 'redis', channel: arg(1, '1'), channelKind: 'queue', ifTaken: true })),
  ),
  ...['BLPOP', 'BRPOP', 'LPOP', 'RPOP'].map((word) =>
    redisWord(word, subscribe({ protocol: 'redis', channel: arg(1, '1'), channelKind: 'queue' })),
  ),
  redisWord('XADD', publish({ protocol: 'redis', channel: arg(1, '1'), channelKind: 'stream' })),
];

function redisWord(word: string, effect: Effect): Effect {
  return { ...effect, where: [arg(1, '0'), word] } as Effect;
}

const redix = defineLibrary({
  name: 'redix',
  imports: ['Redix', 'Redix.PubSub'],
  docs: 'https://hexdocs.pm/redix/Redix.html',
  calls: {
    start_link: connection({
      nodeKind: 'cache',
      technology: 'redis',
      protocol: 'redis',
      target: first(arg(0, 'url'), join(arg(0, 'host'), text(':'), arg(0, 'port')), arg(0, 'host'), arg(0, '0'), arg(0)),
    }),
    ...each<readonly Effect[]>(['command', 'command!', 'noreply_command', 'noreply_command!'], (name) => [name, redisWords]),
    ...each<Effect>(['subscribe', 'psubscribe'], (name) => [
      name,
      subscribe({ protocol: 'redis', channel: first(arg(1, '[]'), arg(1)), channelKind: 'topic' }),
    ]),
  },
});

export const messageLibraries = [
  kafkaEx,
  brod,
  broadwayKafka,
  redix,
  broadwayRabbit,
  broadwaySqs,
  exAws,
  amqpConnections,
  amqpBasics,
  amqpQueues,
  amqpExchanges,
  nats,
  configured,
  kaffe,
  oban,
  obanInserts,
  pubSub,
  exq,
  exqConfiguration,
  broadwayPubSub,
  natsSupervisor,
];
