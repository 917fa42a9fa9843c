import type { Library } from '../../../src/code/library.ts';
import { amqpExtension, amqplib, enqueue } from './amqp.ts';
import { aws } from './aws.ts';
import { doctrine, elasticsearch, influxdb, memcached, mongodb, mysqli, pdo } from './databases.ts';
import { fastRoute } from './fast-route.ts';
import { googlePubsub, googleStorage } from './google.ts';
import { grpc } from './grpc.ts';
import { guzzle, httpMessages } from './guzzle.ts';
import { enqueueKafka, laravelKafka, rdkafka } from './kafka.ts';
import { laravelConnections, laravelDisks, laravelHttp, laravelQueues, laravelRoutes } from './laravel.ts';
import { mqtt, nats, pheanstalk } from './messaging.ts';
import { curl, functions, language } from './php.ts';
import { phpDi } from './php-di.ts';
import { phpredis, predis } from './redis.ts';
import { slim } from './slim.ts';
import { apiPlatform, symfonyHttp, symfonyMessages, symfonyRouting, symfonyValues } from './symfony.ts';
import { vendors } from './vendors.ts';

/** Every library model of the language, by name. */
export const libraries: readonly Library[] = [
  amqpExtension,
  amqplib,
  ...aws,
  curl,
  doctrine,
  elasticsearch,
  enqueue,
  enqueueKafka,
  fastRoute,
  functions,
  googlePubsub,
  googleStorage,
  grpc,
  guzzle,
  httpMessages,
  influxdb,
  language,
  laravelConnections,
  laravelDisks,
  laravelHttp,
  laravelKafka,
  laravelQueues,
  laravelRoutes,
  memcached,
  mongodb,
  mqtt,
  mysqli,
  nats,
  pdo,
  pheanstalk,
  phpredis,
  predis,
  rdkafka,
  phpDi,
  slim,
  apiPlatform,
  symfonyHttp,
  symfonyValues,
  symfonyMessages,
  symfonyRouting,
  ...vendors,
];
