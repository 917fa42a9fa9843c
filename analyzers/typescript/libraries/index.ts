import type { Library } from '../../../src/code/library.ts';
import { accessLibraries } from './access.ts';
import { adonisLibraries } from './adonis.ts';
import { amqpConnectionManager, amqplib } from './amqplib.ts';
import { angularCore, angularHttp } from './angular-http.ts';
import { astroEnvironment } from './astro.ts';
import { awilixRouters } from './awilix-routers.ts';
import { awsSdk2, awsSdk2Clients, awsSdk3, sqsConsumer } from './aws.ts';
import { axios, axiosOfPages, nestjsAxios } from './axios.ts';
import { azureEventHubs, azureServiceBus, azureStores } from './azure.ts';
import { azureFunctions } from './azure-functions.ts';
import { backgroundJobs } from './background-jobs.ts';
import { agenda, beeQueue, bull, bullmq } from './bull.ts';
import { bun } from './bun.ts';
import { cacheManager, cacheStores, keyvByAddress, nestCacheManager } from './cache-manager.ts';
import { connect } from './connect.ts';
import { consul } from './consul.ts';
import { awilix, inversify, tsyringe, typedi } from './containers.ts';
import { cote } from './cote.ts';
import { dapr } from './dapr.ts';
import { swr } from './data-hooks.ts';
import {
  fastifyDecorators,
  inversifyExpressUtils,
  midway,
  overnight,
  routingControllers,
  tsed,
  tsoa,
} from './decorated-controllers.ts';
import { deno, denoHttp, denoStores, oak } from './deno.ts';
import { configurationFiles, devServers } from './dev-servers.ts';
import { effect } from './effect.ts';
import { elysia } from './elysia.ts';
import { eureka } from './eureka.ts';
import { express } from './express.ts';
import { fastify, fastifyPlugin } from './fastify.ts';
import { fastifyPlugins } from './fastify-stores.ts';
import { feathersLibraries } from './feathers.ts';
import { colyseus, colyseusClient, uWebSockets, yjsProviders } from './game-servers.ts';
import { globalObject } from './global-object.ts';
import { golevelupRabbitmq } from './golevelup-rabbitmq.ts';
import { googleCloudOthers, googleFirestore, googlePubsub, googleStorage } from './google-cloud.ts';
import { got, ky, ofetch } from './got.ts';
import { apolloAngular, apolloClient, apolloGateway, graphqlRequest, graphqlWs, urql } from './graphql-clients.ts';
import { nexus, pothos } from './graphql-code-first.ts';
import { graphqlServers, restDataSource } from './graphql-servers.ts';
import { graphqlRedisSubscriptions } from './graphql-subscriptions.ts';
import { grpc, grpcGenerated, protobufTs } from './grpc.ts';
import { h3Libraries } from './h3.ts';
import { hapi } from './hapi.ts';
import { lightship, metricsMiddlewares, nestjsTerminus, promClient, terminus } from './health.ts';
import { hono } from './hono.ts';
import {
  auth0,
  auth0Browser,
  auth0Lock,
  jose,
  jwks,
  keycloak,
  oauth2JwtBearer,
  oidcAngular,
  oidcBrowser,
  openidClient,
  passportOauth,
} from './identity.ts';
import { identityProviders } from './identity-providers.ts';
import { identityVendors } from './identity-vendors.ts';
import { infrastructure } from './infrastructure.ts';
import { javascript, nodeUtil, promises, promisified, sprintf } from './javascript.ts';
import { joi } from './joi.ts';
import { kafkajs, schemaRegistries } from './kafkajs.ts';
import { koa, koaMount, koaRouter } from './koa.ts';
import { kue } from './kue.ts';
import { async, changeCase, lodash, mergers } from './lodash.ts';
import { loopback } from './loopback.ts';
import { middyRouter } from './middy.ts';
import { moleculer, moleculerAdapters, moleculerMixins } from './moleculer.ts';
import { mongodb, mongoose, monk } from './mongodb.ts';
import { mqtt } from './mqtt.ts';
import { nats, natsStreaming } from './nats.ts';
import { needle } from './needle.ts';
import { nestjs } from './nestjs.ts';
import { nestjsConfig } from './nestjs-config.ts';
import { nestjsConfigurableModules } from './nestjs-configurable-modules.ts';
import { nestjsKnex, nestjsMinio, nestjsMongoose, nestjsRedis, nestjsSequelize, nestjsTypeorm } from './nestjs-databases.ts';
import { nestjsGraphql, typeGraphql } from './nestjs-graphql.ts';
import { nestjsMicroservices } from './nestjs-microservices.ts';
import { nestjsSqs } from './nestjs-sqs.ts';
import { niceGrpc } from './nice-grpc.ts';
import { dataFiles, decoders, glob, nodeFs } from './node-fs.ts';
import { nodeHttp, nodeHttp2, nodeHttps } from './node-http.ts';
import { nodePath } from './node-path.ts';
import { nodeProcess } from './node-process.ts';
import { nodeUrl, urlJoin } from './node-url.ts';
import { nestjsMailer, nodemailer } from './nodemailer.ts';
import { nuxt } from './nuxt.ts';
import {
  exegesis,
  expressOpenapi,
  expressOpenapiValidator,
  oasTools,
  openapiBackend,
  openapiClientAxios,
  swaggerUi,
} from './openapi.ts';
import { openapiFetch } from './openapi-fetch.ts';
import { openFeature } from './openfeature.ts';
import { orpcClient, orpcServer } from './orpc.ts';
import { otherStores } from './other-stores.ts';
import { pageScripts } from './page-scripts.ts';
import { pageSettings, rxjs } from './page-settings.ts';
import { pg, pgOfVendors, pgPromise, postgres } from './pg.ts';
import { graphileWorker, pgBoss } from './pg-boss.ts';
import { expressHttpProxy, httpProxy, httpProxyMiddleware } from './proxies.ts';
import { rabbitmqClients } from './rabbitmq-clients.ts';
import { rabbitmqStreams } from './rabbitmq-streams.ts';
import { rascal } from './rascal.ts';
import { kafkaNode, rdkafka } from './rdkafka.ts';
import { connectRedis, denoRedis, ioredis, nodeRedis, throttlerStorage } from './redis.ts';
import { reflectMetadata } from './reflect-metadata.ts';
import { requestPackages } from './request.ts';
import { resilienceLibraries } from './resilience.ts';
import { restangular } from './restangular.ts';
import { polka, restify, restifyClients } from './restify.ts';
import { rhea } from './rhea.ts';
import { drizzleTables, kysely, mikroOrm, mikroOrmOfMongodb } from './rows-of-tables.ts';
import { rtkQuery } from './rtk-query.ts';
import { sailsLibraries } from './sails.ts';
import { seneca } from './seneca.ts';
import {
  convict,
  dotenv,
  envalid,
  envSchema,
  envVar,
  fastifyEnv,
  nconf,
  nodeConfig,
  rc,
  t3Env,
  typebox,
  znv,
  zod,
} from './settings.ts';
import { soap } from './soap.ts';
import { drizzle, knex, mssql, mysql, oracledb, prisma, prismaAdapters, sequelize, tedious } from './sql.ts';
import { stompit } from './stompit.ts';
import { superagent } from './superagent.ts';
import { sveltekit, sveltekitBuiltEnvironment, sveltekitEnvironment } from './sveltekit.ts';
import { tanstackStart } from './tanstack-start.ts';
import { jaegerClient, opentelemetry, opentelemetryGrpc, zipkin } from './telemetry.ts';
import { temporal, temporalWorkflows } from './temporal.ts';
import { trpcServer } from './trpc.ts';
import { trpcClient } from './trpc-client.ts';
import { tsRest } from './ts-rest.ts';
import { eden, honoClient, zodios } from './typed-clients.ts';
import { typeorm } from './typeorm.ts';
import { undici } from './undici.ts';
import { qstash, upstashRedis } from './upstash.ts';
import { vendorComponents } from './vendor-components.ts';
import { vendorSdks } from './vendor-sdks.ts';
import { fetchPackages, webFetch } from './web-fetch.ts';
import { nestjsWebsockets, ngxSocketIo, signalr, socketIo, socketIoClient, sockjs, stompjs, ws } from './websockets.ts';
import { cloudflareWorkers, fetchServer, ittyRouter } from './workers.ts';
import { wretch } from './wretch.ts';

