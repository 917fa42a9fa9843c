import {
  anyArg,
  arg,
  calledWith,
  connection,
  defineLibrary,
  type Effect,
  first,
  type Library,
  made,
  maker,
  publish,
  type Selector,
  subscribe,
  taken,
  text,
  typeName,
} from '../../../src/code/library.ts';

/** The publishers and subscribers of one broker, as a type of its own each: what they are handed to knows the broker by it. */
interface Ends {
  readonly type: string;
  readonly technology: string;
  readonly protocol: 'kafka' | 'amqp' | 'nats' | 'redis' | 'pubsub';
  readonly channelKind: 'topic' | 'queue' | 'subject' | 'stream';
  readonly module: string;
  readonly docs: string;
  /** The address in what both are made with; a client that is handed over is connected itself. */
  readonly target?: Selector;
  readonly values?: Library['values'];
}

const ENDS: readonly Ends[] = [
  {
    type: 'KafkaEnd',
    technology: 'kafka',
    protocol: 'kafka',
    channelKind: 'topic',
    module: 'watermill-kafka',
    docs: 'https://watermill.io/pubsubs/kafka/',
    target: arg(0, 'Brokers'),
  },
  {
    type: 'AmqpEnd',
    technology: 'rabbitmq',
    protocol: 'amqp',
    channelKind: 'queue',
    module: 'watermill-amqp',
    docs: 'https://watermill.io/pubsubs/amqp/',
    target: arg(0),
    values: {
      NewDurableQueueConfig: { value: 'select', selector: arg(0) },
      NewNonDurableQueueConfig: { value: 'select', selector: arg(0) },
      NewDurablePubSubConfig: { value: 'select', selector: arg(0) },
      NewNonDurablePubSubConfig: { value: 'select', selector: arg(0) },
      NewDurableTopicConfig: { value: 'select', selector: arg(0) },
    },
  },
  {
    type: 'NatsEnd',
    technology: 'nats',
    protocol: 'nats',
    channelKind: 'subject',
    module: 'watermill-nats',
    docs: 'https://watermill.io/pubsubs/nats/',
    target: arg(0, 'URL'),
  },
  {
    type: 'RedisEnd',
    technology: 'redis',
    protocol: 'redis',
    channelKind: 'stream',
    module: 'watermill-redisstream',
    docs: 'https://watermill.io/pubsubs/redisstream/',
  },
  {
    type: 'PubsubEnd',
    technology: 'pubsub',
    protocol: 'pubsub',
    channelKind: 'topic',
    module: 'watermill-googlecloud',
    docs: 'https://watermill.io/pubsubs/googlecloud/',
    target: text('https://pubsub.googleapis.com'),
  },
];

const ends: readonly Library[] = ENDS.map(({ type, technology, protocol, channelKind, module, docs, target, values = {} }) => {
  const open = target ? connection({ nodeKind: 'broker', technology, protocol, target }) : [];
  return defineLibrary({
    name: module,
    imports: [`github.com/ThreeDotsLabs/${module}*`],
    docs,
    creates: { NewPublisher: type, NewSubscriber: type },
    types: { Publisher: type, Subscriber: type },
    values,
    calls: {
      NewPublisher: open,
      NewSubscriber: open,
      [`${type}.Publish`]: publish({ protocol, channel: arg(0), channelKind }),
      [`${type}.Subscribe`]: subscribe({ protocol, channel: arg(1), channelKind }),
    },
  });
});

/** The broker of the publisher or subscriber that is found there. */
function carrier(end: Selector): Selector {
  return first(...ENDS.map(({ type, protocol }) => maker(end, text(protocol), type)));
}

const received = subscribe({ protocol: carrier(arg(2)), channel: arg(1), channelKind: 'topic' });

