/** What a dependency says about the program that has it. */
export interface Technology {
  readonly name: string;
  readonly side: 'server' | 'browser' | 'both' | 'data';
}

const server = (name: string): Technology => ({ name, side: 'server' });
const browser = (name: string): Technology => ({ name, side: 'browser' });
const data = (name: string): Technology => ({ name, side: 'data' });

/** Frameworks by package name, as their own documentation tells to install them. `both` renders pages on a server of its own. */
const TECHNOLOGIES: Readonly<Record<string, Technology>> = {
  express: server('express'),
  '@nestjs/core': server('nestjs'),
  '@nestjs/microservices': server('nestjs'),
  fastify: server('fastify'),
  koa: server('koa'),
  '@hapi/hapi': server('hapi'),
  hapi: server('hapi'),
  hono: server('hono'),
  restify: server('restify'),
  moleculer: server('moleculer'),
  '@feathersjs/feathers': server('feathers'),
  '@loopback/core': server('loopback'),
  'apollo-server': server('apollo-server'),
  '@apollo/server': server('apollo-server'),
  'graphql-yoga': server('graphql-yoga'),
  '@grpc/grpc-js': server('grpc'),
  'socket.io': server('socket.io'),
  next: { name: 'next.js', side: 'both' },
  nuxt: { name: 'nuxt', side: 'both' },
  '@remix-run/react': { name: 'remix', side: 'both' },
  '@sveltejs/kit': { name: 'sveltekit', side: 'both' },
  astro: { name: 'astro', side: 'both' },
  gatsby: { name: 'gatsby', side: 'both' },
  'react-dom': browser('react'),
  vue: browser('vue'),
  '@angular/core': browser('angular'),
  svelte: browser('svelte'),
  'solid-js': browser('solid'),
  preact: browser('preact'),
  angular: browser('angularjs'),
  'react-native': browser('react-native'),
  amqplib: data('amqplib'),
  kafkajs: data('kafkajs'),
  'node-rdkafka': data('node-rdkafka'),
  nats: data('nats'),
  'node-nats-streaming': data('nats-streaming'),
  bull: data('bull'),
  bullmq: data('bullmq'),
  mqtt: data('mqtt'),
  pg: data('pg'),
  mysql: data('mysql'),
  mysql2: data('mysql2'),
  mongodb: data('mongodb'),
  mongoose: data('mongoose'),
  redis: data('redis'),
  ioredis: data('ioredis'),
  typeorm: data('typeorm'),
  sequelize: data('sequelize'),
  '@prisma/client': data('prisma'),
  knex: data('knex'),
  'cassandra-driver': data('cassandra-driver'),
  '@elastic/elasticsearch': data('elasticsearch'),
};

/** The technologies of a set of dependencies, by name and without repetition. */
export function technologiesOf(dependencies: readonly string[]): readonly Technology[] {
  const found = dependencies.flatMap((name) => (Object.hasOwn(TECHNOLOGIES, name) ? (TECHNOLOGIES[name] ?? []) : []));
  return [...new Map(found.map((technology) => [technology.name, technology])).values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
}

/** Packages that only test, and so make no program of the folder that has nothing else. */
const TEST_TOOLS =
  /^(cypress|playwright|@playwright\/test|puppeteer|nightwatch|webdriverio|@wdio\/.+|testcafe|jest|mocha|vitest|supertest|k6|artillery|newman)$/;

export function isTestTool(dependency: string): boolean {
  return TEST_TOOLS.test(dependency);
}
