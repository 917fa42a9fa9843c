import {
  arg,
  args,
  beside,
  connection,
  declare,
  defineLibrary,
  type Effect,
  each,
  first,
  inPlaceOf,
  itself,
  join,
  keyword,
  made,
  maker,
  publish,
  receiver,
  type Selector,
  setting,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { SENT_BINDING } from '../class-roles.ts';
import { SENT_TO_BINDING } from '../sent-by-parameter.ts';
import { element } from './support/selectors.ts';

const springBroker = setting('spring.rabbitmq.addresses', setting('spring.rabbitmq.host'));

function toQueue(channel: Selector, broker: Selector): Effect {
  return publish({ protocol: 'amqp', channel, channelKind: 'queue', connection: broker });
}

/** The routing key names the channel; a fanout exchange has an empty key and names it itself. */
function toExchange(exchange: Selector, key: Selector, broker: Selector): Effect {
  return publish({ protocol: 'amqp', channel: first(key, exchange), channelKind: 'exchange', exchange, connection: broker });
}

/** What a template was given or settings say: https://docs.spring.io/spring-boot/appendix/application-properties/#application-properties.integration.spring.rabbitmq.template.exchange */
function byDefault(set: string, key: string): Selector {
  return first(made('RabbitTemplate', keyword(set)), setting(`spring.rabbitmq.template.${key}`));
}

/** `(message)` goes where the template sends by itself, `(key, message)` to the default exchange, where the key is a queue's name; `(exchange, key, message)` to an exchange. */
function sends(type: string): Record<string, Effect> {
  const names = ['convertAndSend', 'send', 'convertSendAndReceive', 'sendAndReceive'];
  return {
    [`${type}.convertAndSend/1`]: toExchange(
      byDefault('setExchange', 'exchange'),
      byDefault('setRoutingKey', 'routing-key'),
      springBroker,
    ),
    ...each(names, (name) => [`${type}.${name}/2`, toQueue(arg(0), springBroker)] as const),
    ...each(names, (name) => [`${type}.${name}/3`, toExchange(arg(0), arg(1), springBroker)] as const),
    ...each(names, (name) => [`${type}.${name}/4`, toExchange(arg(0), arg(1), springBroker)] as const),
  };
}

/** A queue in an annotation is its name, or an object that has one. */
function queueAt(...path: readonly string[]): Selector {
  return first(arg(0, ...path, 'value'), arg(0, ...path, 'name'), arg(0, ...path));
}

/** One binding or a list of them. */
function ofBinding(...path: readonly string[]): Selector {
  return first(arg(0, 'bindings', ...path), arg(0, 'bindings', '[]', ...path));
}

function nameOf(part: string): Selector {
  return first(ofBinding(part, 'value'), ofBinding(part, 'name'), ofBinding(part));
}

const bindingExchange = nameOf('exchange');

/** `exchange/key`, or the name of a queue: https://docs.spring.io/spring-amqp/reference/amqp/receiving-messages/async-annotation-driven/reply.html */
const answered = beside('SendTo', element('value'));
const answerKey: Selector = { from: 'between', start: '/', of: answered };
const hasKey = [inPlaceOf(answerKey, 'key'), 'key'] as const;
const replies: readonly Effect[] = [
  { ...toExchange({ from: 'before', mark: '/', of: answered }, answerKey, springBroker), where: hasKey } as Effect,
  { ...toQueue(answered, springBroker), unless: hasKey } as Effect,
];

const listeners: readonly Effect[] = [
  subscribe({
    protocol: 'amqp',
    channel: first(element('queues'), queueAt('queuesToDeclare', '[]'), queueAt('queuesToDeclare')),
    channelKind: 'queue',
    connection: springBroker,
  }),
  subscribe({
    protocol: 'amqp',
    channel: first(ofBinding('key', '[]'), ofBinding('key'), bindingExchange),
    channelKind: 'exchange',
    exchange: bindingExchange,
    group: nameOf('value'),
    connection: springBroker,
  }),
  ...replies,
];

const named: ValueRule = { value: 'select', selector: arg(0), type: 'Named' };
const NAMED = ['Queue', 'DirectExchange', 'TopicExchange', 'HeadersExchange', 'CustomExchange'];
const BUILDERS = [
  ...['durable', 'nonDurable'].map((name) => `QueueBuilder.${name}`),
  ...['directExchange', 'topicExchange', 'fanoutExchange', 'headersExchange'].map((name) => `ExchangeBuilder.${name}`),
];

/** How a container is told what it listens to: https://docs.spring.io/spring-amqp/reference/amqp/containerAttributes.html */
const CONTAINER_QUEUES = ['setQueueNames', 'setQueues', 'addQueueNames', 'addQueues'];

/** A binding hands an exchange's messages to a queue, which is the group of whoever takes from it. */
const bound = subscribe({
  protocol: 'amqp',
  channel: first(arg(0), made('BoundTo', arg(0))),
  channelKind: 'exchange',
  exchange: made('BoundTo', arg(0)),
  group: made('BoundQueue', arg(0)),
  connection: springBroker,
  isBinding: true,
});

/** A fanout exchange hands on every message: it is bound without a key, and names the channel itself. */
const fanout = maker(arg(0), arg(0), 'FanoutExchange');

/** Queues and exchanges last unless something else is said: https://docs.spring.io/spring-amqp/reference/amqp/broker-configuration.html */
const EXCHANGES = ['DirectExchange', 'TopicExchange', 'FanoutExchange', 'HeadersExchange'];
const lasts = first(arg(1), text('true'));
const declared: Readonly<Record<string, Effect>> = {
  Queue: declare('queue', arg(0), lasts),
  'QueueBuilder.durable': declare('queue', arg(0), text('true')),
  'QueueBuilder.nonDurable': declare('queue', arg(0), text('false')),
  ...each(EXCHANGES, (name) => [name, declare('exchange', arg(0), lasts)] as const),
  CustomExchange: declare('exchange', arg(0), first(arg(2), text('true'))),
};

/** Spring AMQP: templates, listeners, and queues, exchanges and bindings as beans. A queue or exchange stands for its name. */
const springAmqp = defineLibrary({
  name: 'spring-amqp',
  imports: ['org.springframework.amqp.*'],
  docs: 'https://docs.spring.io/spring-amqp/reference/amqp.html',
  types: {
    ...each([...NAMED, 'Exchange'], (name) => [name, 'Named'] as const),
    NamedBuilder: 'Builder',
    AmqpTemplate: 'RabbitTemplate',
    RabbitOperations: 'RabbitTemplate',
    AsyncRabbitTemplate: 'RabbitTemplate',
    RabbitMessagingTemplate: 'RabbitTemplate',
    AmqpOperations: 'RabbitTemplate',
    DirectMessageListenerContainer: 'SimpleMessageListenerContainer',
    AbstractMessageListenerContainer: 'SimpleMessageListenerContainer',
  },
  creates: {
    'BindingBuilder.bind': 'BoundQueue',
    'BoundQueue.to': 'BoundTo',
    ...each(BUILDERS, (name) => [name, 'NamedBuilder'] as const),
    'Builder.*': 'Builder',
  },
  values: {
    ...each<ValueRule>(NAMED, (name) => [name, named]),
    'FanoutExchange.getName': { value: 'select', selector: made('FanoutExchange', arg(0)) },
    'Builder.build': { value: 'select', selector: made('NamedBuilder', arg(0)), type: 'Named' },
    ...each<ValueRule>(['getName', 'getActualName'], (name) => [`Named.${name}`, itself]),
    // As expressions in annotations and Kotlin write it.
    ...each<ValueRule>(['name', 'actualName'], (name) => [
      `Named.${name}`,
      { value: 'select', selector: receiver, isProperty: true },
    ]),
  },
  calls: {
    ...declared,
    ...sends('RabbitTemplate'),
    'RabbitTemplate.receiveAndConvert': subscribe({
      protocol: 'amqp',
      channel: arg(0),
      channelKind: 'queue',
      connection: springBroker,
    }),
    ...each(CONTAINER_QUEUES, (name) => [
      `SimpleMessageListenerContainer.${name}`,
      subscribe({ protocol: 'amqp', channel: args(0), channelKind: 'queue', connection: springBroker }),
    ]),
    'BoundTo.with': bound,
    'BoundQueue.to': subscribe({
      protocol: 'amqp',
      channel: fanout,
      channelKind: 'exchange',
      exchange: fanout,
      group: made('BoundQueue', arg(0)),
      connection: springBroker,
      isBinding: true,
    }),
    CachingConnectionFactory: connection({
      nodeKind: 'broker',
      technology: 'rabbitmq',
      protocol: 'amqp',
      target: first(join(arg(0), text(':'), arg(1)), arg(0)),
    }),
  },
  decorators: { class: { RabbitListener: listeners }, method: { RabbitListener: listeners } },
});

const clientBroker = first(made('RabbitUri', arg(0)), made('RabbitHost', arg(0)));

/** The client itself. */
const amqpClient = defineLibrary({
  name: 'rabbitmq-amqp-client',
  imports: ['com.rabbitmq.client'],
  docs: 'https://www.rabbitmq.com/client-libraries/java-api-guide',
  creates: { 'ConnectionFactory.newConnection': 'Connection', 'Connection.createChannel': 'Channel' },
  calls: {
    'ConnectionFactory.setHost': connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) }),
    'ConnectionFactory.setUri': connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0) }),
    'Channel.basicPublish': toExchange(arg(0), arg(1), clientBroker),
    'Channel.basicConsume': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    'Channel.basicGet': subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    'Channel.queueBind': subscribe({
      protocol: 'amqp',
      channel: first(arg(2), arg(1)),
      channelKind: 'exchange',
      exchange: arg(1),
      group: arg(0),
      isBinding: true,
    }),
    'Channel.queueDeclare': declare('queue', arg(0), arg(1)),
    'Channel.exchangeDeclare': declare('exchange', arg(0), first(arg(2), text('false'))),
  },
});

const micronautBroker = setting('rabbitmq.uri', setting('rabbitmq.host'));

/** Micronaut's declarative clients and listeners; a client's exchange stands on its class. */
const micronautRabbit = defineLibrary({
  name: 'micronaut-rabbitmq',
  imports: ['io.micronaut.rabbitmq.annotation', 'io.micronaut.configuration.rabbitmq.annotation'],
  globals: [SENT_BINDING, SENT_TO_BINDING],
  docs: 'https://micronaut-projects.github.io/micronaut-rabbitmq/latest/guide/',
  calls: { [SENT_TO_BINDING]: toExchange(arg(1, 'value'), arg(0), micronautBroker) },
  decorators: {
    method: {
      Queue: subscribe({ protocol: 'amqp', channel: element('value'), channelKind: 'queue', connection: micronautBroker }),
      [SENT_BINDING]: toExchange(arg(1, 'value'), element('value'), micronautBroker),
    },
  },
});

export const rabbitLibraries = [springAmqp, amqpClient, micronautRabbit];
