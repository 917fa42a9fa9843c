import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  join,
  listen,
  made,
  mount,
  prefix,
  receiver,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

const verbs = VERBS.map((verb) => verb.toLowerCase());

/** A list of names, each with and without the class it is a static member of. */
function statics<T>(owner: string, entries: Record<string, T>): Record<string, T> {
  return { ...entries, ...Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${owner}.${name}`, entry])) };
}

/** Javalin: routes on the application, or by `ApiBuilder` below `path(…)`. */
const javalin = defineLibrary({
  name: 'javalin',
  imports: ['io.javalin', 'io.javalin.apibuilder', 'io.javalin.apibuilder.ApiBuilder'],
  docs: 'https://javalin.io/documentation',
  creates: { 'Javalin.create': 'Javalin', 'Javalin.start': 'Javalin', 'Javalin.*': 'Javalin' },
  values: each<ValueRule>(verbs, (verb) => [`Javalin.${verb}`, { value: 'select', selector: receiver }]),
  calls: {
    ...each<Effect>(verbs, (verb) => [`Javalin.${verb}`, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ...statics(
      'ApiBuilder',
      each<Effect>(verbs, (verb) => [verb, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ),
    'Javalin.start': listen(arg(-1)),
    ...statics('ApiBuilder', { path: mount(arg(1), arg(0)) }),
  },
});

/** Spark's static routes. */
const spark = defineLibrary({
  name: 'spark-java',
  imports: ['spark', 'spark.Spark'],
  docs: 'https://sparkjava.com/documentation#routes',
  calls: {
    ...statics(
      'Spark',
      each<Effect>(verbs, (verb) => [verb, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ),
    ...statics('Spark', { port: listen(arg(0)), path: mount(arg(1), arg(0)) }),
  },
});

/** Vert.x: routers, mounted routers, servers, and the web client. */
const vertx = defineLibrary({
  name: 'vertx-web',
  imports: ['io.vertx.ext.web', 'io.vertx.ext.web.client', 'io.vertx.core.http', 'io.vertx.core', 'io.vertx.core.eventbus'],
  docs: 'https://vertx.io/docs/vertx-web/java/',
  creates: {
    'Router.router': 'Router',
    'Vertx.vertx': 'Vertx',
    'Vertx.eventBus': 'EventBus',
    'Vertx.createHttpServer': 'HttpServer',
    'HttpServer.requestHandler': 'HttpServer',
    'WebClient.create': 'WebClient',
    ...each(verbs, (verb) => [`Router.${verb}`, 'Route'] as const),
    'Router.route': 'Route',
    'Route.*': 'Route',
  },
  calls: {
    ...each<Effect>(verbs, (verb) => [`Router.${verb}`, route(verb.toUpperCase(), arg(0))]),
    'Router.route/2': route(arg(0), arg(1)),
    'Router.mountSubRouter': mount(arg(1), arg(0)),
    'Route.subRouter': mount(arg(0), made('Route', arg(0))),
    'HttpServer.listen': listen(arg(0)),
    ...each<Effect>(verbs, (verb) => [
      `WebClient.${verb}Abs`,
      call({ protocol: 'http', method: verb.toUpperCase(), target: arg(0) }),
    ]),
    ...each<Effect>(verbs, (verb) => [
      `WebClient.${verb}/3`,
      call({ protocol: 'http', method: verb.toUpperCase(), target: join(arg(1), text(':'), arg(0), arg(2)) }),
    ]),
    ...each<Effect>(verbs, (verb) => [
      `WebClient.${verb}/2`,
      call({ protocol: 'http', method: verb.toUpperCase(), target: join(arg(0), arg(1)) }),
    ]),
  },
  values: each<ValueRule>(VERBS, (verb) => [`HttpMethod.${verb}`, { value: 'text', text: verb }]),
});

/** Dropwizard registers JAX-RS resources; what is its own is the path below which it serves them. */
const dropwizard = defineLibrary({
  name: 'dropwizard',
  imports: ['io.dropwizard.jersey.setup', 'io.dropwizard.core.setup', 'io.dropwizard.setup'],
  docs: 'https://www.dropwizard.io/en/stable/manual/core.html',
  calls: { 'JerseyEnvironment.setUrlPattern': prefix(arg(0)) },
});

/** The server that comes with the platform. */
const jdkServer = defineLibrary({
  name: 'jdk-http-server',
  imports: ['com.sun.net.httpserver'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/jdk.httpserver/com/sun/net/httpserver/HttpServer.html',
  creates: { 'HttpServer.create': 'HttpServer' },
  calls: { 'HttpServer.createContext': route('ANY', arg(0), arg(-1)) },
});

export const routeBuilders = [javalin, spark, vertx, dropwizard, jdkServer];
