import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  publish,
  receiver,
  type Selector,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/** The address of a queue or topic goes by the name that was asked for. */
function asked(member: string): ValueRule {
  return { value: 'select', selector: first(arg(0, member), arg(0)), type: 'Address' };
}

const address: ValueRule = { value: 'select', selector: receiver, isProperty: true };

const client = made('ServiceBusClient', arg(0));
const queue = (of: string): Selector => made(of, arg(0));

/** The namespace that a client of Event Hubs is told. */
function hubs(target: Selector): Effect {
  return connection({ nodeKind: 'broker', technology: 'azure-event-hubs', protocol: 'other', target });
}

/** A hub's name follows its namespace, or stands in the connection string: https://learn.microsoft.com/azure/event-hubs/event-hubs-get-connection-string */
function hub(client: string, at: number) {
  return {
    protocol: 'other',
    broker: 'azure-event-hubs',
    channel: made(client, first(arg(at + 1), { from: 'between', start: 'EntityPath=', end: ';', of: arg(at) })),
    channelKind: 'topic',
    connection: made(client, arg(at)),
  } as const;
}

export const azureMessaging = defineLibrary({
  name: 'azure-messaging',
  imports: [
    'Azure.Messaging.ServiceBus',
    'Azure.Messaging.EventHubs',
    'Azure.Messaging.EventHubs.Producer',
    'Azure.Messaging.EventHubs.Consumer',
    'Azure.Messaging.EventHubs.Processor',
    'Microsoft.Azure.ServiceBus',
  ],
  docs: 'https://learn.microsoft.com/dotnet/api/overview/azure/messaging.servicebus-readme',
  creates: {
    'ServiceBusClient.CreateSender': 'ServiceBusSender',
    'ServiceBusClient.CreateReceiver': 'ServiceBusReceiver',
    'ServiceBusClient.CreateProcessor': 'ServiceBusReceiver',
    'ServiceBusClient.CreateSessionProcessor': 'ServiceBusReceiver',
  },
  types: { ServiceBusProcessor: 'ServiceBusReceiver', EventHubBufferedProducerClient: 'EventHubProducerClient' },
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
    EventHubProducerClient: hubs(arg(0)),
    EventHubConsumerClient: hubs(arg(1)),
    EventProcessorClient: hubs(arg(2)),
    ...each<Effect>(['SendAsync', 'EnqueueEventAsync', 'EnqueueEventsAsync'], (name) => [
      `EventHubProducerClient.${name}`,
      publish(hub('EventHubProducerClient', 0)),
    ]),
    ...each<Effect>(['ReadEventsAsync', 'ReadEventsFromPartitionAsync'], (name) => [
      `EventHubConsumerClient.${name}`,
      subscribe({ ...hub('EventHubConsumerClient', 1), group: made('EventHubConsumerClient', arg(0)) }),
    ]),
    ...each<Effect>(['StartProcessing', 'StartProcessingAsync'], (name) => [
      `EventProcessorClient.${name}`,
      subscribe({ ...hub('EventProcessorClient', 2), group: made('EventProcessorClient', arg(1)) }),
    ]),
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
    GetQueueUrlRequest: 'Request',
    CreateQueueRequest: 'Request',
    CreateTopicRequest: 'Request',
  },
  values: {
    ...each(['GetQueueUrlAsync', 'CreateQueueAsync'], (name) => [`AmazonSQSClient.${name}`, asked('QueueName')] as const),
    ...each(
      ['FindTopicAsync', 'CreateTopicAsync'],
      (name) => [`AmazonSimpleNotificationServiceClient.${name}`, asked('Name')] as const,
    ),
    'Address.QueueUrl': address,
    'Address.TopicArn': address,
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

const ofProject: ValueRule = { value: 'select', selector: arg(1) };
const cloudPubSub = connection({
  nodeKind: 'broker',
  technology: 'google-pubsub',
  protocol: 'pubsub',
  target: text('https://pubsub.googleapis.com'),
});

function toTopic(channel: Selector): readonly Effect[] {
  return [publish({ protocol: 'pubsub', channel, channelKind: 'topic' }), cloudPubSub];
}

function fromSubscription(channel: Selector): readonly Effect[] {
  return [subscribe({ protocol: 'pubsub', channel, channelKind: 'queue' }), cloudPubSub];
}

/** Publishers and subscribers are made for a topic or a subscription of a project. */
export const googlePubSub = defineLibrary({
  name: 'google-cloud-pubsub',
  imports: ['Google.Cloud.PubSub.V1'],
  docs: 'https://cloud.google.com/dotnet/docs/reference/Google.Cloud.PubSub.V1/latest',
  values: each(
    ['TopicName', 'TopicName.FromProjectTopic', 'SubscriptionName', 'SubscriptionName.FromProjectSubscription'],
    (name) => [name, ofProject] as const,
  ),
  calls: {
    'PublisherClient.Create': toTopic(arg(0)),
    'PublisherClient.CreateAsync': toTopic(arg(0)),
    PublisherClientBuilder: toTopic(keyword('TopicName')),
    'PublisherServiceApiClient.Publish': toTopic(arg(0)),
    'PublisherServiceApiClient.PublishAsync': toTopic(arg(0)),
    'SubscriberClient.Create': fromSubscription(arg(0)),
    'SubscriberClient.CreateAsync': fromSubscription(arg(0)),
    SubscriberClientBuilder: fromSubscription(keyword('SubscriptionName')),
    'SubscriberServiceApiClient.Pull': fromSubscription(arg(0)),
    'SubscriberServiceApiClient.PullAsync': fromSubscription(arg(0)),
  },
});
