import {
  arg,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  listen,
  mount,
  route,
  type Selector,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { CONFIGURATION, ROOT_PATH } from '../dropwizard.ts';
import { VERBS } from './support/selectors.ts';

const verbs = VERBS.map((verb) => verb.toLowerCase());

/** A list of names, each with and without the class it is a static member of. */
function statics<T>(owner: string, entries: Record<string, T>): Record<string, T> {
  return { ...entries, ...Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${owner}.${name}`, entry])) };
}

/** The methods of a handler for one kind of things: https://javalin.io/documentation#crudhandler */
const crud: readonly Effect[] = [
  route('GET', collection(), arg(-1)),
  route('POST', collection(), arg(-1)),
  route('GET', arg(0), arg(-1)),
  route('PATCH', arg(0), arg(-1)),
  route('DELETE', arg(0), arg(-1)),
];

/** All of a path but the parameter at its end. */
function collection(): Selector {
  return { from: 'path-head', of: arg(0) };
}

/** Javalin: routes on the application, or by `ApiBuilder` below `path(…)`. */
const javalin = defineLibrary({
  name: 'javalin',
  imports: ['io.javalin', 'io.javalin.apibuilder', 'io.javalin.apibuilder.ApiBuilder'],
  docs: 'https://javalin.io/documentation',
  creates: { 'Javalin.create': 'Javalin', 'Javalin.start': 'Javalin', 'Javalin.*': 'Javalin' },
  values: each<ValueRule>(verbs, (verb) => [`Javalin.${verb}`, itself]),
  calls: {
    ...each<Effect>(verbs, (verb) => [`Javalin.${verb}`, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ...statics(
      'ApiBuilder',
      each<Effect>(verbs, (verb) => [verb, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ),
    ...statics(
      'ApiBuilder',
      each<Effect>(
        verbs.map((verb) => `${verb}/1`),
        (verb) => [verb, route(verb.replace('/1', '').toUpperCase(), text(''), arg(0))],
      ),
    ),
    ...statics<Effect | readonly Effect[]>('ApiBuilder', { crud, path: mount(arg(1), arg(0)) }),
    'Javalin.crud': crud,
    'Javalin.start': listen(arg(-1)),
    // https://javalin.io/documentation#routerconfig
    'Javalin.create': mount(arg(0), first(arg(0, '{}', 'router', 'contextPath'), arg(0, '{}', 'contextPath'))),
  },
});

/** Spark's static routes, and those of a server of one's own. */
const spark = defineLibrary({
  name: 'spark-java',
  imports: ['spark', 'spark.Spark', 'spark.Service'],
  docs: 'https://sparkjava.com/documentation#routes',
  creates: { 'Service.ignite': 'Service', ignite: 'Service' },
  values: each<ValueRule>(['port', 'ipAddress', 'threadPool', 'secure'], (name) => [`Service.${name}`, itself]),
  calls: {
    ...each<Effect>(verbs, (verb) => [`Service.${verb}`, route(verb.toUpperCase(), arg(0), arg(-1))]),
    'Service.path': mount(arg(1), arg(0)),
    'Service.port': listen(arg(0)),
    ...statics(
      'Spark',
      each<Effect>(verbs, (verb) => [verb, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ),
    ...statics('Spark', { port: listen(arg(0)), path: mount(arg(1), arg(0)) }),
  },
});

/** Dropwizard registers JAX-RS resources; what is its own is the path below which it serves them. */
const dropwizard = defineLibrary({
  name: 'dropwizard',
  imports: ['io.dropwizard.jersey.setup', 'io.dropwizard.core.setup', 'io.dropwizard.setup'],
  docs: 'https://www.dropwizard.io/en/stable/manual/core.html',
  globals: [CONFIGURATION],
  decorators: { fields: { [CONFIGURATION]: settingValue(decoratedName) } },
  creates: { 'Environment.jersey': 'JerseyEnvironment' },
  calls: {
    'JerseyEnvironment.setUrlPattern': {
      does: 'setting',
      key: text(ROOT_PATH),
      value: { from: 'replaced', of: arg(0), part: '/*', by: '' },
    },
  },
});

/** The server that comes with the platform. */
const jdkServer = defineLibrary({
  name: 'jdk-http-server',
  imports: ['com.sun.net.httpserver'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/jdk.httpserver/com/sun/net/httpserver/HttpServer.html',
  creates: { 'HttpServer.create': 'HttpServer' },
  calls: { 'HttpServer.createContext': route('ANY', arg(0), arg(-1)) },
});

export const routeBuilders = [javalin, spark, dropwizard, jdkServer];