/** Handlers between two topics: https://watermill.io/docs/messages-router/ */
const router = defineLibrary({
  name: 'watermill-router',
  imports: ['github.com/ThreeDotsLabs/watermill/message'],
  docs: 'https://watermill.io/docs/messages-router/',
  creates: { NewRouter: 'Router' },
  calls: {
    'Router.AddHandler': [received, publish({ protocol: carrier(arg(4)), channel: arg(3), channelKind: 'topic' })],
    'Router.AddNoPublisherHandler': received,
    'Router.AddConsumerHandler': received,
  },
});

/** How the marshaler of a bus or processor names what is found there: by default with its package in front. */
function namedBy(type: string, of: Selector): Selector {
  const byConfig = made(type, arg(1, 'Marshaler', 'GenerateName'));
  const byArgument = made(type, arg(2, 'GenerateName'));
  return first(calledWith(byConfig, of), calledWith(byArgument, of), typeName(of, '.'));
}

/** The topic for a name: functions of today take it among their parameters, those of before alone. */
function topicOf(type: string, generator: string, key: string, of: Selector): Selector {
  const name = namedBy(type, of);
  return first(calledWith(made(type, arg(1, generator)), { members: { [key]: name } }), calledWith(made(type, arg(1)), name));
}

function sent(type: string, key: string): Effect {
  const channel = topicOf(type, 'GeneratePublishTopic', key, arg(1));
  return publish({ protocol: made(type, carrier(arg(0))), channel, channelKind: 'topic', payload: 1 });
}

/** What a handler takes: the type of its function, or what an own handler makes anew for every message. */
function handled(makes: string): Selector {
  return { from: 'first', options: [maker(arg(0), taken(arg(1), 1)), arg(0, makes, '()')], isCode: true };
}

function taking(type: string, key: string, of: Selector): Effect {
  return subscribe({
    each: anyArg(0),
    protocol: made(type, carrier(arg(1, 'SubscriberConstructor', '()'))),
    channel: topicOf(type, 'GenerateSubscribeTopic', key, of),
    channelKind: 'topic',
  });
}

const takingGroup = subscribe({
  protocol: made('EventGroupProcessor', carrier(arg(1, 'SubscriberConstructor', '()'))),
  channel: calledWith(made('EventGroupProcessor', arg(1, 'GenerateSubscribeTopic')), { members: { EventGroupName: arg(0) } }),
  channelKind: 'topic',
});

/** Buses and processors that go by the types of their messages: https://watermill.io/docs/cqrs/ */
const cqrs = defineLibrary({
  name: 'watermill-cqrs',
  imports: ['github.com/ThreeDotsLabs/watermill/components/cqrs'],
  docs: 'https://watermill.io/docs/cqrs/',
  creates: {
    NewEventBus: 'EventBus',
    NewEventBusWithConfig: 'EventBus',
    NewCommandBus: 'CommandBus',
    NewCommandBusWithConfig: 'CommandBus',
    NewEventProcessorWithConfig: 'EventProcessor',
    NewCommandProcessorWithConfig: 'CommandProcessor',
    NewEventGroupProcessorWithConfig: 'EventGroupProcessor',
    NewEventHandler: 'EventHandler',
    NewGroupEventHandler: 'GroupEventHandler',
    NewCommandHandler: 'CommandHandler',
  },
  values: {
    StructName: { value: 'select', selector: typeName(arg(0)) },
    FullyQualifiedStructName: { value: 'select', selector: typeName(arg(0), '.') },
  },
  calls: {
    'EventBus.Publish': sent('EventBus', 'EventName'),
    'CommandBus.Send': sent('CommandBus', 'CommandName'),
    'CommandBus.SendWithModifiedMessage': sent('CommandBus', 'CommandName'),
    'EventProcessor.AddHandlers': taking('EventProcessor', 'EventName', handled('NewEvent')),
    'CommandProcessor.AddHandlers': taking('CommandProcessor', 'CommandName', handled('NewCommand')),
    'EventGroupProcessor.AddHandlersGroup': takingGroup,
  },
});

export const watermill: readonly Library[] = [...ends, router, cqrs];
