import {
  arg,
  bind,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  optional,
  publish,
  type Selector,
  type Step,
  subscribe,
  type ValueRule,
} from '../../../src/code/library.ts';
import { address, madeOptions, optionsAt } from './support/selectors.ts';

/** Queues live in Redis; a queue is made with its name, or registered as an object that has one. */
const queueName = first(arg(0, 'name'), arg(0));

function openRedis(target: Selector): Effect {
  return connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
}

function messages(channel: Selector, at: Selector): Parameters<typeof publish>[0] {
  return { protocol: 'redis', channel, channelKind: 'queue', connection: at };
}

/** Where a queue that NestJS registers has a Redis of its own: https://docs.nestjs.com/techniques/queues#async-configuration */
function ownRedis(index: number, key: string): Selector {
  const own = [optionsAt(index), madeOptions(index, 'createRegisterQueueOptions')];
  return first(...own.flatMap((at) => [at(key, 'url'), address((...path) => at(key, ...path))]));
}

/** NestJS modules register queues one an argument. */
function registered(symbol: string, type: string, key: string): Record<string, readonly Effect[]> {
  const all = [0, 1, 2, 3, 4, 5];
  return {
    [symbol]: [
      ...all.map((index) => bind({ items: arg(index), token: ['name'], type })),
      ...all.map((index) => openRedis(optional(ownRedis(index, key)))),
    ],
  };
}

const bullRedis = first(
  address(optionsAt(1, 'redis')),
  arg(1, 'redis'),
  address(optionsAt(0, 'redis')),
  arg(0, 'redis'),
  arg(1, 'url'),
  arg(0, 'url'),
  arg(1),
);
/** Several configurations have names, which stand in front. */
const shared = [0, 1].flatMap((index) => [optionsAt(index), madeOptions(index, 'createSharedConfiguration')]);
const forRootRedis = first(...shared.flatMap((at) => [at('url'), address((...path) => at('redis', ...path)), at('redis')]));
const bullMessages = messages(made('Queue', queueName), made('Queue', first(bullRedis, ownRedis(0, 'redis'))));

/** https://docs.nestjs.com/techniques/queues: the token under which a queue can be asked for. */
const TOKENS = each<ValueRule>(['getQueueToken', 'getFlowProducerToken'], (name) => [
  name,
  { value: 'select', selector: arg(0) },
]);

export const bull = defineLibrary({
  name: 'bull',
  imports: ['bull', '@nestjs/bull'],
  docs: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
  creates: { default: 'Queue' },
  types: { default: 'Queue' },
  values: TOKENS,
  calls: {
    default: openRedis(bullRedis),
    'Queue.add': publish(bullMessages),
    'Queue.addBulk': publish(bullMessages),
    'Queue.process': subscribe(bullMessages),
    ...registered('BullModule.registerQueue', 'Queue', 'redis'),
    ...registered('BullModule.registerQueueAsync', 'Queue', 'redis'),
    'BullModule.forRoot': openRedis(forRootRedis),
    'BullModule.forRootAsync': openRedis(forRootRedis),
  },
  decorators: {
    class: { Processor: subscribe({ protocol: 'redis', channel: queueName, channelKind: 'queue' }) },
    inject: { InjectQueue: arg(0) },
  },
});

const at1 = first(arg(1, 'connection', 'url'), address(optionsAt(1, 'connection')));
const at2 = first(arg(2, 'connection', 'url'), address(optionsAt(2, 'connection')));
const forRoot = first(...shared.flatMap((at) => [at('connection', 'url'), address((...path) => at('connection', ...path))]));
const bullmqMessages = messages(made('Queue', queueName), made('Queue', first(at1, ownRedis(0, 'connection'))));

/** A job of a flow waits for its children, which have queues of their own: https://docs.bullmq.io/guide/flows */
const CHILDREN = [[], ['children', '[]'], ['children', '[]', 'children', '[]']];
const at0 = first(arg(0, 'connection', 'url'), address(optionsAt(0, 'connection')));
function jobsOfFlow(...start: readonly Step[]): readonly Effect[] {
  return CHILDREN.map((inner) => publish(messages(arg(0, ...start, ...inner, 'queueName'), made('FlowProducer', at0))));
}

export const bullmq = defineLibrary({
  name: 'bullmq',
  imports: ['bullmq', '@nestjs/bullmq'],
  docs: 'https://docs.bullmq.io/guide/queues',
  types: { QueuePro: 'Queue' },
  values: TOKENS,
  calls: {
    Queue: openRedis(at1),
    Worker: [openRedis(at2), subscribe(messages(arg(0), at2))],
    FlowProducer: openRedis(at0),
    QueueEvents: openRedis(at1),
    'FlowProducer.add': jobsOfFlow(),
    'FlowProducer.addBulk': jobsOfFlow('[]'),
    ...each<Effect>(['add', 'addBulk', 'upsertJobScheduler'], (name) => [`Queue.${name}`, publish(bullmqMessages)]),
    ...registered('BullModule.registerQueue', 'Queue', 'connection'),
    ...registered('BullModule.registerQueueAsync', 'Queue', 'connection'),
    ...registered('BullModule.registerFlowProducer', 'FlowProducer', 'connection'),
    ...registered('BullModule.registerFlowProducerAsync', 'FlowProducer', 'connection'),
    'BullModule.forRoot': openRedis(forRoot),
    'BullModule.forRootAsync': openRedis(forRoot),
  },
  decorators: {
    class: { Processor: subscribe({ protocol: 'redis', channel: queueName, channelKind: 'queue' }) },
    inject: { InjectQueue: arg(0), InjectFlowProducer: arg(0) },
  },
});

const beeRedis = first(arg(1, 'redis', 'url'), address(optionsAt(1, 'redis')), arg(1, 'redis'));
const beeMessages = messages(made('Queue', arg(0)), made('Queue', beeRedis));

export const beeQueue = defineLibrary({
  name: 'bee-queue',
  imports: ['bee-queue'],
  docs: 'https://github.com/bee-queue/bee-queue#readme',
  creates: { default: 'Queue' },
  types: { default: 'Queue' },
  calls: { default: openRedis(beeRedis), 'Queue.createJob': publish(beeMessages), 'Queue.process': subscribe(beeMessages) },
});

const jobs = { protocol: 'mongodb', channelKind: 'queue', connection: made('Agenda', arg(0, 'db', 'address')) } as const;
const openAgenda = connection({
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  target: arg(0, 'db', 'address'),
});

/** Jobs wait in MongoDB: `define` takes them, `now`, `schedule` and `every` put them. */
export const agenda = defineLibrary({
  name: 'agenda',
  imports: ['agenda', '@hokify/agenda'],
  docs: 'https://github.com/agenda/agenda#readme',
  creates: { default: 'Agenda' },
  types: { default: 'Agenda' },
  calls: {
    default: openAgenda,
    Agenda: openAgenda,
    'Agenda.define': subscribe({ ...jobs, channel: arg(0) }),
    'Agenda.now': publish({ ...jobs, channel: arg(0) }),
    'Agenda.create': publish({ ...jobs, channel: arg(0) }),
    'Agenda.schedule': publish({ ...jobs, channel: first(arg(1, '[]'), arg(1)) }),
    'Agenda.every': publish({ ...jobs, channel: first(arg(1, '[]'), arg(1)) }),
  },
});
