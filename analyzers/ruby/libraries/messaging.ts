import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  keyword,
  made,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { PERFORM } from '../macros.ts';
import { address, brokerAt, option, redisAt, told } from './support/selectors.ts';

const AMQP = { protocol: 'amqp', channelKind: 'queue' } as const;
const rabbit = first(address(option('host'), option('port')), option('hostname'), arg(0), setting('RABBITMQ_URL'));
const broker = made('Connection', rabbit);
const ofExchange = made('Exchange', arg(0));
const keyOf = first(keyword('routing_key'), text(''));

/** Exchanges and queues are made on a channel; the default exchange sends to the queue that the key names. */
export const bunny = defineLibrary({
  name: 'bunny',
  imports: ['Bunny'],
  docs: 'https://github.com/ruby-amqp/bunny#quick-start',
  creates: {
    default: 'Connection',
    new: 'Connection',
    run: 'Connection',
    'Connection.create_channel': 'Channel',
    'Connection.channel': 'Channel',
    ...each(['queue', 'quorum_queue', 'durable_queue', 'temporary_queue', 'stream'], (name) => [`Channel.${name}`, 'Queue']),
    'Channel.topic': 'Exchange',
    'Channel.direct': 'Exchange',
    'Channel.fanout': 'Exchange',
    'Channel.headers': 'Exchange',
    'Channel.exchange': 'Exchange',
    'Channel.default_exchange': 'DefaultExchange',
  },
  values: {
    'Connection.start': itself,
    'Queue.bind': itself,
  },
  calls: {
    default: brokerAt('rabbitmq', 'amqp', rabbit),
    'Exchange.publish': publish({
      protocol: 'amqp',
      channel: first(keyOf, ofExchange),
      channelKind: 'exchange',
      exchange: ofExchange,
      connection: broker,
    }),
    'DefaultExchange.publish': publish({ ...AMQP, channel: keyOf, connection: broker }),
    'Queue.publish': publish({ ...AMQP, channel: made('Queue', arg(0)), connection: broker }),
    'Queue.subscribe': subscribe({ ...AMQP, channel: made('Queue', arg(0)), connection: broker }),
    'Queue.pop': subscribe({ ...AMQP, channel: made('Queue', arg(0)), connection: broker }),
    'Queue.bind': subscribe({
      protocol: 'amqp',
      channel: first(keyword('routing_key'), { from: 'maker', of: arg(0), type: 'Exchange', selector: arg(0) }, arg(0)),
      channelKind: 'exchange',
      exchange: first({ from: 'maker', of: arg(0), type: 'Exchange', selector: arg(0) }, arg(0)),
      group: made('Queue', arg(0)),
      connection: broker,
    }),
  },
});

/** Workers name their queue in their body. */
export const sneakers = defineLibrary({
  name: 'sneakers',
  imports: ['Sneakers'],
  docs: 'https://github.com/ruby-amqp/kicks#quick-start',
  hasWorkers: true,
  calls: {
    configure: brokerAt('rabbitmq', 'amqp', first(option('amqp'), setting('RABBITMQ_URL'))),
    'Worker.from_queue': [
      subscribe({ ...AMQP, channel: arg(0) }),
      subscribe({
        protocol: 'amqp',
        channelKind: 'exchange',
        channel: first(keyword('routing_key', '[]'), keyword('routing_key')),
        exchange: keyword('exchange'),
        group: arg(0),
      }),
    ],
    publish: publish({ ...AMQP, channel: keyword('to_queue') }),
    'Publisher.publish': publish({ ...AMQP, channel: first(keyword('to_queue'), keyword('routing_key')) }),
  },
});

const KAFKA = { protocol: 'kafka', channelKind: 'topic' } as const;
const servers = first(arg(0, 'bootstrap.servers'), keyword('bootstrap.servers'));

/** Topics and their consumers are drawn in the application's class; the producer is the framework's own. */
export const karafka = defineLibrary({
  name: 'karafka',
  imports: ['Karafka', 'WaterDrop'],
  docs: 'https://karafka.io/docs/Routing/',
  hasWorkers: true,
  creates: {
    'App.setup': 'Config',
    producer: 'Producer',
    'App.producer': 'Producer',
    'BaseConsumer.producer': 'Producer',
    setup: 'Config',
  },
  calls: {
    'App.topic': subscribe({ ...KAFKA, channel: arg(0), handler: keyword('consumer', 'new', 'consume') }),
    'Config.kafka=': brokerAt('kafka', 'kafka', servers),
    'Producer.kafka=': brokerAt('kafka', 'kafka', servers),
    ...Object.fromEntries(
      ['produce_sync', 'produce_async', 'buffer'].map((name) => [
        `Producer.${name}`,
        publish({ ...KAFKA, channel: option('topic') }),
      ]),
    ),
  },
});

/** A client for a list of brokers makes producers and consumers. */
export const rubyKafka = defineLibrary({
  name: 'ruby-kafka',
  imports: ['Kafka', 'DeliveryBoy'],
  docs: 'https://github.com/zendesk/ruby-kafka#producing-messages-to-kafka',
  creates: {
    default: 'Client',
    'Client.producer': 'Producer',
    'Client.async_producer': 'Producer',
    'Client.consumer': 'Consumer',
  },
  calls: {
    default: brokerAt('kafka', 'kafka', first(keyword('seed_brokers', '[]'), keyword('seed_brokers'), arg(0, '[]'), arg(0))),
    'Producer.produce': publish({ ...KAFKA, channel: keyword('topic') }),
    'Client.deliver_message': publish({ ...KAFKA, channel: keyword('topic') }),
    'Client.each_message': subscribe({ ...KAFKA, channel: keyword('topic') }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: arg(0), group: made('Consumer', keyword('group_id')) }),
    deliver: publish({ ...KAFKA, channel: keyword('topic') }),
    deliver_async: publish({ ...KAFKA, channel: keyword('topic') }),
  },
});

