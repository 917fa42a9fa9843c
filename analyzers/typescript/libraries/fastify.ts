import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  listen,
  mount,
  provide,
  rateLimit,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { awilixContainer } from './containers.ts';
import { decorations, hungOnRequests } from './fastify-decorations.ts';
import { GET_SETTINGS, openedStores, settingsHung } from './fastify-stores.ts';
import { contextAt, operations } from './graphql-servers.ts';
import { memberOfType } from './kept-by-name.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';
import { registeredContext, registeredProcedures } from './trpc.ts';

const METHODS = [...VERBS, 'all'];

/** What runs before the handler, as the options of a route name it. */
function hooksIn(index: number): readonly Effect[] {
  return ['onRequest', 'preValidation', 'preHandler'].map((hook) => guard({ by: arg(index, hook), on: 'route' }));
}

/** https://fastify.dev/docs/latest/Reference/Request/ */
const INSTANCE = memberOfType('FastifyInstance');

const DI_CONTAINER = awilixContainer('DiContainer');

/** A handler stands behind the path and the options of a route. */
const HANDLER = ['FastifyRequest', 'FastifyReply'] as const;

/** Routes, and plugins that are functions of an instance below a prefix. */
export const fastify = defineLibrary({
  name: 'fastify',
  imports: ['fastify', 'configuration-file:fastify-cli'],
  docs: 'https://fastify.dev/docs/latest/Reference/Routes/',
  creates: { default: 'FastifyInstance', fastify: 'FastifyInstance', Fastify: 'FastifyInstance' },
  callbacks: {
    // https://github.com/fastify/fastify-cli#start
    'fastify-cli': { 0: ['FastifyInstance', arg(1)] },
    'FastifyInstance.register': { 0: ['FastifyInstance', arg(1)] },
    'FastifyInstance.decorate': { 1: ['FastifyRequest?', 'FastifyReply?'] },
    'FastifyInstance.addHook': { 1: ['FastifyRequest', 'FastifyReply'] },
    ...each(METHODS, (verb) => [`FastifyInstance.${verb}`, { 1: HANDLER, 2: HANDLER }]),
  },
  // https://fastify.dev/docs/latest/Reference/Routes/#routes-options
  selves: each(METHODS, (verb) => [`FastifyInstance.${verb}`, 'FastifyInstance']),
  guards: { 'FastifyRequest.jwtVerify': { scheme: 'jwt' } },
  types: { FastifyPluginInstance: 'FastifyInstance' },
  values: {
    ...each<ValueRule>([...METHODS, 'route', 'register'], (name) => [
      `FastifyInstance.${name}`,
      { value: 'select', selector: { from: 'receiver' } },
    ]),
    ...decorations,
    ...hungOnRequests.values,
    // https://github.com/fastify/fastify-awilix#getting-started
    'FastifyInstance.diContainer': memberOfType('DiContainer'),
    'FastifyRequest.diScope': memberOfType('DiContainer'),
    ...DI_CONTAINER.values,
    ...each<ValueRule>(['FastifyInstance', 'FastifyRequest'], (has) => [
      `${has}.${GET_SETTINGS}`,
      { value: 'registered', token: text(GET_SETTINGS) },
    ]),
    'FastifyRequest.server': INSTANCE,
    'FastifyReply.server': INSTANCE,
    'FastifyInstance.withTypeProvider': { value: 'select', selector: { from: 'receiver' } },
  },
  calls: {
    ...each<readonly Effect[]>(METHODS, (verb) => [
      `FastifyInstance.${verb}`,
      [route(verb === 'all' ? 'ANY' : verb.toUpperCase(), arg(0), arg(-1)), ...hooksIn(1)],
    ]),
    'FastifyInstance.route': [
      route(oneOrMore(0, 'method'), first(arg(0, 'url'), arg(0, 'path')), arg(0, 'handler')),
      ...hooksIn(0),
    ],
    'FastifyInstance.addHook': ['onRequest', 'preParsing', 'preValidation', 'preHandler'].map((hook) =>
      guard({ by: arg(1), where: [arg(0), hook], on: 'router' }),
    ),
    'FastifyInstance.decorate': provide(arg(0), 'value', arg(1)),
    ...hungOnRequests.calls,
    ...DI_CONTAINER.calls,
    'FastifyInstance.register': [
      mount(arg(0), arg(1, 'prefix')),
      // https://mercurius.dev/#/docs/api/options
      operations(arg(1, 'schema'), arg(1, 'resolvers')),
      contextAt(1),
      // https://github.com/fastify/fastify-http-proxy#options
      call({ protocol: 'http', method: 'ANY', target: arg(1, 'upstream') }),
      rateLimit({ on: 'program', limit: arg(1, 'max'), windowMs: arg(1, 'timeWindow'), where: [arg(0), 'fastify-rate-limit'] }),
      registeredProcedures,
      registeredContext,
      ...openedStores,
      ...settingsHung,
    ],
    'FastifyInstance.listen': listen(first(arg(0, 'port'), arg(0))),
  },
});

/** Wrapping takes the prefix's scope away, not the routes: the plugin is what it was. */
export const fastifyPlugin = defineLibrary({
  name: 'fastify-plugin',
  imports: ['fastify-plugin'],
  docs: 'https://github.com/fastify/fastify-plugin#usage',
  values: { default: { value: 'select', selector: arg(0) } },
});
