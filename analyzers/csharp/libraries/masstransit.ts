import {
  after,
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  type MessageDetails,
  made,
  maker,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { classDecorator, className, register, type, typeName } from '../../../src/code/type-selectors.ts';

/** What the program calls messages of a type: https://masstransit.io/documentation/configuration/topology/message#entity-name */
function entity(message: Selector): Selector {
  return join(text('entity name of '), typeName(message));
}

/** A message goes by the name that it is given, or by its type: https://masstransit.io/documentation/concepts/messages#message-names */
function named(of: Selector): Selector {
  return first({ from: 'registered', token: entity(of) }, classDecorator(of, 'EntityName', arg(0)), typeName(of));
}

function ofType(...of: readonly Selector[]): Selector {
  return first(...of.map(named), { from: 'type-argument', index: 0 }, arg(0));
}

/** An endpoint goes by its address: https://masstransit.io/documentation/concepts/producers#send-address */
function endpointAt(address: Selector): Selector {
  return after('queue:', after('exchange:', after('topic:', address)));
}

/** The address that messages of a type were given: https://masstransit.io/documentation/concepts/producers#endpoint-conventions */
function convention(message: Selector): Selector {
  return join(text('endpoint convention of '), message);
}

function sentTo(...endpoints: readonly Selector[]): MessageDetails {
  return { protocol: 'amqp', channel: first(...endpoints), channelKind: 'queue' };
}

/** Where a message goes without an address: to the endpoint of its type. */
function byConvention(message: Selector): Selector {
  return first(endpointAt({ from: 'registered', token: convention(message) }), message);
}

function publishedAs(message: Selector): MessageDetails {
  return { protocol: 'amqp', channel: message, channelKind: 'exchange' };
}

function requestedAs(message: Selector): MessageDetails {
  return { protocol: 'amqp', channel: message, channelKind: 'rpc' };
}

/** What an activity of a state machine makes: `context => new T()`, `context => context.Init<T>(…)`. */
function madeBy(index: number): Selector {
  return first(named(maker(arg(index, '()'), type(0), 'Initialized')), named(arg(index, '()')));
}

/** A message or event that a property of a state machine declares by its type: `Event<OrderPlaced> Placed`. */
function declaredBy(property: Selector, kind: 'Event' | 'Request', index: number): Selector {
  return named(maker(property, type(index), kind));
}

const published = publish(publishedAs(ofType(type(0), arg(0))));
const requested = publish(requestedAs(ofType(arg(0))));
const sent = publish(sentTo(endpointAt(made('ISendEndpoint', arg(0))), byConvention(ofType(type(0), arg(0)))));
const consumed = (event: Selector): Effect =>
  subscribe({ protocol: 'amqp', channel: declaredBy(event, 'Event', 0), channelKind: 'exchange' });

/** https://masstransit.io/documentation/patterns/saga/state-machine */
const stateMachines: Record<string, Effect> = {
  // The name of the method is that of the type, too, which goes before what a class inherits.
  Event: consumed(arg(0, '()')),
  'MassTransitStateMachine.When': consumed(arg(0)),
  ...each<Effect>(['Publish', 'PublishAsync'], (name) => [
    `Activities.${name}`,
    publish({ ...publishedAs(madeBy(0)), payload: 0 }),
  ]),
  ...each<Effect>(['Send', 'SendAsync'], (name) => [
    `Activities.${name}`,
    publish({ ...sentTo(endpointAt(arg(0, '()')), endpointAt(arg(0))), payload: 1 }),
  ]),
  ...each<Effect>(['Send/1', 'SendAsync/1'], (name) => [
    `Activities.${name}`,
    publish({ ...sentTo(byConvention(madeBy(0))), payload: 0 }),
  ]),
  'Activities.Request': publish({ ...requestedAs(declaredBy(arg(0), 'Request', 1)), payload: 1 }),
};

const CONFIGURATORS = ['RabbitMqConfigurator', 'ServiceBusConfigurator'];
const SENDERS = ['IPublishEndpoint', 'ConsumeContext', 'IMessageScheduler'];

/** Messages of a type go to the topic that its producer was added for: https://masstransit.io/documentation/configuration/transports/kafka#producers */
function topicOf(message: Selector): Selector {
  return join(text('topic of '), message);
}

const registeredAt = (token: Selector): Selector => ({ from: 'registered', token });
const produced = (channel: Selector): Effect => publish({ protocol: 'kafka', channel, channelKind: 'topic' });
const riders: Record<string, Effect | readonly Effect[]> = {
  '*.AddProducer': register({ token: topicOf(first(typeName(type(1)), typeName(type(0)))), items: arg(0) }),
  // A key may stand in front of the message.
  'ITopicProducer.Produce': produced(first(...[arg(0), arg(1)].map((each) => registeredAt(topicOf(typeName(each)))))),
  'TopicProducer.Produce': produced(after('topic:', made('TopicProducer', arg(0)))),
  // A message is listed in place of its consumer: nothing but its topic is for that one, and no queue of the bus.
  'KafkaConfigurator.TopicEndpoint': [
    subscribe({ protocol: 'kafka', channel: arg(0), channelKind: 'topic', group: arg(1) }),
    { does: 'list', thing: type(0) },
  ],
  'Rider.AddConsumer': [],
  'TopicReceiver.ConfigureConsumer': [],
};

/** https://masstransit.io/documentation/configuration#consumer-registration */
const listed: Effect = { does: 'list', thing: type(0) };

/**
 * Endpoints that are configured by convention go by their consumers, in the way the program chooses; senders say which. Nobody else asks for them.
 * https://masstransit.io/documentation/configuration#endpoint-name-formatters
 */
const PREFIX = text('prefix of endpoint names');
const behind = (mark: string, name: Selector): Selector => join({ from: 'registered', token: PREFIX }, text(mark), name);
const [plain, kebab, snake] = [className('Consumer'), className('Consumer', 'kebab'), className('Consumer', 'snake')];
const ownQueues: readonly Effect[] = [plain, kebab, snake, behind('', plain), behind('-', kebab), behind('_', snake)].map(
  (channel) => subscribe({ protocol: 'amqp', channel, channelKind: 'queue', isListed: true, isAsked: true }),
);

/** The prefix is written as the rest of the name is; what separates them may stand in front of it. */
const FORMATTERS = {
  Default: (prefix: Selector) => prefix,
  KebabCase: (prefix: Selector): Selector => ({ from: 'cased', of: prefix, case: 'kebab' }),
  SnakeCase: (prefix: Selector): Selector => ({ from: 'cased', of: prefix, case: 'snake' }),
};
const formatters: Record<string, Effect> = Object.fromEntries(
  Object.entries(FORMATTERS).flatMap(([name, written]) => {
    const prefixed = (index: number): Effect => register({ token: PREFIX, items: written(first(keyword('prefix'), arg(index))) });
    return [
      [`${name}EndpointNameFormatter`, prefixed(0)],
      [`${name}EndpointNameFormatter/3`, prefixed(1)],
    ] as const;
  }),
);

const endpoint = (channel: Selector): Effect => subscribe({ protocol: 'amqp', channel, channelKind: 'queue' });
const stated = (name: string): Effect => endpoint({ from: 'own-member', name });

/** What a definition calls its endpoint: https://masstransit.io/documentation/concepts/consumers#definitions */
const definitions: Record<string, Effect | readonly Effect[]> = {
  ConsumerDefinition: stated('EndpointName'),
  SagaDefinition: stated('EndpointName'),
  ExecuteActivityDefinition: stated('ExecuteEndpointName'),
  ActivityDefinition: [stated('ExecuteEndpointName'), stated('CompensateEndpointName')],
};
const REGISTERED = ['AddConsumer', 'AddSaga', 'AddSagaStateMachine', 'AddExecuteActivity', 'AddActivity'];

const host = arg(0);

export const massTransit = defineLibrary({
  name: 'masstransit',
  imports: ['MassTransit', 'MassTransit.*'],
  docs: 'https://masstransit.io/documentation/concepts/producers',
  callbacks: {
    '*.UsingRabbitMq': { 0: [null, 'RabbitMqConfigurator'] },
    'Factory.CreateUsingRabbitMq': { 0: ['RabbitMqConfigurator'] },
    '*.UsingAzureServiceBus': { 0: [null, 'ServiceBusConfigurator'] },
    ...each(CONFIGURATORS, (name) => [`${name}.Message`, { 0: ['MessageTopology'] }] as const),
    '*.UsingKafka': { 0: [null, 'KafkaConfigurator'] },
    '*.AddRider': { 0: ['Rider'] },
    'KafkaConfigurator.TopicEndpoint': { 1: ['TopicReceiver'], 2: ['TopicReceiver'], 3: ['TopicReceiver'] },
    '*.AddBus': { 0: ['BusProvider'] },
    ...each(
      ['Publish', 'Send', 'Request', 'Respond'],
      (name) => [`Activities.${name}Async`, { 0: ['BehaviorContext'], 1: ['BehaviorContext'] }] as const,
    ),
  },
  creates: {
    ...each(REGISTERED, (name) => [`*.${name}`, 'Registered'] as const),
    '*.GetSendEndpoint': 'ISendEndpoint',
    '*.CreateRequestClient': 'IRequestClient',
    '*.GetProducer': 'TopicProducer',
    'Bus.Factory': 'Factory',
    'MassTransitStateMachine.When': 'Activities',
    'Activities.*': 'Activities',
    'BehaviorContext.Init': 'Initialized',
  },
  types: {
    IRabbitMqBusFactoryConfigurator: 'RabbitMqConfigurator',
    IServiceBusBusFactoryConfigurator: 'ServiceBusConfigurator',
    IBus: 'IPublishEndpoint',
    IBusControl: 'IPublishEndpoint',
    ISendEndpointProvider: 'IPublishEndpoint',
    IScopedMediator: 'MediatorInProcess',
    IMediator: 'MediatorInProcess',
    Event: 'Declared',
    Request: 'Declared',
  },
  calls: {
    ...each<Effect>(
      SENDERS.map((sender) => `${sender}.Publish`),
      (name) => [name, published],
    ),
    ...each<Effect>(
      [...SENDERS, 'ISendEndpoint'].flatMap((sender) => [`${sender}.Send`, `${sender}.ScheduleSend`]),
      (name) => [name, sent],
    ),
    ...stateMachines,
    ...formatters,
    ...riders,
    'MessageTopology.SetEntityName': register({ token: made('MessageTopology', entity(type(0))), items: arg(0) }),
    'EndpointConvention.Map': register({ token: convention(typeName(type(0))), items: arg(0) }),
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
    '*.ReceiveEndpoint': endpoint(arg(0)),
    // In a definition, and behind what registers a consumer.
    ...each<Effect>(['Endpoint', 'Registered.Endpoint'], (name) => [name, endpoint(arg(0, '{}', 'Name'))]),
  },
  decorators: {
    class: {
      ...definitions,
      ...each<Effect | readonly Effect[]>(['IConsumer', 'IJobConsumer', 'InitiatedBy', 'Orchestrates'], (name) => [
        name,
        [subscribe({ protocol: 'amqp', channel: named(arg(0)), channelKind: 'exchange', isListed: true }), ...ownQueues],
      ]),
    },
  },
});
