import { arg, connection, defineLibrary, type Effect, each, publish, subscribe, text } from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

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
  },
  calls: {
    'SendBuilder.queueUrl': publish({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    'ReceiveBuilder.queueUrl': subscribe({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    'PublishBuilder.topicArn': publish({ protocol: 'sns', channel: arg(0), channelKind: 'topic' }),
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
  calls: {
    'AmazonSQS.sendMessage/2': publish({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    SendMessageRequest: publish({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    ReceiveMessageRequest: subscribe({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    'AmazonSQS.receiveMessage/1': subscribe({ protocol: 'sqs', channel: arg(0), channelKind: 'queue' }),
    'AmazonSNS.publish': publish({ protocol: 'sns', channel: arg(0), channelKind: 'topic' }),
    PublishRequest: publish({ protocol: 'sns', channel: arg(0), channelKind: 'topic' }),
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
