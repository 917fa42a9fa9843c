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
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/model/fact.ts';

interface BrokerKind {
  readonly brokers: readonly string[];
  readonly technology: string;
  readonly nodeKind: NodeKind;
  readonly protocol: Protocol;
  readonly server: Selector;
  readonly queue: Selector;
}

/** https://github.com/taskiq-python: taskiq-redis, taskiq-aio-pika and taskiq-nats, each with the queue that it takes by default. */
const KINDS: Readonly<Record<string, BrokerKind>> = {
  RedisTasks: {
    brokers: ['ListQueueBroker', 'PubSubBroker', 'RedisStreamBroker', 'ListQueueSentinelBroker', 'RedisStreamSentinelBroker'],
    technology: 'redis',
    nodeKind: 'cache',
    protocol: 'redis',
    server: first(keyword('url'), arg(0)),
    queue: first(keyword('queue_name'), text('taskiq')),
  },
  AmqpTasks: {
    brokers: ['AioPikaBroker'],
    technology: 'rabbitmq',
    nodeKind: 'broker',
    protocol: 'amqp',
    server: first(keyword('url'), arg(0)),
    queue: first(keyword('queue_name'), text('taskiq')),
  },
  NatsTasks: {
    brokers: ['NatsBroker', 'PushBasedJetStreamBroker', 'PullBasedJetStreamBroker'],
    technology: 'nats',
    nodeKind: 'broker',
    protocol: 'nats',
    server: first(keyword('servers', '[]'), keyword('servers'), arg(0, '[]'), arg(0)),
    queue: first(keyword('subject'), arg(1), text('taskiq_tasks')),
  },
};
const ALL = Object.entries(KINDS);

function callsOf([type, { brokers, technology, nodeKind, protocol, server, queue }]: (typeof ALL)[number]): Record<
  string,
  Effect
> {
  const details = { protocol, channel: made(type, queue), channelKind: 'queue', connection: made(type, server) } as const;
  return {
    ...each<Effect>(brokers, (name) => [name, connection({ nodeKind, technology, protocol, target: server })]),
    [`${type}.task`]: subscribe(details),
    ...each<Effect>(['kiq', 'kicker'], (name) => [`${type}Task.${name}`, publish(details)]),
  };
}

/** Tasks of a broker go through its one queue: `await recount.kiq(1)`. */
export const taskiq = defineLibrary({
  name: 'taskiq',
  imports: [
    'taskiq',
    'taskiq.*',
    'taskiq_redis',
    'taskiq_redis.*',
    'taskiq_aio_pika',
    'taskiq_aio_pika.*',
    'taskiq_nats',
    'taskiq_nats.*',
  ],
  docs: 'https://taskiq-python.github.io/guide/getting-started.html',
  hasWorkers: true,
  types: Object.fromEntries(ALL.flatMap(([type, { brokers }]) => brokers.map((broker) => [broker, type] as const))),
  creates: Object.fromEntries(ALL.map(([type]) => [`${type}.task`, `${type}Task`] as const)),
  values: Object.fromEntries(
    ALL.flatMap(([type]) =>
      ['with_result_backend', 'with_middlewares', 'with_event_handlers'].map(
        (name) => [`${type}.${name}`, { value: 'select', selector: { from: 'receiver' } }] as const,
      ),
    ),
  ),
  calls: Object.assign({}, ...ALL.map(callsOf)),
});
