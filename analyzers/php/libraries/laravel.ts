import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  publish,
  route,
  type Selector,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';
import { commands } from './redis.ts';
import { brokerAt, database, redisAt, request, VERBS } from './support/selectors.ts';

/** Routes as the front end spells them out, each with its whole path. */
export const laravelRoutes = defineLibrary({
  name: 'laravel-routing',
  imports: ['asbuilt.laravel'],
  docs: 'https://laravel.com/docs/routing',
  calls: {
    route: route(arg(0, '[]'), arg(1)),
  },
});

/** The connections of its configuration files that an application uses. */
export const laravelConnections = defineLibrary({
  name: 'laravel-connections',
  imports: ['asbuilt.laravel.connections'],
  docs: 'https://laravel.com/docs/database#configuration',
  calls: {
    mysql: database('mysql', arg(0), arg(1)),
    postgresql: database('postgresql', arg(0), arg(1)),
    sqlserver: database('sqlserver', arg(0), arg(1)),
    mongodb: connection({
      nodeKind: 'database',
      technology: 'mongodb',
      protocol: 'mongodb',
      target: arg(0),
      name: arg(1),
    }),
    redis: redisAt(arg(0)),
    rabbitmq: brokerAt('rabbitmq', 'amqp', arg(0)),
    beanstalkd: brokerAt('beanstalkd', 'other', arg(0)),
    kafka: brokerAt('kafka', 'kafka', arg(0)),
    sqs: connection({
      nodeKind: 'broker',
      technology: 'sqs',
      protocol: 'sqs',
      target: text('https://sqs.amazonaws.com'),
      vendor: 'Amazon SQS',
    }),
    s3: connection({
      nodeKind: 'storage',
      technology: 's3',
      protocol: 's3',
      target: arg(0),
      vendor: 'Amazon S3',
      name: arg(1),
    }),
    smtp: connection({ nodeKind: 'external', technology: 'smtp', protocol: 'smtp', target: arg(0) }),
  },
});

const queued = { protocol: arg(1), channel: arg(0), channelKind: 'queue', connection: arg(2) } as const;

/** Jobs as the front end spells them out: put into a queue, and run by the workers of that queue. */
export const laravelQueues = defineLibrary({
  name: 'laravel-queues',
  imports: ['asbuilt.laravel.queues'],
  docs: 'https://laravel.com/docs/queues',
  hasWorkers: true,
  calls: { send: publish(queued), work: subscribe(queued) },
});

/** Disks that code names. */
export const laravelDisks = defineLibrary({
  name: 'laravel-disks',
  imports: ['asbuilt.laravel.disks'],
  docs: 'https://laravel.com/docs/filesystem',
  calls: {
    disk: connection({
      nodeKind: 'storage',
      technology: 's3',
      protocol: 's3',
      target: first(arg(1), text('https://s3.amazonaws.com')),
      vendor: 'Amazon S3',
      name: arg(2),
      where: [arg(0), 's3'],
    }),
  },
});

const below = (path: Selector): Selector => url(made('RequestWithBase', arg(0)), path);

function requests(type: string): Record<string, Effect> {
  return {
    ...each<Effect>(VERBS, (verb) => [`${type}.${verb}`, request(verb.toUpperCase(), below(arg(0)))]),
    [`${type}.send`]: request(arg(0), below(arg(1))),
  };
}

/** The facade is a factory of requests; what is set on one is set on the next of the chain. */
export const laravelHttp = defineLibrary({
  name: 'laravel-http',
  imports: ['Illuminate\\Support\\Facades', 'Illuminate\\Http\\Client'],
  docs: 'https://laravel.com/docs/http-client',
  types: { RequestWithBase: 'PendingRequest', Http: 'PendingRequest', Factory: 'PendingRequest' },
  creates: {
    'PendingRequest.baseUrl': 'RequestWithBase',
    ...each(
      ['PendingRequest', 'Http', 'Pool'].flatMap((type) => [...VERBS, 'send'].map((verb) => `${type}.${verb}`)),
      (call) => [call, 'Response'],
    ),
    'PendingRequest.*': 'PendingRequest',
    'Http.baseUrl': 'RequestWithBase',
    'Http.*': 'PendingRequest',
    'Pool.*': 'PendingRequest',
    'Redis.connection': 'Redis',
  },
  callbacks: { 'Http.pool': { 0: ['Pool'] } },
  calls: {
    ...requests('PendingRequest'),
    ...requests('Pool'),
    // The facade hands every command on: https://laravel.com/docs/redis#interacting-with-redis
    ...commands('Redis'),
    'Redis.psubscribe': subscribe({ protocol: 'redis', channel: first(arg(0, '[]'), arg(0)), channelKind: 'topic' }),
  },
});
