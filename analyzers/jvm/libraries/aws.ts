import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  publish,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

/** The address of a queue goes by the name that was asked for. */
const asked: ValueRule = { value: 'select', selector: first(arg(0, '()'), arg(0)), type: 'QueueAddress' };

const queue = { protocol: 'sqs', channel: arg(0), channelKind: 'queue' } as const;
const topic = { protocol: 'sns', channel: arg(0), channelKind: 'topic' } as const;

/** The AWS SDK, second generation: requests are built and then sent. */
const awsSdk = defineLibrary({
  name: 'aws-sdk-java',
  imports: [
    'software.amazon.awssdk.services.sqs',
    'software.amazon.awssdk.services.sqs.model',
    'software.amazon.awssdk.services.sns',
    'software.amazon.awssdk.services.sns.model',
    'software.amazon.awssdk.services.s3',
    'software.amazon.awssdk.services.s3.model',
    'software.amazon.awssdk.services.dynamodb',
  ],
  docs: 'https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/home.html',
  creates: {
    'SendMessageRequest.builder': 'SendBuilder',
    'ReceiveMessageRequest.builder': 'ReceiveBuilder',
    'PublishRequest.builder': 'PublishBuilder',
    'SendBuilder.*': 'SendBuilder',
    'ReceiveBuilder.*': 'ReceiveBuilder',
    'PublishBuilder.*': 'PublishBuilder',
    'SendMessageBatchRequest.builder': 'SendBuilder',
    'PublishBatchRequest.builder': 'PublishBuilder',
    'GetQueueUrlRequest.builder': 'AddressBuilder',
  },
  types: { SqsAsyncClient: 'SqsClient', SnsAsyncClient: 'SnsClient' },
  // `sns.publish(request -> request.topicArn(arn).message(text))`
  callbacks: {
    ...each(['sendMessage', 'sendMessageBatch'], (name) => [`SqsClient.${name}`, { 0: ['SendBuilder'] }] as const),
    'SqsClient.receiveMessage': { 0: ['ReceiveBuilder'] },
    'SqsClient.getQueueUrl': { 0: ['AddressBuilder'] },
    ...each(['publish', 'publishBatch'], (name) => [`SnsClient.${name}`, { 0: ['PublishBuilder'] }] as const),
  },
  values: {
    'AddressBuilder.queueName': asked,
    'SqsClient.getQueueUrl': asked,
    ...each<ValueRule>(['queueUrl', 'build', 'join', 'get', 'queueOwnerAWSAccountId'], (name) => [
      `QueueAddress.${name}`,
      itself,
    ]),
  },
  calls: {
    'SendBuilder.queueUrl': publish(queue),
    'ReceiveBuilder.queueUrl': subscribe(queue),
    'PublishBuilder.topicArn': publish(topic),
    'S3Client.create': s3(),
    'S3Client.builder': s3(),
    'S3AsyncClient.create': s3(),
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
    GetQueueUrlRequest: asked,
    'AmazonSQS.getQueueUrl': asked,
    'QueueAddress.getQueueUrl': itself,
  },
  calls: {
    'AmazonSQS.sendMessage/2': publish(queue),
    'AmazonSQS.receiveMessage/1': subscribe(queue),
    ...each<readonly Effect[]>(['SendMessageRequest', 'ReceiveMessageRequest', 'PublishRequest'], (name) => [`${name}/0`, []]),
    ...each<Effect>(
      ['SendMessageRequest', 'SendMessageBatchRequest'].flatMap((name) => [name, `${name}.withQueueUrl`, `${name}.setQueueUrl`]),
      (name) => [name, publish(queue)],
    ),
    ...each<Effect>(['', '.withQueueUrl', '.setQueueUrl'], (name) => [`ReceiveMessageRequest${name}`, subscribe(queue)]),
    ...each<Effect>(['PublishRequest', 'PublishRequest.withTopicArn', 'PublishRequest.setTopicArn'], (name) => [
      name,
      publish(topic),
    ]),
    'AmazonSNS.publish/2': publish(topic),
    'AmazonSNS.publish/3': publish(topic),
    'AmazonS3ClientBuilder.defaultClient': s3(),
    'AmazonS3ClientBuilder.standard': s3(),
  },
});

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
    'SnsTemplate.sendNotification': publish(topic),
    'SnsTemplate.convertAndSend': publish(topic),
  },
  decorators: { method: { SqsListener: sqsListener } },
});

export const awsLibraries = [awsSdk, awsSdk1, springCloudAws];
