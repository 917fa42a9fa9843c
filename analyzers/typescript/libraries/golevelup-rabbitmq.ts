import {
  arg,
  connection,
  declare,
  defineLibrary,
  type Effect,
  each,
  first,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { channelCalls } from './amqplib.ts';
import { madeOptions } from './support/selectors.ts';

/** The options of a handler, or of one of its bindings, by the member that is wanted. */
type Options = (...path: readonly string[]) => Selector;

const broker = { nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp' } as const;
const exchange = { protocol: 'amqp', channelKind: 'exchange' } as const;

/** What a handler receives: under its keys, else by its exchange or its queue alone. */
const taken = (channelKind: 'rpc' | 'exchange', of: Options): Effect =>
  subscribe({
    protocol: 'amqp',
    channel: first(of('routingKey', '[]'), of('routingKey'), of('bindings', '[]', 'routingKey'), of('exchange'), of('queue')),
    channelKind,
    exchange: first(of('exchange'), of('bindings', '[]', 'exchange')),
    group: of('queue'),
  });

/** A queue may be bound to several exchanges, each with a key. */
const bound = (index: number): Effect =>
  subscribe({
    ...exchange,
    channel: arg(index, 'bindings', '[]', 'routingKey'),
    exchange: arg(index, 'bindings', '[]', 'exchange'),
    group: arg(index, 'queue'),
  });

/** What decorators that name a handler of the module (`@RabbitSubscribe({ name: 'paid' })`) receive is told with the module's options. */
const configured = (options: Options): readonly Effect[] => [
  connection({ ...broker, target: options('uri') }),
  taken('exchange', (...path) => first(options('handlers', '[]', '[.]', ...path), options('handlers', '[]', ...path))),
  subscribe({
    ...exchange,
    channel: first(options('queues', '[]', 'routingKey', '[.]'), options('queues', '[]', 'routingKey')),
    exchange: options('queues', '[]', 'exchange'),
    group: options('queues', '[]', 'name'),
    isBinding: true,
  }),
  declare('exchange', options('exchanges', '[]', 'name'), first(options('exchanges', '[]', 'options', 'durable'), text('true'))),
];

const either =
  (make: (index: number) => Options): Options =>
  (...path) =>
    first(make(0)(...path), make(1)(...path));

/** RabbitMQ through decorators and an injectable connection. */
export const golevelupRabbitmq = defineLibrary({
  name: 'golevelup-nestjs-rabbitmq',
  imports: ['@golevelup/nestjs-rabbitmq'],
  docs: 'https://golevelup.github.io/nestjs/modules/rabbitmq.html',
  calls: {
    'RabbitMQModule.forRoot': configured(
      either(
        (index) =>
          (...path) =>
            arg(index, ...path),
      ),
    ),
    'RabbitMQModule.forRootAsync': configured(either((index) => madeOptions(index, 'createModuleConfig'))),
    'AmqpConnection.publish': publish({ ...exchange, channel: first(arg(1), arg(0)), exchange: arg(0) }),
    'AmqpConnection.request': publish({
      protocol: 'amqp',
      channel: first(arg(0, 'routingKey'), arg(0, 'exchange')),
      channelKind: 'rpc',
      exchange: arg(0, 'exchange'),
    }),
    ...each<readonly Effect[]>(['createSubscriber', 'createBatchSubscriber'], (name) => [
      `AmqpConnection.${name}`,
      [taken('exchange', (...path) => arg(1, ...path)), bound(1)],
    ]),
    'AmqpConnection.createRpc': taken('rpc', (...path) => arg(1, ...path)),
    ...channelCalls('AmqpConnection.channel'),
    ...channelCalls('AmqpConnection.managedChannel'),
  },
  decorators: {
    method: {
      RabbitSubscribe: [taken('exchange', (...path) => arg(0, ...path)), bound(0)],
      RabbitRPC: [taken('rpc', (...path) => arg(0, ...path)), bound(0)],
    },
  },
});
