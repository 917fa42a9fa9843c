import type { Library } from '../../../src/code/library.ts';
import { aspNetCoreAuthorization } from './access.ts';
import { aspNetCoreMvc, aspNetCoreRouting } from './aspnetcore.ts';
import { azureFunctions } from './azure-functions.ts';
import { azureClients, azureStorage } from './azure-storage.ts';
import * as brokers from './brokers.ts';
import { cachingLibraries } from './caching.ts';
import { configuration, dependencyInjection, system } from './configuration.ts';
import { dapr } from './dapr.ts';
import { fastEndpoints, graphqlFields, hotChocolate } from './endpoints.ts';
import { aspireClients, entityFramework } from './entity-framework.ts';
import { grpc, signalRClient } from './grpc.ts';
import { httpClient } from './http-client.ts';
import * as infrastructure from './infrastructure.ts';
import { confluentKafka } from './kafka.ts';
import { massTransit } from './masstransit.ts';
import * as messaging from './messaging.ts';
import { mqttNet } from './mqttnet.ts';
import { natsClient } from './nats.ts';
import { openFeature } from './openfeature.ts';
import { orleans } from './orleans.ts';
import { rabbitMqClient } from './rabbitmq.ts';
import { stackExchangeRedis } from './redis.ts';
import { reflection } from './reflection.ts';
import { polly } from './resilience.ts';
import { flurl, refit, restSharp } from './rest-clients.ts';
import { signIn } from './sign-in.ts';
import * as stores from './stores.ts';
import { vendorSdks } from './vendor-sdks.ts';
import { webRequests } from './web-requests.ts';
import { wolverine } from './wolverine.ts';
import { yarp } from './yarp.ts';

/** Every library of .NET that is known. */
export const libraries: readonly Library[] = [
  ...openFeature,
  aspNetCoreAuthorization,
  aspNetCoreMvc,
  aspNetCoreRouting,
  aspireClients,
  azureClients,
  azureFunctions,
  azureStorage,
  ...Object.values(brokers),
  ...cachingLibraries,
  configuration,
  confluentKafka,
  dapr,
  dependencyInjection,
  entityFramework,
  fastEndpoints,
  flurl,
  grpc,
  graphqlFields,
  hotChocolate,
  httpClient,
  ...Object.values(infrastructure),
  massTransit,
  ...Object.values(messaging),
  mqttNet,
  natsClient,
  orleans,
  polly,
  rabbitMqClient,
  reflection,
  refit,
  restSharp,
  signalRClient,
  signIn,
  stores.cassandra,
  stores.elastic,
  stores.marten,
  stores.memcached,
  stores.mongoDriver,
  stores.mySqlConnector,
  stores.npgsql,
  stores.oracle,
  stores.redisClients,
  stores.sqlClient,
  stackExchangeRedis,
  ...stores.otherStores,
  system,
  ...vendorSdks,
  webRequests,
  wolverine,
  yarp,
];
