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
  mount,
  prefix,
  route,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { httpServiceCalls } from './axios.ts';
import { microserviceTransport } from './nestjs-microservices.ts';
import { oneOrMore } from './support/selectors.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'SEARCH'];
const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'Search', 'All'];
const path = first(oneOrMore(0), text(''));
/** https://nestia.io/docs/core/TypedRoute/ */
const TYPED = ['TypedRoute', 'EncryptedRoute'].flatMap((name) =>
  ['Get', 'Post', 'Put', 'Patch', 'Delete'].map((verb) => `${name}.${verb}`),
);
const KEPT = { value: 'kept', under: arg(0) } as const satisfies ValueRule;

/** https://docs.nestjs.com/techniques/versioning: `v` and the number unless `prefix` says otherwise; by header and media type paths stay. */
const versioning = {
  does: 'versioning',
  style: first(arg(0, 'type'), text('uri')),
  prefix: first(arg(0, 'prefix'), text('v')),
  otherwise: oneOrMore(0, 'defaultVersion'),
} as const satisfies Effect;

/** https://docs.nestjs.com/recipes/router-module: a tree of paths and modules; what lies below a path may be a module alone. */
function modules(router: Selector): Effect {
  const path = first(arg(0, 'path'), text(''));
  return { does: 'mount', each: arg(0, '[]'), path, router, children: arg(0, 'children', '[]') };
}

/** The metadata that NestJS's own chapters on security put on routes, for guards to read. */
const GUARDING: Readonly<Record<string, Effect | readonly Effect[]>> = {
  UseGuards: guard({ by: args(0) }),
  SetMetadata: [
    guard({ access: 'public', where: [arg(0), 'isPublic'] }),
    guard({ access: 'roles', roles: arg(1), where: [arg(0), 'roles'] }),
  ],
};

/** What hands out providers outside of constructors: https://docs.nestjs.com/fundamentals/module-ref */
const ASKING = ['INestApplication', 'INestMicroservice', 'INestApplicationContext', 'ModuleRef'].flatMap((type) => [
  `${type}.get`,
  `${type}.resolve`,
]);

/** Controllers, the global prefix, and how a program starts: over HTTP, over a transport, or both. */
export const nestjs = defineLibrary({
  name: 'nestjs',
  imports: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', '@nestjs/platform-fastify', '@nestia/core'],
  docs: 'https://docs.nestjs.com/controllers',
  providers: {
    token: 'provide',
    value: 'useValue',
    class: 'useClass',
    factory: 'useFactory',
    inject: 'inject',
    existing: 'useExisting',
    // https://docs.nestjs.com/fundamentals/custom-providers#factory-providers-usefactory
    optional: ['token', 'optional'],
    // https://docs.nestjs.com/modules
    rooms: {
      decorator: 'Module',
      everywhere: 'Global',
      isGlobal: ['global', 'isGlobal'],
      imports: 'imports',
      exports: 'exports',
      holds: ['providers', 'controllers'],
      of: 'module',
    },
    listed: {
      under: ['providers', 'exports'],
      decorator: 'Injectable',
      // https://docs.nestjs.com/fundamentals/lifecycle-events
      hooks: ['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
    },
  },
  creates: {
    'NestFactory.create': 'INestApplication',
    'NestFactory.createMicroservice': 'INestMicroservice',
    'NestFactory.createApplicationContext': 'INestApplicationContext',
    'INestApplication.select': 'INestApplicationContext',
    'INestApplication.getHttpAdapter': 'HttpServer',
    'HttpModule.*': 'DynamicModule',
    'HttpAdapterHost.httpAdapter': 'HttpServer',
    'HttpServer.getInstance': 'HttpServer',
  },
  types: { NestExpressApplication: 'INestApplication', NestFastifyApplication: 'INestApplication' },
  // https://docs.nestjs.com/fundamentals/execution-context#reflection-and-metadata
  keeps: { SetMetadata: { under: arg(0), value: 1 } },
  values: {
    ...each<ValueRule>(['get', 'getAllAndMerge', 'getAllAndOverride'], (method) => [`Reflector.${method}`, KEPT]),
    // https://docs.nestjs.com/fundamentals/circular-dependency
    forwardRef: { value: 'select', selector: arg(0, '()') },
    ...each<ValueRule>(ASKING, (path) => [path, { value: 'registered', token: arg(0), orItself: true }]),
    'VersioningType.URI': { value: 'text', text: 'uri' },
    'VersioningType.HEADER': { value: 'text', text: 'header' },
    'VersioningType.MEDIA_TYPE': { value: 'text', text: 'media type' },
    'VersioningType.CUSTOM': { value: 'text', text: 'custom' },
    ...each<ValueRule>(METHODS, (method) => [`RequestMethod.${method}`, { value: 'text', text: method }]),
    'RequestMethod.ALL': { value: 'text', text: 'ANY' },
    VERSION_NEUTRAL: { value: 'text', text: '' },
  },
  calls: {
    ...httpServiceCalls,
    'INestApplication.setGlobalPrefix': { does: 'prefix', path: arg(0), except: oneOrMore(1, 'exclude') },
    'INestApplication.enableVersioning': versioning,
    // https://docs.nestjs.com/faq/http-adapter: what is registered there is none of the controllers' and below no prefix
    'INestApplication.use/1': mount(args(0)),
    'INestApplication.use': mount(args(0), oneOrMore(0)),
    ...each<Effect>([...METHODS, 'ALL'], (method) => [
      `HttpServer.${method.toLowerCase()}`,
      route(method === 'ALL' ? 'ANY' : method, oneOrMore(0), arg(-1)),
    ]),
    'RouterModule.register': [modules(arg(0, 'module')), modules(arg(0))],
    'INestApplication.useGlobalGuards': guard({ by: args(0), on: 'program' }),
    'INestApplication.listen': listen(first(arg(0, 'port'), arg(0))),
    'INestApplication.connectMicroservice': microserviceTransport(0),
    'NestFactory.createMicroservice': microserviceTransport(1),
  },
  guardTokens: ['APP_GUARD'],
  decorators: {
    class: {
      ...GUARDING,
      Controller: [prefix(first(oneOrMore(0, 'path'), arg(0), text(''))), { does: 'version', version: oneOrMore(0, 'version') }],
      Module: { does: 'mount', router: arg(0, 'controllers') },
    },
    method: {
      ...GUARDING,
      Version: { does: 'version', version: oneOrMore(0) },
      ...each<Effect>(VERBS, (verb) => [verb, route(verb === 'All' ? 'ANY' : verb.toUpperCase(), path, decoratedName)]),
      ...each<Effect>(TYPED, (name) => [name, route(name.replace(/.*\./, '').toUpperCase(), path, decoratedName)]),
      RequestMapping: route(first(arg(0, 'method'), text('GET')), first(oneOrMore(0, 'path'), text('')), decoratedName),
      Sse: route('GET', path, decoratedName),
    },
    inject: { Inject: arg(0) },
    // https://docs.nestjs.com/custom-decorators#decorator-composition
    composed: { applyDecorators: true },
  },
});
