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
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { type, typeName } from '../../../src/code/type-selectors.ts';
import type { ChannelKind, Protocol } from '../../../src/model/fact.ts';

/** Messages named by their type: the type argument, or the class of what is sent. */
const named = first(typeName(type(0), '.'), typeName(arg(0), '.'), arg(0));
const handled = first(typeName(arg(0), '.'));

function sends(
  protocol: Protocol,
  channelKind: ChannelKind,
  names: readonly string[],
  channel: Selector = named,
): Record<string, Effect> {
  return each<Effect>(names, (name) => [name, publish({ protocol, channel, channelKind })]);
}

function handles(protocol: Protocol, names: readonly string[], channel: Selector = handled): Record<string, Effect> {
  return each<Effect>(names, (name) => [name, subscribe({ protocol, channel, channelKind: 'event' })]);
}

const rabbit = (target: Selector): Effect => connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target });
const bus = (target: Selector): Effect =>
  connection({ nodeKind: 'broker', technology: 'azure-service-bus', protocol: 'servicebus', target });

export const nServiceBus = defineLibrary({
  name: 'nservicebus',
  imports: ['NServiceBus', 'NServiceBus.*'],
  docs: 'https://docs.particular.net/nservicebus/messaging/',
  types: { IMessageHandlerContext: 'IMessageSession', IEndpointInstance: 'IMessageSession' },
  calls: {
    ...sends('amqp', 'event', ['IMessageSession.Publish', 'IMessageSession.Send', 'IMessageSession.SendLocal']),
    RabbitMQTransport: rabbit(arg(1)),
    '*.ConnectionString': rabbit(arg(0)),
    AzureServiceBusTransport: bus(arg(0)),
  },
  extendsWhereOpened: true,
  decorators: { class: handles('amqp', ['IHandleMessages', 'IAmStartedByMessages']) },
});

export const rebus = defineLibrary({
  name: 'rebus',
  imports: ['Rebus.Bus', 'Rebus.Handlers', 'Rebus.Config', 'Rebus.*'],
  docs: 'https://github.com/rebus-org/Rebus/wiki',
  extendsWhereOpened: true,
  calls: {
    ...sends('amqp', 'event', ['IBus.Publish', 'IBus.Send', 'IBus.SendLocal', 'IBus.Defer']),
    'IBus.Subscribe': subscribe({ protocol: 'amqp', channel: typeName(type(0), '.'), channelKind: 'event' }),
    '*.UseRabbitMq': [rabbit(arg(0)), subscribe({ protocol: 'amqp', channel: arg(1), channelKind: 'queue', connection: arg(0) })],
    '*.UseRabbitMqAsOneWayClient': rabbit(arg(0)),
    '*.UseAzureServiceBus': bus(arg(0)),
  },
  decorators: { class: handles('amqp', ['IHandleMessages']) },
});

export const wolverine = defineLibrary({
  name: 'wolverine',
  imports: ['Wolverine', 'Wolverine.*'],
  docs: 'https://wolverinefx.net/guide/messaging/introduction.html',
  extendsWhereOpened: true,
  types: { IMessageContext: 'IMessageBus' },
  calls: {
    ...sends('amqp', 'event', ['IMessageBus.PublishAsync', 'IMessageBus.SendAsync']),
    '*.UseRabbitMq': rabbit(first(arg(0, '{}', 'HostName'), arg(0))),
    '*.ListenToRabbitQueue': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    '*.ToRabbitExchange': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'exchange' }),
    '*.ToRabbitQueue': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    '*.ListenToKafkaTopic': subscribe({ protocol: 'kafka', channel: arg(0), channelKind: 'topic' }),
    '*.ToKafkaTopic': publish({ protocol: 'kafka', channel: arg(0), channelKind: 'topic' }),
    '*.ListenToAzureServiceBusQueue': subscribe({ protocol: 'servicebus', channel: arg(0), channelKind: 'queue' }),
    '*.UseAzureServiceBus': bus(arg(0)),
  },
});

