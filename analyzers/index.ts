import type { Analyzer } from '../src/model/analyzer.ts';
import ansible from './ansible/analyzer.ts';
import apacheHttpd from './apache-httpd/analyzer.ts';
import apisix from './apisix/analyzer.ts';
import apolloRouter from './apollo-router/analyzer.ts';
import asyncapi from './asyncapi/analyzer.ts';
import avro from './avro/analyzer.ts';
import awsCli from './aws-cli/analyzer.ts';
import azureFunctions from './azure-functions/analyzer.ts';
import bicep from './bicep/analyzer.ts';
import caddy from './caddy/analyzer.ts';
import ciImages from './ci-images/analyzer.ts';
import codeowners from './codeowners/analyzer.ts';
import cpp from './cpp/analyzer.ts';
import csharp from './csharp/analyzer.ts';
import dapr from './dapr/analyzer.ts';
import devspace from './devspace/analyzer.ts';
import dockerBake from './docker-bake/analyzer.ts';
import dockerCompose from './docker-compose/analyzer.ts';
import dockerfile from './dockerfile/analyzer.ts';
import dotenv from './dotenv/analyzer.ts';
import dotnetProject from './dotnet-project/analyzer.ts';
import dotnetSettings from './dotnet-settings/analyzer.ts';
import ecs from './ecs/analyzer.ts';
import elixir from './elixir/analyzer.ts';
import envoy from './envoy/analyzer.ts';
import fly from './fly/analyzer.ts';
import go from './go/analyzer.ts';
import gradle from './gradle/analyzer.ts';
import grafana from './grafana/analyzer.ts';
import graphqlSchema from './graphql-schema/analyzer.ts';
import haproxy from './haproxy/analyzer.ts';
import helm from './helm/analyzer.ts';
import hocon from './hocon/analyzer.ts';
import javaLogging from './java-logging/analyzer.ts';
import jvm from './jvm/analyzer.ts';
import kafkaConnect from './kafka-connect/analyzer.ts';
import keycloak from './keycloak/analyzer.ts';
import kong from './kong/analyzer.ts';
import krakend from './krakend/analyzer.ts';
import kubernetes from './kubernetes/analyzer.ts';
import kustomize from './kustomize/analyzer.ts';
import libraryRoles from './library-roles/analyzer.ts';
import logShippers from './log-shippers/analyzer.ts';
import maven from './maven/analyzer.ts';
import mix from './mix/analyzer.ts';
import nginx from './nginx/analyzer.ts';
import nodeConfig from './node-config/analyzer.ts';
import nodePackage from './node-package/analyzer.ts';
import nomad from './nomad/analyzer.ts';
import openapi from './openapi/analyzer.ts';
import otelCollector from './otel-collector/analyzer.ts';
import pageSettings from './page-settings/analyzer.ts';
import php from './php/analyzer.ts';
import pm2 from './pm2/analyzer.ts';
import procfile from './procfile/analyzer.ts';
import prometheus from './prometheus/analyzer.ts';
import protobuf from './protobuf/analyzer.ts';
import python from './python/analyzer.ts';
import rabbitmq from './rabbitmq/analyzer.ts';
import render from './render/analyzer.ts';
import ruby from './ruby/analyzer.ts';
import runit from './runit/analyzer.ts';
import rust from './rust/analyzer.ts';
import scala from './scala/analyzer.ts';
import serverless from './serverless/analyzer.ts';
import skaffold from './skaffold/analyzer.ts';
import springConfig from './spring-config/analyzer.ts';
import startScripts from './start-scripts/analyzer.ts';
import supervisor from './supervisor/analyzer.ts';
import systemd from './systemd/analyzer.ts';
import terraform from './terraform/analyzer.ts';
import thrift from './thrift/analyzer.ts';
import tilt from './tilt/analyzer.ts';
import traefik from './traefik/analyzer.ts';
import tyk from './tyk/analyzer.ts';
import typescript from './typescript/analyzer.ts';
import wrangler from './wrangler/analyzer.ts';
import wsdl from './wsdl/analyzer.ts';

/** Every analyzer that a run uses, sorted by name. */
export const analyzers: readonly Analyzer[] = [
  ansible,
  apacheHttpd,
  apisix,
  apolloRouter,
  asyncapi,
  avro,
  awsCli,
  azureFunctions,
  bicep,
  caddy,
  ciImages,
  codeowners,
  cpp,
  csharp,
  dapr,
  devspace,
  dockerBake,
  dockerCompose,
  dockerfile,
  dotenv,
  dotnetProject,
  dotnetSettings,
  ecs,
  elixir,
  envoy,
  fly,
  go,
  gradle,
  grafana,
  graphqlSchema,
  haproxy,
  helm,
  hocon,
  javaLogging,
  jvm,
  kafkaConnect,
  keycloak,
  kong,
  krakend,
  kubernetes,
  kustomize,
  libraryRoles,
  logShippers,
  maven,
  mix,
  nginx,
  nodeConfig,
  nodePackage,
  nomad,
  openapi,
  otelCollector,
  pageSettings,
  php,
  pm2,
  procfile,
  prometheus,
  protobuf,
  python,
  rabbitmq,
  render,
  ruby,
  runit,
  rust,
  scala,
  serverless,
  skaffold,
  springConfig,
  startScripts,
  supervisor,
  systemd,
  terraform,
  thrift,
  tilt,
  traefik,
  tyk,
  typescript,
  wrangler,
  wsdl,
];
