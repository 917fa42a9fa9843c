import type { Library } from '../../../src/code/library.ts';
import { awsLibraries } from './aws.ts';
import { awsSdkKotlin } from './aws-kotlin.ts';
import { axon } from './axon.ts';
import { brokers } from './brokers.ts';
import { cachingLibraries } from './caching.ts';
import { camel } from './camel.ts';
import { cassandra } from './cassandra.ts';
import { dapr } from './dapr.ts';
import { dataSources } from './data-sources.ts';
import { dubbo } from './dubbo.ts';
import { elasticsearch } from './elasticsearch.ts';
import { entityLibraries } from './entities.ts';
import { eurekaClient } from './eureka-client.ts';
import { eventuateTram } from './eventuate-tram.ts';
import { feignLibraries } from './feign.ts';
import { fileTransfer } from './file-transfer.ts';
import { flink } from './flink.ts';
import { gatewayFunctions, gatewayRoutes } from './gateway-routes.ts';
import { grpcLibraries } from './grpc.ts';
import { hazelcast } from './hazelcast.ts';
import { helidonLibraries } from './helidon.ts';
import { httpClients } from './http-clients.ts';
import { httpInterfaces } from './http-interfaces.ts';
import { http4k, http4kConfig } from './http4k.ts';
import { identityLibraries } from './identity.ts';
import { javaPlatform } from './java-platform.ts';
import { jaxRsLibraries } from './jax-rs.ts';
import { jmsLibraries } from './jms.ts';
import { kafkaLibraries } from './kafka.ts';
import { koin } from './koin.ts';
import { kotlinClients } from './kotlin-clients.ts';
import { ktorLibraries } from './ktor.ts';
import { mailLibraries } from './mail.ts';
import { messageChannels } from './message-channels.ts';
import { micronaut } from './micronaut.ts';
import { microprofileGraphqlLibraries } from './microprofile-graphql.ts';
import { openFeature } from './openfeature.ts';
import { quarkusConditions } from './quarkus-conditions.ts';
import { quarkusRoutes } from './quarkus-routes.ts';
import { rabbitLibraries } from './rabbitmq.ts';
import { rabbitmqStreams } from './rabbitmq-streams.ts';
import { redisLibraries } from './redis.ts';
import { resilienceLibraries } from './resilience.ts';
import { rocketmq } from './rocketmq.ts';
import { routeBuilders } from './route-builders.ts';
import { routerFunctions } from './router-functions.ts';
import { rsocket } from './rsocket.ts';
import { securityLibraries } from './security.ts';
import { securityRules } from './security-rules.ts';
import { registeredServlets, servlets, websocketEndpoints } from './servlets.ts';
import { soapClients } from './soap-clients.ts';
import { spark } from './spark.ts';
import { springBoundSettings } from './spring-bound-settings.ts';
import { springClients } from './spring-clients.ts';
import { springCloudRoles } from './spring-cloud-roles.ts';
import { springCore } from './spring-core.ts';
import { springDataRest } from './spring-data-rest.ts';
import { springDiscovery } from './spring-discovery.ts';
import { springIntegration } from './spring-integration.ts';
import { springWeb } from './spring-web.ts';
import { springWebsocket } from './spring-websocket.ts';
import { stores } from './stores.ts';
import { temporal } from './temporal.ts';
import { typesafeConfig } from './typesafe-config.ts';
import { vendorSdks } from './vendor-sdks.ts';
import { vertx } from './vertx.ts';

/** Every library model of Java. */
export const libraries: readonly Library[] = [
  ...openFeature,
  ...awsLibraries,
  awsSdkKotlin,
  axon,
  ...brokers,
  ...cachingLibraries,
  camel,
  cassandra,
  dapr,
  ...dataSources,
  dubbo,
  ...elasticsearch,
  ...entityLibraries,
  eurekaClient,
  eventuateTram,
  ...feignLibraries,
  ...fileTransfer,
  flink,
  gatewayFunctions,
  gatewayRoutes,
  ...grpcLibraries,
  hazelcast,
  ...helidonLibraries,
  http4k,
  http4kConfig,
  ...httpClients,
  ...httpInterfaces,
  ...identityLibraries,
  ...javaPlatform,
  ...jaxRsLibraries,
  ...jmsLibraries,
  ...kafkaLibraries,
  ...mailLibraries,
  koin,
  ...kotlinClients,
  ...ktorLibraries,
  ...messageChannels,
  ...micronaut,
  ...microprofileGraphqlLibraries,
  quarkusConditions,
  quarkusRoutes,
  ...rabbitLibraries,
  ...redisLibraries,
  ...resilienceLibraries,
  rocketmq,
  ...routeBuilders,
  ...routerFunctions,
  ...rsocket,
  ...securityLibraries,
  securityRules,
  servlets,
  registeredServlets,
  websocketEndpoints,
  ...soapClients,
  spark,
  springClients,
  springDiscovery,
  ...springCloudRoles,
  springBoundSettings,
  ...springCore,
  springDataRest,
  springIntegration,
  springWeb,
  springWebsocket,
  ...stores,
  temporal,
  rabbitmqStreams,
  ...vendorSdks,
  typesafeConfig,
  ...vertx,
];