export const easyNetQ = defineLibrary({
  name: 'easynetq',
  imports: ['EasyNetQ'],
  docs: 'https://github.com/EasyNetQ/EasyNetQ/wiki/Quick-Start',
  calls: {
    'RabbitHutch.CreateBus': rabbit(arg(0)),
    '*.RegisterEasyNetQ': rabbit(arg(0)),
    ...sends('amqp', 'exchange', ['IPubSub.PublishAsync', 'IPubSub.Publish', 'IBus.PublishAsync', 'IBus.Publish']),
    ...sends('amqp', 'rpc', ['IRpc.RequestAsync', 'IRpc.Request']),
    ...each<Effect>(['IPubSub.SubscribeAsync', 'IPubSub.Subscribe', 'IBus.SubscribeAsync', 'IBus.Subscribe'], (name) => [
      name,
      subscribe({ protocol: 'amqp', channel: typeName(type(0), '.'), channelKind: 'exchange', group: arg(0) }),
    ]),
    'IRpc.RespondAsync': subscribe({ protocol: 'amqp', channel: typeName(type(0), '.'), channelKind: 'rpc' }),
  },
  values: {
    'IBus.PubSub': { value: 'registered', token: text('PubSub'), type: 'IPubSub', isProperty: true },
    'IBus.Rpc': { value: 'registered', token: text('Rpc'), type: 'IRpc', isProperty: true },
  },
});

/** Events by name over the broker that `UseRabbitMQ` or `UseKafka` configures. */
export const cap = defineLibrary({
  name: 'dotnetcore-cap',
  imports: ['DotNetCore.CAP'],
  docs: 'https://cap.dotnetcore.xyz/user-guide/en/cap/messaging/',
  callbacks: { '*.AddCap': { 0: ['CapOptions'] } },
  calls: {
    'ICapPublisher.Publish': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'event' }),
    'ICapPublisher.PublishAsync': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'event' }),
    'CapOptions.UseRabbitMQ': rabbit(first(arg(0, '{}', 'HostName'), arg(0))),
    'CapOptions.UseKafka': connection({
      nodeKind: 'broker',
      technology: 'kafka',
      protocol: 'kafka',
      target: first(arg(0, '{}', 'Servers'), arg(0)),
    }),
  },
  decorators: {
    method: { CapSubscribe: subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'event', group: keyword('Group') }) },
  },
});

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
    ServiceBusClient: bus(arg(0)),
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
      target: text('https://s3.amazonaws.com'),
    }),
    AmazonDynamoDBClient: connection({
      nodeKind: 'database',
      technology: 'dynamodb',
      protocol: 'http',
      target: text('https://dynamodb.amazonaws.com'),
    }),
  },
});

export const natsClient = defineLibrary({
  name: 'nats-net',
  imports: ['NATS.Client', 'NATS.Client.Core', 'NATS.Net'],
  docs: 'https://nats-io.github.io/nats.net/',
  types: { INatsConnection: 'NatsConnection', NatsClient: 'NatsConnection', INatsClient: 'NatsConnection' },
  calls: {
    ...each<Effect>(['NatsConnection', 'NatsClient'], (name) => [
      name,
      connection({
        nodeKind: 'broker',
        technology: 'nats',
        protocol: 'nats',
        target: first(keyword('Url'), arg(0, 'Url'), arg(0)),
      }),
    ]),
    'NatsConnection.PublishAsync': publish({ protocol: 'nats', channel: arg(0), channelKind: 'subject' }),
    'NatsConnection.RequestAsync': publish({ protocol: 'nats', channel: arg(0), channelKind: 'rpc' }),
    'NatsConnection.SubscribeAsync': subscribe({
      protocol: 'nats',
      channel: arg(0),
      channelKind: 'subject',
      group: keyword('queueGroup'),
    }),
  },
});

/** `IMqttClient` of MQTTnet. */
export const mqttNet = defineLibrary({
  name: 'mqttnet',
  imports: ['MQTTnet', 'MQTTnet.Client'],
  docs: 'https://github.com/dotnet/MQTTnet/wiki/Client',
  extendsWhereOpened: true,
  calls: {
    '*.WithTcpServer': connection({
      nodeKind: 'broker',
      technology: 'mqtt',
      protocol: 'mqtt',
      target: first(join(arg(0), text(':'), arg(1)), arg(0)),
    }),
    '*.WithTopic': publish({ protocol: 'mqtt', channel: arg(0), channelKind: 'topic' }),
    'IMqttClient.SubscribeAsync': subscribe({ protocol: 'mqtt', channel: arg(0), channelKind: 'topic' }),
  },
});
