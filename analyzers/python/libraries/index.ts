import type { Library } from '../../../src/code/library.ts';
import { accessLibraries } from './access.ts';
import { airflow } from './airflow.ts';
import { aioPika, kombu, pika } from './amqp.ts';
import { arq } from './arq.ts';
import { boto3 } from './aws.ts';
import { bentoml } from './bentoml.ts';
import { cachingLibraries } from './caching.ts';
import { celery, rq } from './celery.ts';
import {
  azureEventHubs,
  azureServiceBus,
  azureStores,
  googleBigquery,
  googleDatastore,
  googleFirestore,
  googlePubsub,
  googleStorage,
} from './clouds.ts';
import { commandLines } from './command-lines.ts';
import { connexion } from './connexion.ts';
import { dapr } from './dapr.ts';
import { djangoChannels, djangoContrib, djangoRestFramework, djangoUrls, djangoViews, mappedViews, simpleJwt } from './django.ts';
import { djangoNinja } from './django-ninja.ts';
import { djangoSettings } from './django-settings.ts';
import { djangoStorages } from './django-storages.ts';
import { beanie, cassandra, influxdb, mongo, mongoengine, neo4j } from './documents.ts';
import { dramatiq } from './dramatiq.ts';
import { eurekaClient } from './eureka-client.ts';
import { fastapi, starlette, uvicorn, waitress } from './fastapi.ts';
import { faststreamLibraries } from './faststream.ts';
import { decoders, files, namedFiles, patterns, templates } from './files.ts';
import { apiFlask, flask, flaskRestful, flaskRestx, flaskSmorest, quart } from './flask.ts';
import { ariadne, graphqlSchemas } from './graphql.ts';
import { grpc, grpcGenerated, grpclib } from './grpc.ts';
import {
  aiohttpClient,
  gql,
  httpClient,
  httpx,
  requestsLibrary,
  requestsToolbelt,
  urllib,
  urllib3,
  websockets,
  yarl,
} from './http-clients.ts';
import { huey } from './huey.ts';
import { identityLibraries } from './identity.ts';
import { aiokafka, confluentKafka, confluentSchemas, faust, kafkaPython } from './kafka.ts';
import { langchain } from './langchain.ts';
import { languageModels } from './language-models.ts';
import { mqtt, nats, pulsar, stomp, zmq } from './messaging.ts';
import { mlflow } from './mlflow.ts';
import { openFeature } from './openfeature.ts';
import { builtins, choices, contexts, contextVariables, dataclasses, osPath } from './python.ts';
import { quixstreams } from './quixstreams.ts';
import { rabbitmqStreams } from './rabbitmq-streams.ts';
import { flaskRedis, redis } from './redis.ts';
import { resilienceLibraries } from './resilience.ts';
import { elasticsearch, httpStores, vectorStores } from './search.ts';
import {
  decouple,
  djDatabaseUrl,
  dotenv,
  dynaconf,
  environ,
  os,
  pydanticSettings,
  pydanticUrls,
  starletteConfig,
} from './settings.ts';
import { spark } from './spark.ts';
import {
  clickhouse,
  mysql,
  oracle,
  peewee,
  piccolo,
  pony,
  psycopg,
  psycopgPool,
  sqlalchemy,
  sqlServer,
  tortoise,
  trino,
} from './sql.ts';
import { consul, etcd, ldap, memcached, minio, s3fs } from './stores.ts';
import { taskiq } from './taskiq.ts';
import { temporal } from './temporal.ts';
import { tritonClients } from './triton.ts';
import { fastapiMail, openaiSdk, openTelemetry, openTelemetryHttp, prometheus, smtplib, vendors } from './vendors.ts';
import { aiohttpWeb, bottle, falcon, litestar, nameko, pyramid, sanic, tornado } from './web-frameworks.ts';

/** Every library model of the language, by name. */
export const libraries: readonly Library[] = [
  ...openFeature,
  ...accessLibraries,
  ...identityLibraries,
  aioPika,
  aiohttpClient,
  aiohttpWeb,
  aiokafka,
  arq,
  azureEventHubs,
  azureServiceBus,
  azureStores,
  bentoml,
  boto3,
  bottle,
  builtins,
  cassandra,
  ...cachingLibraries,
  celery,
  clickhouse,
  ...commandLines,
  confluentKafka,
  confluentSchemas,
  connexion,
  consul,
  beanie,
  etcd,
  ...httpStores,
  piccolo,
  pony,
  trino,
  dataclasses,
  decouple,
  djDatabaseUrl,
  djangoChannels,
  djangoContrib,
  djangoNinja,
  djangoRestFramework,
  simpleJwt,
  djangoSettings,
  djangoStorages,
  djangoUrls,
  djangoViews,
  mappedViews,
  dotenv,
  dramatiq,
  dynaconf,
  elasticsearch,
  environ,
  falcon,
  fastapi,
  fastapiMail,
  ...faststreamLibraries,
  airflow,
  decoders,
  files,
  namedFiles,
  patterns,
  templates,
  faust,
  flask,
  flaskRedis,
  flaskRestful,
  flaskRestx,
  flaskSmorest,
  googleBigquery,
  googleDatastore,
  googleFirestore,
  googlePubsub,
  googleStorage,
  eurekaClient,
  gql,
  graphqlSchemas,
  grpc,
  grpcGenerated,
  grpclib,
  httpClient,
  httpx,
  huey,
  influxdb,
  kafkaPython,
  kombu,
  ...langchain,
  ...languageModels,
  ldap,
  litestar,
  taskiq,
  temporal,
  rabbitmqStreams,
  memcached,
  minio,
  s3fs,
  mongo,
  mongoengine,
  mqtt,
  mysql,
  nameko,
  nats,
  neo4j,
  openTelemetry,
  openTelemetryHttp,
  openaiSdk,
  oracle,
  os,
  osPath,
  peewee,
  pika,
  prometheus,
  psycopg,
  psycopgPool,
  pulsar,
  mlflow,
  ...tritonClients,
  pydanticSettings,
  pydanticUrls,
  pyramid,
  quart,
  quixstreams,
  dapr,
  redis,
  requestsLibrary,
  requestsToolbelt,
  ...resilienceLibraries,
  rq,
  sanic,
  smtplib,
  sqlServer,
  sqlalchemy,
  spark,
  starlette,
  starletteConfig,
  stomp,
  tornado,
  tortoise,
  urllib,
  urllib3,
  uvicorn,
  vectorStores,
  ...vendors,
  waitress,
  websockets,
  yarl,
  apiFlask,
  ariadne,
  choices,
  contexts,
  contextVariables,
  zmq,
];
