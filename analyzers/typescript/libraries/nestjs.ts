import {
  arg,
  args,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
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

/** The metadata that NestJS's own chapters on security put on routes, for guards to read. */
const GUARDING: Readonly<Record<string, Effect | readonly Effect[]>> = {
  UseGuards: guard({ by: args(0) }),
  SetMetadata: [
    guard({ access: 'public', where: [arg(0), 'isPublic'] }),
    guard({ access: 'roles', roles: arg(1), where: [arg(0), 'roles'] }),
  ],
};

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
    'INestApplication.useGlobalGuards': guard({ by: args(0), on: 'program' }),
    'INestApplication.listen': listen(first(arg(0, 'port'), arg(0))),
    'INestApplication.connectMicroservice': microserviceTransport(0),
    'NestFactory.createMicroservice': microserviceTransport(1),
  },
  guardTokens: ['APP_GUARD'],
  decorators: {
    class: { ...GUARDING, Controller: prefix(first(oneOrMore(0, 'path'), arg(0), text(''))) },
    method: {
      ...GUARDING,
      ...each<Effect>(VERBS, (verb) => [verb, route(verb === 'All' ? 'ANY' : verb.toUpperCase(), path, decoratedName)]),
      Sse: route('GET', path, decoratedName),
    },
    inject: { Inject: arg(0) },
  },
});
