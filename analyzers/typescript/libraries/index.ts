import type { Library } from '../../../src/code/library.ts';
import { amqpConnectionManager, amqplib, golevelupRabbitmq } from './amqplib.ts';
import { axios, nestjsAxios } from './axios.ts';
import { express } from './express.ts';
import { got, ky, ofetch } from './got.ts';
import { kafkajs } from './kafkajs.ts';
import { mongodb, mongoose, monk } from './mongodb.ts';
import { nats, natsStreaming } from './nats.ts';
import { needle } from './needle.ts';
import { nestjs } from './nestjs.ts';
import { nestjsConfig } from './nestjs-config.ts';
import { nestjsMongoose, nestjsSequelize, nestjsTypeorm } from './nestjs-databases.ts';
import { nestjsGraphql, typeGraphql } from './nestjs-graphql.ts';
import { nestjsMicroservices } from './nestjs-microservices.ts';
import { nodeHttp, nodeHttp2, nodeHttps } from './node-http.ts';
import { nodePath } from './node-path.ts';
import { nodeProcess } from './node-process.ts';
import { nodeUrl } from './node-url.ts';
import { nestjsMailer, nodemailer } from './nodemailer.ts';
import { pg, pgPromise, postgres } from './pg.ts';
import { ioredis, nodeRedis } from './redis.ts';
import { requestPackages } from './request.ts';
import { superagent } from './superagent.ts';
import { undici } from './undici.ts';
import { vendorSdks } from './vendor-sdks.ts';
import { fetchPackages, webFetch } from './web-fetch.ts';

/** Every JavaScript library the engine knows, the runtime's own modules first. */
export const libraries: readonly Library[] = [
  nodeProcess,
  nodeUrl,
  nodePath,
  nodeHttp,
  nodeHttps,
  nodeHttp2,
  webFetch,
  fetchPackages,
  express,
  nestjs,
  nestjsConfig,
  nestjsMicroservices,
  nestjsAxios,
  nestjsMongoose,
  nestjsTypeorm,
  nestjsSequelize,
  nestjsGraphql,
  typeGraphql,
  nestjsMailer,
  axios,
  got,
  ky,
  ofetch,
  undici,
  requestPackages,
  superagent,
  needle,
  amqplib,
  amqpConnectionManager,
  golevelupRabbitmq,
  kafkajs,
  nats,
  natsStreaming,
  pg,
  pgPromise,
  postgres,
  mongodb,
  mongoose,
  monk,
  ioredis,
  nodeRedis,
  nodemailer,
  ...vendorSdks,
];
