import {
  arg,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  listen,
  prefix,
  route,
  text,
} from '../../../src/code/library.ts';
import { httpServiceCalls } from './axios.ts';
import { microserviceTransport } from './nestjs-microservices.ts';
import { oneOrMore } from './support/selectors.ts';

const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'Search', 'All'];
const path = first(oneOrMore(0), text(''));

/** Controllers, the global prefix, and how a program starts: over HTTP, over a transport, or both. */
export const nestjs = defineLibrary({
  name: 'nestjs',
  imports: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', '@nestjs/platform-fastify'],
  docs: 'https://docs.nestjs.com/controllers',
  providers: {
    token: 'provide',
    value: 'useValue',
    class: 'useClass',
    factory: 'useFactory',
    inject: 'inject',
    existing: 'useExisting',
  },
  creates: {
    'NestFactory.create': 'INestApplication',
    'NestFactory.createMicroservice': 'INestMicroservice',
  },
  types: { NestExpressApplication: 'INestApplication', NestFastifyApplication: 'INestApplication' },
  values: { 'INestApplication.get': { value: 'select', selector: arg(0) } },
  calls: {
    ...httpServiceCalls,
    'INestApplication.setGlobalPrefix': prefix(arg(0)),
    'INestApplication.listen': listen(first(arg(0, 'port'), arg(0))),
    'INestApplication.connectMicroservice': microserviceTransport(0),
    'NestFactory.createMicroservice': microserviceTransport(1),
  },
  decorators: {
    class: { Controller: prefix(first(oneOrMore(0, 'path'), arg(0), text(''))) },
    method: {
      ...each<Effect>(VERBS, (verb) => [verb, route(verb === 'All' ? 'ANY' : verb.toUpperCase(), path, decoratedName)]),
      Sse: route('GET', path, decoratedName),
    },
    inject: { Inject: arg(0) },
  },
});
