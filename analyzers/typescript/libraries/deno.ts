import {
  arg,
  args,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  itself,
  join,
  type Library,
  listen,
  made,
  mount,
  receiver,
  route,
  type Selector,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { answered } from './support/answered.ts';
import { address, oneOrMore, optionsAt, VERBS } from './support/selectors.ts';

/** The port that the runtime takes when none is said. */
const USUAL_PORT = text('8000');

/** What Deno has without import: https://docs.deno.com/api/deno/ */
export const deno = defineLibrary({
  name: 'deno',
  imports: [],
  docs: 'https://docs.deno.com/api/deno/~/Deno.serve',
  globals: ['Deno'],
  creates: { 'Deno.env.toObject': 'Environment' },
  values: {
    'Deno.env.get': settingValue(arg(0)),
    'Deno.env.has': settingValue(arg(0)),
    'Environment.*': { value: 'setting-by-name' },
    'Deno.cwd': { value: 'program-folder' },
  },
  calls: {
    'Deno.serve': [answered(arg(0)), answered(arg(1)), answered(arg(0, 'handler')), listen(first(arg(0, 'port'), USUAL_PORT))],
    'Deno.listen': listen(arg(0, 'port')),
    'Deno.listenTls': listen(arg(0, 'port')),
    'Deno.openKv': connection({ nodeKind: 'database', technology: 'deno-kv', protocol: 'http', target: arg(0) }),
  },
});

const METHODS = [...VERBS, 'all'];
const prefix = made('Router', arg(0, 'prefix'));
const below = first(join(prefix, oneOrMore(0)), oneOrMore(0));

/** Applications and routers with a prefix, used by others below a path. */
export const oak = defineLibrary({
  name: 'oak',
  imports: ['@oak/oak', '@oak/oak/*', 'deno.land/x/oak'],
  docs: 'https://oakserver.org/',
  values: each<ValueRule>(
    [...METHODS, 'add', 'use', 'routes', 'redirect'].map((name) => `Router.${name}`).concat('Application.use'),
    (symbol) => [symbol, itself],
  ),
  calls: {
    ...each<Effect>(METHODS, (verb) => [`Router.${verb}`, route(verb === 'all' ? 'ANY' : verb.toUpperCase(), below, arg(-1))]),
    'Router.add': route(oneOrMore(0), first(join(prefix, oneOrMore(1)), oneOrMore(1)), arg(-1)),
    'Router.prefix': { does: 'mount', router: receiver, path: arg(0), isOwnPath: true },
    'Router.use': [mount(args(0), first(below, prefix)), guard({ by: args(0), path: first(below, prefix), on: 'router' })],
    'Application.use': [mount(args(0)), guard({ by: args(0), on: 'router' })],
    'Application.listen': listen(first(arg(0, 'port'), arg(0))),
  },
});

/** `route([{ pattern: new URLPattern({ pathname }), method, handler }], otherwise)`. */
export const denoHttp = defineLibrary({
  name: 'deno-std-http',
  imports: ['@std/http', '@std/http/*'],
  docs: 'https://jsr.io/@std/http',
  calls: {
    route: {
      does: 'route',
      each: arg(0, '[]'),
      method: first(arg(0, 'method', '[]'), arg(0, 'method'), text('GET')),
      path: arg(0, 'pattern', 'pathname'),
      handler: arg(0, 'handler'),
    },
    serve: [answered(arg(0)), listen(first(arg(1, 'port'), USUAL_PORT))],
  },
});

function postgres(target: Selector): Effect {
  return connection({ nodeKind: 'database', technology: 'postgresql', protocol: 'sql', target, name: arg(0, 'database') });
}

const sql = first(address(optionsAt(0), 'hostname'), arg(0));

/** Drivers of databases that Deno has of its own. */
export const denoStores: readonly Library[] = [
  defineLibrary({
    name: 'deno-postgres',
    imports: ['@db/postgres', 'deno.land/x/postgres'],
    docs: 'https://deno-postgres.com/',
    calls: { Client: postgres(sql), Pool: postgres(sql) },
  }),
  defineLibrary({
    name: 'deno-mysql',
    imports: ['deno.land/x/mysql'],
    docs: 'https://deno.land/x/mysql',
    creates: { 'Client.connect': 'Client' },
    calls: {
      'Client.connect': connection({
        nodeKind: 'database',
        technology: 'mysql',
        protocol: 'sql',
        target: address(optionsAt(0), 'hostname'),
        name: arg(0, 'db'),
      }),
    },
  }),
  defineLibrary({
    name: 'deno-mongo',
    imports: ['@db/mongo', 'deno.land/x/mongo'],
    docs: 'https://deno.land/x/mongo',
    calls: {
      'MongoClient.connect': connection({
        nodeKind: 'database',
        technology: 'mongodb',
        protocol: 'mongodb',
        target: first(address(optionsAt(0, 'servers', '[]')), arg(0)),
        name: arg(0, 'db'),
      }),
    },
  }),
];
