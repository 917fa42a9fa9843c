import {
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
  text,
} from '../../../src/code/library.ts';

const client = made('ServiceBusClient', arg(0));
const queue = (of: string): Selector => made(of, arg(0));

export const azureMessaging = defineLibrary({
  name: 'azure-messaging',
  imports: [
    'Azure.Messaging.ServiceBus',
    'Azure.Messaging.EventHubs',
    'Azure.Messaging.EventHubs.Producer',
    'Azure.Messaging.EventHubs.Consumer',
    'Microsoft.Azure.ServiceBus',
  ],
  docs: 'https://learn.microsoft.com/dotnet/api/overview/azure/messaging.servicebus-readme',
  creates: {
    'ServiceBusClient.CreateSender': 'ServiceBusSender',
    'ServiceBusClient.CreateReceiver': 'ServiceBusReceiver',
    'ServiceBusClient.CreateProcessor': 'ServiceBusReceiver',
    'ServiceBusClient.CreateSessionProcessor': 'ServiceBusReceiver',
  },
  types: { ServiceBusProcessor: 'ServiceBusReceiver' },
  calls: {
    ServiceBusClient: connection({
      nodeKind: 'broker',
      technology: 'azure-service-bus',
      protocol: 'servicebus',
      target: arg(0),
    }),
    ...each<Effect>(['SendMessageAsync', 'SendMessagesAsync', 'ScheduleMessageAsync'], (name) => [
      `ServiceBusSender.${name}`,
      publish({ protocol: 'servicebus', channel: queue('ServiceBusSender'), channelKind: 'queue', connection: client }),
    ]),
    ...each<Effect>(['StartProcessingAsync', 'ReceiveMessageAsync', 'ReceiveMessagesAsync'], (name) => [
      `ServiceBusReceiver.${name}`,
      subscribe({
        protocol: 'servicebus',
        channel: queue('ServiceBusReceiver'),
        channelKind: 'queue',
        connection: client,
        group: made('ServiceBusReceiver', arg(1)),
      }),
    ]),
    EventHubProducerClient: connection({ nodeKind: 'broker', technology: 'azure-event-hubs', protocol: 'other', target: arg(0) }),
    'EventHubProducerClient.SendAsync': publish({
      protocol: 'other',
      channel: made('EventHubProducerClient', arg(1)),
      channelKind: 'stream',
    }),
    EventProcessorClient: subscribe({ protocol: 'other', channel: first(arg(3), arg(2)), channelKind: 'stream', group: arg(1) }),
  },
});

/** The address that a client's configuration, its last argument, has in place of Amazon's: https://docs.aws.amazon.com/sdkfornet/v3/apidocs/ */
function awsAt(usual: string): Selector {
  return { from: 'first', options: [...[2, 1, 0].map((place) => arg(place, 'ServiceURL')), text(usual)], isCode: true };
}

export const awsMessaging = defineLibrary({
  name: 'aws-messaging',
  imports: [
    'Amazon.SQS',
    'Amazon.SQS.Model',
    'Amazon.SimpleNotificationService',
    'Amazon.SimpleNotificationService.Model',
    'Amazon.S3',
    'Amazon.DynamoDBv2',
  ],
  docs: 'https://docs.aws.amazon.com/sdk-for-net/v3/developer-guide/welcome.html',
  types: {
    IAmazonSQS: 'AmazonSQSClient',
    IAmazonSimpleNotificationService: 'AmazonSimpleNotificationServiceClient',
    SendMessageRequest: 'Request',
    ReceiveMessageRequest: 'Request',
    PublishRequest: 'Request',
    AmazonS3Config: 'Config',
    AmazonDynamoDBConfig: 'Config',
  },
  calls: {
    'AmazonSQSClient.SendMessageAsync': publish({
      protocol: 'sqs',
      channel: first(arg(0, 'QueueUrl'), arg(0)),
      channelKind: 'queue',
    }),
    'AmazonSQSClient.ReceiveMessageAsync': subscribe({
      protocol: 'sqs',
      channel: first(arg(0, 'QueueUrl'), arg(0)),
      channelKind: 'queue',
    }),
    'AmazonSimpleNotificationServiceClient.PublishAsync': publish({
      protocol: 'sns',
      channel: first(arg(0, 'TopicArn'), arg(0)),
      channelKind: 'topic',
    }),
    AmazonS3Client: connection({
      nodeKind: 'storage',
      technology: 's3',
      protocol: 's3',
      target: awsAt('https://s3.amazonaws.com'),
    }),
    AmazonDynamoDBClient: connection({
      nodeKind: 'database',
      technology: 'dynamodb',
      protocol: 'http',
      target: awsAt('https://dynamodb.amazonaws.com'),
    }),
  },
});
