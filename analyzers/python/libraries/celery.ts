import {
  anyArg,
  arg,
  decoratedName,
  defineLibrary,
  type Effect,
  first,
  keyword,
  made,
  madeOf,
  param,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { TAKEN, THROUGH } from '../celery-queues.ts';
import { ADDED, SCHEDULED } from '../celery-schedules.ts';
import { mapped } from './support/derived.ts';
import { connectionByAddress } from './support/selectors.ts';

const broker = first(keyword('broker'), keyword('broker_url'), arg(1));

/** Which product an address or the name of a setting speaks of. */
export function brokerProtocol(address: Selector): Selector {
  const words = {
    '*redis*': 'redis',
    '*amqp*': 'amqp',
    '*rabbit*': 'amqp',
    '*sqs*': 'sqs',
    '*kafka*': 'kafka',
    '*mongo*': 'mongodb',
  };
  return first(mapped(address, words), text('amqp'));
}

function details(queue: Selector, connection: Selector = made('Celery', broker)) {
  return { protocol: brokerProtocol(connection), channel: queue, channelKind: 'queue', connection } as const;
}

/** A queue goes by its name, where it is one of kombu's. https://docs.celeryq.dev/en/stable/userguide/routing.html#defining-queues */
const named = (of: Selector): Selector => first(madeOf(of, 'Queue', param(0, 'name')), of);

/** The queue that the task is declared with, else the task's own name. */
const queue = named(keyword('queue'));
const besides = named(keyword(THROUGH));
const taskQueue = first(queue, keyword('name'), decoratedName);
/** What goes by the task's name goes through the queue that a call or the application names, too. */
const sent: readonly Effect[] = [
  publish(details(first(made('Task', taskQueue), queue))),
  publish(details(first(queue, made('Signature', queue), made('Task', besides)))),
];
/** The tasks whose signatures are found there. https://docs.celeryq.dev/en/stable/userguide/canvas.html */
const sentOf = (of: Selector, more = {}): readonly Effect[] => {
  const connection = madeOf(of, 'Celery', broker);
  return [
    publish({ ...details(madeOf(of, 'Task', taskQueue), connection), ...more }),
    publish({ ...details(first(madeOf(of, 'Signature', queue), madeOf(of, 'Task', besides)), connection), ...more }),
  ];
};
const canvas: readonly Effect[] = [anyArg(0), arg(0, '[]')].flatMap((of) => sentOf(of));
const byName: readonly Effect[] = [
  publish(details(made('Named', first(named(keyword(TAKEN)), param(0, 'name'))))),
  publish(details(first(queue, made('Named', first(queue, besides))))),
];
/** A queue that nobody names is called after the library: https://docs.celeryq.dev/en/stable/userguide/configuration.html#task-default-queue */
const through = first(queue, besides, text('celery'));
const taken: readonly Effect[] = [subscribe({ ...details(taskQueue), through }), subscribe(details(besides))];

/** https://docs.celeryq.dev/en/stable/userguide/configuration.html#result-backend */
const results = connectionByAddress;

/** A task is a worker's end of its queue; calling it from elsewhere is the other end. */
export const celery = defineLibrary({
  name: 'celery',
  imports: ['celery', 'celery.*'],
  docs: 'https://docs.celeryq.dev/en/stable/userguide/calling.html',
  hasWorkers: true,
  schedulers: ['beat', '-B', '--beat'],
  namespaces: ['app'],
  creates: {
    'Celery.task': 'Task',
    shared_task: 'Task',
    task: 'Task',
    'Task.s': 'Signature',
    'Task.si': 'Signature',
    'Task.signature': 'Signature',
    'Task.subtask': 'Signature',
    'Signature.set': 'Signature',
    'Signature.clone': 'Signature',
    chord: 'chord',
    'Celery.signature': 'Named',
    signature: 'Named',
  },
  calls: {
    Celery: results(keyword('backend')),
    'Celery.conf.result_backend=': results(arg(0)),
    'Celery.conf.update': results(first(keyword('result_backend'), keyword('CELERY_RESULT_BACKEND'))),
    'Celery.task': taken,
    shared_task: taken,
    'Task.delay': sent,
    'Task.apply_async': sent,
    'Signature.delay': sent,
    'Signature.apply_async': sent,
    'Named.delay': byName,
    'Named.apply_async': byName,
    chain: canvas,
    group: canvas,
    chord: canvas,
    'chord.default': sentOf(arg(0)),
    [`Celery.${ADDED}`]: sentOf(arg(1), { isScheduled: true }),
    [`Celery.${SCHEDULED}`]: [
      publish({ ...details(first(queue, named(keyword(TAKEN)), arg(0))), isScheduled: true }),
      publish({ ...details(besides), isScheduled: true }),
    ],
    'Celery.send_task': [
      publish(details(first(named(keyword(TAKEN)), param(0, 'name')))),
      publish(details(first(queue, besides))),
    ],
  },
});

const DEFAULT = text('default');

/** https://python-rq.org/docs/#enqueueing-jobs: a queue without a name is called so. */
const rqQueue = publish({ protocol: 'redis', channel: made('Queue', first(param(0, 'name'), DEFAULT)), channelKind: 'queue' });

export const rq = defineLibrary({
  name: 'rq',
  imports: ['rq', 'rq.decorators', 'django_rq'],
  docs: 'https://python-rq.org/docs/',
  creates: { get_queue: 'Queue', job: 'Job' },
  calls: {
    // https://python-rq.org/docs/#the-job-decorator; django_rq's may stand bare: https://github.com/rq/django-rq#job-decorator
    'Job.delay': publish({ protocol: 'redis', channel: made('Job', first(param(0, 'queue'), DEFAULT)), channelKind: 'queue' }),
    // https://github.com/rq/django-rq#putting-jobs-in-the-queue
    enqueue: publish({ protocol: 'redis', channel: DEFAULT, channelKind: 'queue' }),
    'Queue.enqueue': rqQueue,
    'Queue.enqueue_call': rqQueue,
    'Queue.enqueue_in': rqQueue,
    'Queue.enqueue_at': rqQueue,
    Worker: subscribe({ protocol: 'redis', channel: first(arg(0, '[]'), param(0, 'queues')), channelKind: 'queue' }),
  },
});
