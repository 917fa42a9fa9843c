import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  made,
  maker,
  publish,
  receiver,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { SERVICES } from './support/aws-services.ts';
import { element } from './support/selectors.ts';

/** Clients ask at the documented host of their service, unless their builder is given another endpoint. */
function open(client: string, target?: Selector): Effect {
  const [host = '', technology = '', vendor = '', nodeKind = 'external', protocol = 'http'] = SERVICES[client] ?? [];
  return connection({ nodeKind, technology, protocol, vendor, target: target ?? text(`https://${host}.amazonaws.com`) });
}

/** Every client by its names, with and without `Async`. */
const CLIENTS = Object.keys(SERVICES).flatMap((client) =>
  [client, client.replace(/Client$/, 'AsyncClient')].map((name) => [name, client] as const),
);
const SENT = { protocol: 'sqs', channelKind: 'queue' } as const;
const TOLD = { protocol: 'sns', channelKind: 'topic' } as const;
const STREAMED = { protocol: 'http', broker: 'kinesis', channelKind: 'stream' } as const;

/** Requests by their builders, which methods of clients take as well as functions that are given one: `sqs.sendMessage(to -> to.queueUrl(url))`. */
const REQUESTS: readonly (readonly [client: string, method: string, request: string])[] = [
  ['SqsClient', 'sendMessage', 'SendMessageRequest'],
  ['SqsClient', 'sendMessageBatch', 'SendMessageBatchRequest'],
  ['SqsClient', 'receiveMessage', 'ReceiveMessageRequest'],
  ['SqsClient', 'getQueueUrl', 'GetQueueUrlRequest'],
  ['SnsClient', 'publish', 'PublishRequest'],
  ['SnsClient', 'publishBatch', 'PublishBatchRequest'],
  ['KinesisClient', 'putRecord', 'PutRecordRequest'],
  ['KinesisClient', 'putRecords', 'PutRecordsRequest'],
];

/** A client as it is, or by a builder that may be told another endpoint. */
function makersOf(name: string, client: string): readonly (readonly [string, string])[] {
  const [builder, placed] = [`${client}Builder`, `${client}Placed`];
  return [
    [`${name}.create`, client],
    [`${name}.builder`, builder],
    [`${builder}.*`, builder],
    [`${builder}.endpointOverride`, placed],
    [`${builder}.build`, client],
    [`${placed}.*`, placed],
    [`${placed}.build`, client],
  ];
}

function openings(name: string, client: string): readonly (readonly [string, Effect])[] {
  return [
    [`${name}.create`, open(client)],
    [`${client}Builder.endpointOverride`, open(client, arg(0))],
    [`${client}Builder.build`, open(client)],
  ];
}

function builderOf(request: string): readonly (readonly [string, string])[] {
  const builder = `${request}Builder`;
  return [
    [`${request}.builder`, builder],
    [`${builder}.*`, builder],
  ];
}

/** The AWS SDK, second generation: requests are built and then sent. */
const awsSdk = defineLibrary({
  name: 'aws-sdk-java',
  imports: [
    'software.amazon.awssdk.services.*',
    'software.amazon.awssdk.enhanced.dynamodb',
    'software.amazon.awssdk.transfer.s3',
  ],
  docs: 'https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/home.html',
  types: Object.fromEntries(CLIENTS.filter(([name, client]) => name !== client)),
  creates: {
    ...Object.fromEntries(CLIENTS.flatMap(([name, client]) => makersOf(name, client))),
    ...Object.fromEntries(REQUESTS.flatMap(([, , request]) => builderOf(request))),
    'GetQueueUrlRequestBuilder.queueName': 'NamedQueue',
    'SqsClient.getQueueUrl': 'GetQueueUrlResponse',
  },
  callbacks: Object.fromEntries(
    REQUESTS.map(([client, method, request]) => [`${client}.${method}`, { 0: [`${request}Builder`] }]),
  ),
  calls: {
    ...Object.fromEntries(CLIENTS.flatMap(([name, client]) => openings(name, client))),
    // What makes a client of its own.
    'DynamoDbEnhancedClient.create': open('DynamoDbClient'),
    'DynamoDbEnhancedAsyncClient.create': open('DynamoDbClient'),
    'S3TransferManager.create': open('S3Client'),
    'SendMessageRequestBuilder.queueUrl': publish({ ...SENT, channel: arg(0) }),
    'SendMessageBatchRequestBuilder.queueUrl': publish({ ...SENT, channel: arg(0) }),
    'ReceiveMessageRequestBuilder.queueUrl': subscribe({ ...SENT, channel: arg(0) }),
    'PublishRequestBuilder.topicArn': publish({ ...TOLD, channel: arg(0) }),
    'PublishBatchRequestBuilder.topicArn': publish({ ...TOLD, channel: arg(0) }),
    'PutRecordRequestBuilder.streamName': publish({ ...STREAMED, channel: arg(0) }),
    'PutRecordsRequestBuilder.streamName': publish({ ...STREAMED, channel: arg(0) }),
  },
  values: {
    'NamedQueue.build': { value: 'select', selector: receiver },
    'GetQueueUrlResponse.queueUrl': {
      value: 'select',
      selector: made('GetQueueUrlResponse', maker(first(arg(0, '()'), arg(0)), arg(0), 'NamedQueue')),
    },
  },
});

function s3(): Effect {
  return connection({ nodeKind: 'storage', technology: 's3', protocol: 's3', target: text('https://s3.amazonaws.com') });
}