/** Every JavaScript library the engine knows: the runtime's own modules, servers, clients, messaging, stores, vendors. */
export const libraries: readonly Library[] = [
  ...openFeature,
  nodeProcess,
  sveltekit,
  astroEnvironment,
  tanstackStart,
  sveltekitBuiltEnvironment,
  sveltekitEnvironment,
  nodeUrl,
  urlJoin,
  nodePath,
  nodeFs,
  dataFiles,
  decoders,
  glob,
  nodeHttp,
  nodeHttps,
  nodeHttp2,
  webFetch,
  globalObject,
  bun,
  deno,
  denoHttp,
  ...denoStores,
  fetchPackages,
  envVar,
  envalid,
  convict,
  envSchema,
  fastifyEnv,
  typebox,
  t3Env,
  znv,
  nodeConfig,
  nconf,
  dotenv,
  rc,
  zod,
  express,
  fastify,
  fastifyPlugin,
  ...fastifyPlugins,
  koa,
  koaMount,
  koaRouter,
  hapi,
  hono,
  honoClient,
  elysia,
  eden,
  fetchServer,
  cloudflareWorkers,
  ittyRouter,
  ...adonisLibraries,
  ...feathersLibraries,
  loopback,
  middyRouter,
  ...h3Libraries,
  ...sailsLibraries,
  ...backgroundJobs,
  oak,
  restify,
  restifyClients,
  polka,
  routingControllers,
  inversifyExpressUtils,
  tsoa,
  tsed,
  fastifyDecorators,
  midway,
  overnight,
  nestjs,
  nestjsConfig,
  nestjsConfigurableModules,
  nestjsMicroservices,
  nestjsSqs,
  joi,
  inversify,
  tsyringe,
  awilix,
  ...awilixRouters,
  effect,
  moleculer,
  ...moleculerAdapters,
  ...moleculerMixins,
  typedi,
  graphqlRedisSubscriptions,
  nestjsMongoose,
  nestjsKnex,
  nestjsRedis,
  nestjsMinio,
  nestjsTypeorm,
  nestjsSequelize,
  nestjsGraphql,
  typeGraphql,
  angularCore,
  angularHttp,
  axios,
  axiosOfPages,
  ...pageScripts,
  restangular,
  pageSettings,
  rxjs,
  nestjsAxios,
  got,
  ky,
  ofetch,
  wretch,
  undici,
  reflectMetadata,
  requestPackages,
  soap,
  superagent,
  dapr,
  needle,
  exegesis,
  openapiBackend,
  expressOpenapi,
  oasTools,
  expressOpenapiValidator,
  swaggerUi,
  openapiClientAxios,
  graphqlServers,
  pothos,
  nexus,
  restDataSource,
  graphqlRequest,
  apolloClient,
  apolloAngular,
  graphqlWs,
  urql,
  apolloGateway,
  grpc,
  grpcGenerated,
  protobufTs,
  niceGrpc,
  socketIo,
  colyseus,
  colyseusClient,
  uWebSockets,
  yjsProviders,
  socketIoClient,
  ws,
  nestjsWebsockets,
  ngxSocketIo,
  signalr,
  sockjs,
  stompjs,
  trpcServer,
  trpcClient,
  orpcServer,
  orpcClient,
  tsRest,
  connect,
  openapiFetch,
  zodios,
  rascal,
  temporal,
  rabbitmqStreams,
  temporalWorkflows,
  devServers,
  nuxt,
  configurationFiles,
  httpProxyMiddleware,
  httpProxy,
  expressHttpProxy,
  amqplib,
  amqpConnectionManager,
  golevelupRabbitmq,
  rhea,
  ...rabbitmqClients,
  rtkQuery,
  stompit,
  javascript,
  promises,
  promisified,
  nodeUtil,
  sprintf,
  async,
  lodash,
  mergers,
  changeCase,
  kafkajs,
  schemaRegistries,
  rdkafka,
  kafkaNode,
  nats,
  natsStreaming,
  mqtt,
  bull,
  bullmq,
  kue,
  consul,
  eureka,
  cote,
  seneca,
  beeQueue,
  agenda,
  graphileWorker,
  pgBoss,
  pg,
  pgOfVendors,
  pgPromise,
  postgres,
  mysql,
  mssql,
  tedious,
  oracledb,
  sequelize,
  typeorm,
  knex,
  prisma,
  prismaAdapters,
  ...drizzle,
  mikroOrmOfMongodb,
  mikroOrm,
  drizzleTables,
  kysely,
  mongodb,
  mongoose,
  monk,
  ioredis,
  nodeRedis,
  connectRedis,
  throttlerStorage,
  denoRedis,
  ...otherStores,
  upstashRedis,
  qstash,
  ...infrastructure,
  nodemailer,
  nestjsMailer,
  awsSdk3,
  awsSdk2,
  ...awsSdk2Clients,
  sqsConsumer,
  googlePubsub,
  googleStorage,
  googleFirestore,
  ...googleCloudOthers,
  azureFunctions,
  azureServiceBus,
  azureEventHubs,
  azureStores,
  ...accessLibraries,
  ...identityVendors,
  ...identityProviders,
  ...resilienceLibraries,
  auth0,
  auth0Browser,
  auth0Lock,
  cacheManager,
  cacheStores,
  keyvByAddress,
  nestCacheManager,
  jwks,
  jose,
  oauth2JwtBearer,
  oidcAngular,
  oidcBrowser,
  openidClient,
  passportOauth,
  keycloak,
  nestjsTerminus,
  promClient,
  terminus,
  lightship,
  ...metricsMiddlewares,
  swr,
  opentelemetry,
  opentelemetryGrpc,
  zipkin,
  jaegerClient,
  ...vendorComponents,
  ...vendorSdks,
];