export const rdkafka = defineLibrary({
  name: 'rdkafka',
  imports: ['Rdkafka'],
  docs: 'https://github.com/karafka/rdkafka-ruby#usage',
  creates: { 'Config.producer': 'Producer', 'Config.consumer': 'Consumer' },
  calls: {
    Config: brokerAt('kafka', 'kafka', first(arg(0, 'bootstrap.servers'), keyword('bootstrap.servers'))),
    'Producer.produce': publish({ ...KAFKA, channel: option('topic') }),
    'Consumer.subscribe': subscribe({ ...KAFKA, channel: arg(0), group: made('Config', arg(0, 'group.id')) }),
  },
});

const commands = { protocol: 'redis', connection: made('Redis', redisAddress()) } as const;

function redisAddress(): Selector {
  return first(option('url'), address(option('host'), first(option('port'), text('6379'))), setting('REDIS_URL'));
}

export const redis = defineLibrary({
  name: 'redis',
  imports: ['Redis', 'RedisClient'],
  docs: 'https://github.com/redis/redis-rb#getting-started',
  creates: { default: 'Redis', config: 'Redis' },
  calls: {
    default: redisAt(redisAddress()),
    config: redisAt(redisAddress()),
    'Redis.publish': publish({ ...commands, channel: arg(0), channelKind: 'topic' }),
    'Redis.subscribe': subscribe({ ...commands, channel: arg(0), channelKind: 'topic' }),
    'Redis.psubscribe': subscribe({ ...commands, channel: arg(0), channelKind: 'topic' }),
    'Redis.lpush': publish({ ...commands, channel: arg(0), channelKind: 'queue', ifTaken: true }),
    'Redis.rpush': publish({ ...commands, channel: arg(0), channelKind: 'queue', ifTaken: true }),
    ...each(['brpop', 'blpop', 'rpop', 'lpop', 'brpoplpush', 'blmove'], (name) => [
      `Redis.${name}`,
      subscribe({ ...commands, channel: first(arg(0, '[]'), arg(0)), channelKind: 'queue' }),
    ]),
    'Redis.xadd': publish({ ...commands, channel: arg(0), channelKind: 'stream' }),
  },
});

/** NATS subjects. */
export const nats = defineLibrary({
  name: 'nats-pure',
  imports: ['NATS'],
  docs: 'https://github.com/nats-io/nats-pure.rb#basic-usage',
  creates: { connect: 'Client' },
  calls: {
    connect: brokerAt('nats', 'nats', first(keyword('servers', '[]'), arg(0), text('nats://localhost:4222'))),
    'Client.publish': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'Client.subscribe': subscribe({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
    'Client.request': publish({ protocol: 'nats', channelKind: 'subject', channel: arg(0) }),
  },
});

/** A resource may be given a client, which has the endpoint then. */
const ofClient: Selector = { from: 'maker', of: keyword('client'), selector: keyword('endpoint') };

/** One client a service; an endpoint of one's own goes before the documented host. */
function awsClient(
  service: string,
  vendor: string,
  details: Pick<Parameters<typeof connection>[0], 'nodeKind' | 'protocol'>,
): Effect {
  return connection({
    ...details,
    technology: service,
    vendor,
    target: first(keyword('endpoint'), ofClient, text(`https://${service}.amazonaws.com`)),
  });
}

const SQS = { protocol: 'sqs', channelKind: 'queue', channel: option('queue_url') } as const;

export const aws = defineLibrary({
  name: 'aws-sdk',
  imports: ['Aws'],
  docs: 'https://docs.aws.amazon.com/sdk-for-ruby/v3/developer-guide/welcome.html',
  calls: {
    'SQS.Client': awsClient('sqs', 'Amazon SQS', { nodeKind: 'broker', protocol: 'sqs' }),
    'SNS.Client': awsClient('sns', 'Amazon SNS', { nodeKind: 'broker', protocol: 'sns' }),
    'S3.Client': awsClient('s3', 'Amazon S3', { nodeKind: 'storage', protocol: 's3' }),
    'S3.Resource': awsClient('s3', 'Amazon S3', { nodeKind: 'storage', protocol: 's3' }),
    'DynamoDB.Client': awsClient('dynamodb', 'Amazon DynamoDB', { nodeKind: 'database', protocol: 'http' }),
    'Lambda.Client': awsClient('lambda', 'AWS Lambda', { nodeKind: 'external', protocol: 'http' }),
    'SQS.Client.send_message': publish(SQS),
    'SQS.Client.receive_message': subscribe(SQS),
    'SQS.QueuePoller': subscribe({ ...SQS, channel: arg(0) }),
    'SNS.Client.publish': publish({ protocol: 'sns', channelKind: 'topic', channel: option('topic_arn') }),
  },
});

export const shoryuken = defineLibrary({
  name: 'shoryuken',
  imports: ['Shoryuken'],
  docs: 'https://github.com/ruby-shoryuken/shoryuken/wiki/Worker-options',
  hasWorkers: true,
  calls: {
    'Worker.included': subscribe({
      protocol: 'sqs',
      channelKind: 'queue',
      channel: keyword('shoryuken_options.queue'),
      handler: keyword(PERFORM),
    }),
    'Worker.perform_async': publish({ protocol: 'sqs', channelKind: 'queue', channel: told('shoryuken_options.queue') }),
  },
});