/** The first generation: a request is an object. */
const awsSdk1 = defineLibrary({
  name: 'aws-sdk-java-1',
  imports: [
    'com.amazonaws.services.sqs',
    'com.amazonaws.services.sqs.model',
    'com.amazonaws.services.sns',
    'com.amazonaws.services.sns.model',
    'com.amazonaws.services.s3',
  ],
  docs: 'https://docs.aws.amazon.com/sdk-for-java/v1/developer-guide/welcome.html',
  creates: {
    'AmazonSQSClientBuilder.defaultClient': 'AmazonSQS',
    'AmazonSNSClientBuilder.defaultClient': 'AmazonSNS',
    'SendMessageRequest.*': 'SendMessageRequest',
    'SendMessageBatchRequest.*': 'SendMessageBatchRequest',
    'ReceiveMessageRequest.*': 'ReceiveMessageRequest',
    'PublishRequest.*': 'PublishRequest',
  },
  types: { AmazonSQSAsync: 'AmazonSQS', AmazonSQSClient: 'AmazonSQS', AmazonSNSAsync: 'AmazonSNS', AmazonSNSClient: 'AmazonSNS' },
  values: {
    GetQueueUrlRequest: { value: 'select', selector: arg(0) },
    'AmazonSQS.getQueueUrl': { value: 'select', selector: arg(0), type: 'GetQueueUrlResult' },
    'GetQueueUrlResult.getQueueUrl': itself,
  },
  calls: {
    'AmazonSQS.sendMessage/2': publish({ ...SENT, channel: arg(0) }),
    'AmazonSQS.receiveMessage/1': subscribe({ ...SENT, channel: arg(0) }),
    ...each<readonly Effect[]>(['SendMessageRequest', 'ReceiveMessageRequest', 'PublishRequest'], (name) => [`${name}/0`, []]),
    ...each<Effect>(
      ['SendMessageRequest', 'SendMessageBatchRequest'].flatMap((name) => [name, `${name}.withQueueUrl`, `${name}.setQueueUrl`]),
      (name) => [name, publish({ ...SENT, channel: arg(0) })],
    ),
    ...each<Effect>(['', '.withQueueUrl', '.setQueueUrl'], (name) => [
      `ReceiveMessageRequest${name}`,
      subscribe({ ...SENT, channel: arg(0) }),
    ]),
    ...each<Effect>(['PublishRequest', 'PublishRequest.withTopicArn', 'PublishRequest.setTopicArn'], (name) => [
      name,
      publish({ ...TOLD, channel: arg(0) }),
    ]),
    'AmazonSNS.publish/2': publish({ ...TOLD, channel: arg(0) }),
    'AmazonSNS.publish/3': publish({ ...TOLD, channel: arg(0) }),
    'AmazonS3ClientBuilder.defaultClient': s3(),
    'AmazonS3ClientBuilder.standard': s3(),
  },
});

const queue = { protocol: 'sqs', channel: arg(0), channelKind: 'queue' } as const;
const sqsListener = subscribe({ protocol: 'sqs', channel: element('value', 'queueNames'), channelKind: 'queue' });

/** Spring Cloud AWS. */
const springCloudAws = defineLibrary({
  name: 'spring-cloud-aws',
  imports: ['io.awspring.cloud.*', 'org.springframework.cloud.aws.*'],
  docs: 'https://docs.awspring.io/spring-cloud-aws/docs/3.0.0/reference/html/index.html',
  types: {
    QueueMessagingTemplate: 'SqsTemplate',
    SqsOperations: 'SqsTemplate',
    NotificationMessagingTemplate: 'SnsTemplate',
    SqsAsyncOperations: 'SqsTemplate',
  },
  // `sqs.send(to -> to.queue("orders").payload(order))`
  creates: {
    'SqsTemplate.newTemplate': 'SqsTemplate',
    'SqsTemplate.newSyncTemplate': 'SqsTemplate',
    'SqsTemplate.newAsyncTemplate': 'SqsTemplate',
    'SqsSendOptions.*': 'SqsSendOptions',
    'SqsReceiveOptions.*': 'SqsReceiveOptions',
  },
  callbacks: {
    ...each(['send', 'sendAsync'], (name) => [`SqsTemplate.${name}`, { 0: ['SqsSendOptions'] }] as const),
    ...each(
      ['receive', 'receiveAsync', 'receiveMany', 'receiveManyAsync'],
      (name) => [`SqsTemplate.${name}`, { 0: ['SqsReceiveOptions'] }] as const,
    ),
  },
  calls: {
    ...each<Effect>(['send/2', 'sendAsync/2', 'sendMany', 'sendManyAsync', 'convertAndSend'], (name) => [
      `SqsTemplate.${name}`,
      publish(queue),
    ]),
    ...each<Effect>(['receive/2', 'receiveAsync/2', 'receiveMany/2', 'receiveManyAsync/2'], (name) => [
      `SqsTemplate.${name}`,
      subscribe(queue),
    ]),
    'SqsSendOptions.queue': publish(queue),
    'SqsReceiveOptions.queue': subscribe(queue),
    'SnsTemplate.sendNotification': publish({ protocol: 'sns', channel: arg(0), channelKind: 'topic' }),
    'SnsTemplate.convertAndSend': publish({ protocol: 'sns', channel: arg(0), channelKind: 'topic' }),
  },
  decorators: { method: { SqsListener: sqsListener } },
});

export const awsLibraries = [awsSdk, awsSdk1, springCloudAws];
