import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';
import { type as typeArgument, typeName } from '../../../src/code/type-selectors.ts';

/** The exchange of a message type: https://masstransit.io/documentation/concepts/messages#message-names */
function ofType(...of: readonly Selector[]): Selector {
  return first(...of.map((each) => typeName(each, ':')), { from: 'type-argument', index: 0 }, arg(0));
}

const published: Effect = publish({ protocol: 'amqp', channel: ofType(typeArgument(0), arg(0)), channelKind: 'exchange' });
const requested: Effect = publish({ protocol: 'amqp', channel: ofType(arg(0)), channelKind: 'rpc' });
const SENDERS = ['IPublishEndpoint', 'ConsumeContext', 'ISendEndpoint', 'IMessageScheduler', 'ITopicProducer'];

const host = arg(0);

export const massTransit = defineLibrary({
  name: 'masstransit',
  imports: ['MassTransit', 'MassTransit.*'],
  docs: 'https://masstransit.io/documentation/concepts/producers',
  callbacks: {
    '*.UsingRabbitMq': { 0: [null, 'RabbitMqConfigurator'] },
    'Factory.CreateUsingRabbitMq': { 0: ['RabbitMqConfigurator'] },
    '*.UsingAzureServiceBus': { 0: [null, 'ServiceBusConfigurator'] },
    '*.UsingKafka': { 0: [null, 'KafkaConfigurator'] },
    '*.AddBus': { 0: ['BusProvider'] },
  },
  creates: {
    '*.GetSendEndpoint': 'ISendEndpoint',
    '*.CreateRequestClient': 'IRequestClient',
    'Bus.Factory': 'Factory',
  },
  types: {
    IBus: 'IPublishEndpoint',
    IBusControl: 'IPublishEndpoint',
    ISendEndpointProvider: 'IPublishEndpoint',
    IScopedMediator: 'MediatorInProcess',
    IMediator: 'MediatorInProcess',
  },
  calls: {
    ...each<Effect>(
      SENDERS.flatMap((sender) => [`${sender}.Publish`, `${sender}.Send`, `${sender}.ScheduleSend`]),
      (name) => [name, published],
    ),
    'IRequestClient.GetResponse': requested,
    'IRequestClient.Create': requested,
    'RabbitMqConfigurator.Host': connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: host }),
    'ServiceBusConfigurator.Host': connection({
      nodeKind: 'broker',
      technology: 'azure-service-bus',
      protocol: 'servicebus',
      target: arg(0),
    }),
    'KafkaConfigurator.Host': connection({ nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: arg(0) }),
    'KafkaConfigurator.TopicEndpoint': subscribe({ protocol: 'kafka', channel: arg(0), channelKind: 'topic', group: arg(1) }),
    'RabbitMqConfigurator.ReceiveEndpoint': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
  },
  decorators: {
    class: each<Effect>(['IConsumer', 'IJobConsumer', 'InitiatedBy', 'Orchestrates'], (name) => [
      name,
      subscribe({ protocol: 'amqp', channel: first(typeName(arg(0), ':')), channelKind: 'exchange' }),
    ]),
  },
});
