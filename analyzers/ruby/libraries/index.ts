import type { Library } from '../../../src/code/library.ts';
import { aws, shoryuken } from './aws.ts';
import { elasticsearch, influxdb, memcached, mongo, mysql2, pg, sequel } from './databases.ts';
import { decoders, file } from './files.ts';
import { grpc } from './grpc.ts';
import { activeResource, excon, faraday, httparty, httpGem, httpx, netHttp, restClient, typhoeus } from './http-clients.ts';
import { actionMailer, activeJob, resque, sidekiq } from './jobs.ts';
import { karafka, phobos, racecar, rdkafka, rubyKafka } from './kafka.ts';
import { environment, kernel, uri } from './language.ts';
import { mailLibraries } from './mail.ts';
import { bunny, hutch, nats, redis, sneakers } from './messaging.ts';
import { vendors } from './vendors.ts';
import { grape, rails, roda, sinatra } from './web.ts';

/** Every library model of the language, by name. */
export const libraries: readonly Library[] = [
  actionMailer,
  activeJob,
  activeResource,
  aws,
  bunny,
  decoders,
  elasticsearch,
  environment,
  excon,
  faraday,
  file,
  grape,
  grpc,
  httpGem,
  httparty,
  httpx,
  hutch,
  influxdb,
  phobos,
  racecar,
  karafka,
  kernel,
  ...mailLibraries,
  memcached,
  mongo,
  mysql2,
  nats,
  netHttp,
  pg,
  rails,
  rdkafka,
  redis,
  resque,
  restClient,
  rubyKafka,
  sequel,
  shoryuken,
  sidekiq,
  roda,
  sinatra,
  sneakers,
  typhoeus,
  uri,
  ...vendors,
];
