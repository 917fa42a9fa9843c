import {
  after,
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
} from '../../../src/code/library.ts';
import { type as typeArgument, typeName } from '../../../src/code/type-selectors.ts';

/** A message goes by its type: https://masstransit.io/documentation/concepts/messages#message-names */
function ofType(...of: readonly Selector[]): Selector {
  return first(...of.map((each) => typeName(each)), { from: 'type-argument', index: 0 }, arg(0));
}

/** An endpoint that was asked for by its address is the queue or exchange of that name. */
const address = made('ISendEndpoint', arg(0));
const endpoint = after('queue:', after('exchange:', after('topic:', address)));

const published: Effect = publish({ protocol: 'amqp', channel: ofType(typeArgument(0), arg(0)), channelKind: 'exchange' });
const requested: Effect = publish({ protocol: 'amqp', channel: ofType(arg(0)), channelKind: 'rpc' });
const sentTo: Effect = publish({
  protocol: 'amqp',
  channel: first(endpoint, ofType(typeArgument(0), arg(0))),
  channelKind: 'queue',
});
const SENDERS = ['IPublishEndpoint', 'ConsumeContext', 'IMessageScheduler', 'ITopicProducer'];

/** https://masstransit.io/documentation/configuration#consumer-registration */
const listed: Effect = { does: 'list', thing: typeArgument(0) };

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
    'ISendEndpoint.Send': sentTo,
    '*.AddConsumer': listed,
    '*.AddSaga': listed,
    '*.AddSagaStateMachine': listed,
    '*.Consumer': listed,
    '*.ConfigureConsumer': listed,
    ...each<Effect>(['AddConsumers', 'AddConsumersFromNamespaceContaining', 'AddSagas', 'LoadFrom'], (name) => [
      `*.${name}`,
      { does: 'list' },
    ]),
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
      subscribe({ protocol: 'amqp', channel: first(typeName(arg(0))), channelKind: 'exchange', isListed: true }),
    ]),
  },
});
