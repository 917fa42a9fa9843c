import type { Library } from '../../../src/code/library.ts';
import { accessLibraries } from './access.ts';
import { brokers } from './brokers.ts';
import { cloud } from './cloud.ts';
import { daprLibraries } from './dapr.ts';
import { decoders, readers } from './files.ts';
import { frameworks } from './frameworks.ts';
import { gorillaMux } from './gorilla-mux.ts';
import { connectStubs, goKitGrpc, grpc, grpcGateway, grpcServices, grpcStubs } from './grpc.ts';
import { httpClients } from './http-clients.ts';
import { identityLibraries } from './identity.ts';
import { kafka } from './kafka.ts';
import { handlerWrappers, netHttp, netRpc, reverseProxy } from './net-http.ts';
import { openFeature } from './openfeature.ts';
import { rabbitmqStreams } from './rabbitmq-streams.ts';
import { redis } from './redis.ts';
import { routers } from './routers.ts';
import { envconfig, environmentTags, fileSettings, godotenv, koanf, viper } from './settings.ts';
import { sql } from './sql.ts';
import { cmp, context, flags, fmt, maps, net, os, path, pflag, slices, strconv, sync, time, url } from './standard.ts';
import { stores } from './stores.ts';
import { telemetry } from './telemetry.ts';
import { temporal } from './temporal.ts';
import { vendorSdks } from './vendor-sdks.ts';

/** What the packages that Go programs use mean. A new one is a file beside this one and a line here. */
export const libraries: readonly Library[] = [
  ...openFeature,
  ...identityLibraries,
  ...accessLibraries,
  cmp,
  os,
  readers,
  decoders,
  fmt,
  context,
  strconv,
  maps,
  slices,
  sync,
  time,
  net,
  path,
  url,
  flags,
  pflag,
  koanf,
  viper,
  environmentTags,
  envconfig,
  godotenv,
  fileSettings,
  netHttp,
  handlerWrappers,
  reverseProxy,
  netRpc,
  gorillaMux,
  ...routers,
  ...httpClients,
  grpc,
  goKitGrpc,
  grpcServices,
  grpcGateway,
  connectStubs,
  ...daprLibraries,
  ...kafka,
  ...brokers,
  ...frameworks,
  ...redis,
  ...sql,
  ...stores,
  ...cloud,
  ...telemetry,
  temporal,
  rabbitmqStreams,
  ...vendorSdks,
  grpcStubs,
];
