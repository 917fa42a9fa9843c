import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  type Library,
  made,
  path,
  route,
  type Selector,
  settingValue,
  text,
} from '../../../src/code/library.ts';
import { DRIVERS } from './sql.ts';
import { address, oneOrMore, optionsAt, VERBS } from './support/selectors.ts';

/** What a resource serves, below its own path: https://docs.adonisjs.com/guides/basics/routing#resources */
const RESOURCE: readonly (readonly [action: string, method: string, below: string])[] = [
  ['index', 'GET', ''],
  ['create', 'GET', 'create'],
  ['store', 'POST', ''],
  ['show', 'GET', ':id'],
  ['edit', 'GET', ':id/edit'],
  ['update', 'PUT', ':id'],
  ['update', 'PATCH', ':id'],
  ['destroy', 'DELETE', ':id'],
];
const PAGES = new Set(['create', 'edit']);

/** `posts.comments` is below `posts/:id`. */
const nested = (name: Selector): Selector => ({ from: 'replaced', of: name, part: '.', by: '/:id/' });

/** Slashes in front may be left out. */
const rooted = (of: Selector): Selector => path(text('/'), of);

type Condition = (action: string) => Pick<Extract<Effect, { does: 'route' }>, 'where' | 'unless'>;

function resource(name: Selector, withPages: boolean, condition: Condition = () => ({})): readonly Effect[] {
  return RESOURCE.filter(([action]) => withPages || !PAGES.has(action)).map(
    ([action, method, below]): Effect => ({
      does: 'route',
      method,
      path: path(text('/'), nested(name), text(below)),
      ...condition(action),
    }),
  );
}

const stated = first(made('Resource', arg(0)), made('ShallowResource', arg(0)));
const listed = oneOrMore(0);
const CHOOSING: Readonly<Record<string, Condition>> = {
  only: (action) => ({ where: [listed, action] }),
  except: (action) => ({ unless: [listed, action] }),
};
const FLUENT = ['use', 'middleware', 'as', 'where', 'params', 'namespace', 'domain'];
const MADE = ['Resource', 'ApiResource', 'ChosenResource', 'Group', 'Route'];

const members: Library['calls'] = {
  ...each<Effect>(VERBS, (verb) => [verb, route(verb.toUpperCase(), rooted(oneOrMore(0)), arg(1))]),
  any: route('ANY', rooted(oneOrMore(0)), arg(1)),
  route: route(oneOrMore(1), rooted(oneOrMore(0)), arg(2)),
  ...each<Effect>(['render', 'renderInertia', 'redirect', 'redirectToPath'], (name) => [
    `BriskRoute.${name}`,
    route('GET', rooted(made('BriskRoute', arg(0)))),
  ]),
  // A group is known by its function: what is registered in that is served below the path.
  'Group.prefix': { does: 'mount', each: arg(0), router: made('Group', arg(0)), path: rooted(arg(0)), isAside: true },
  resource: resource(arg(0), true),
  shallowResource: resource(arg(0), true),
  'Resource.apiOnly': resource(stated, false),
  ...Object.fromEntries(
    Object.entries(CHOOSING).flatMap(([name, condition]) => [
      [`Resource.${name}`, resource(stated, true, condition)],
      [`ApiResource.${name}`, resource(stated, false, condition)],
    ]),
  ),
};

/** The router of versions 5 and 6: groups are functions that register on the one router there is. */
const adonis = defineLibrary({
  name: 'adonis',
  imports: ['@adonisjs/core/services/router', '@ioc:Adonis/Core/Route'],
  docs: 'https://docs.adonisjs.com/guides/basics/routing',
  creates: {
    group: 'Group',
    resource: 'Resource',
    shallowResource: 'Resource',
    on: 'BriskRoute',
    'Resource.apiOnly': 'ApiResource',
    'Resource.only': 'ChosenResource',
    'Resource.except': 'ChosenResource',
    'ApiResource.only': 'ChosenResource',
    'ApiResource.except': 'ChosenResource',
    ...each([...VERBS, 'any', 'route'], (name) => [name, 'Route']),
  },
  values: {
    ...Object.fromEntries(MADE.flatMap((type) => FLUENT.map((name) => [`${type}.${name}`, itself]))),
    'Group.prefix': itself,
    'Route.prefix': itself,
  },
  calls: members,
});

/** Settings, checked while starting: `Env.create(root, schema)` in version 6, a global one before. */
const adonisEnv = defineLibrary({
  name: 'adonis-env',
  imports: ['@adonisjs/core/env', '@ioc:Adonis/Core/Env'],
  docs: 'https://docs.adonisjs.com/guides/getting-started/environment-variables',
  creates: { 'Env.create': 'Environment' },
  values: { 'Environment.get': settingValue(arg(0), arg(1)), get: settingValue(arg(0), arg(1)) },
});

const one = optionsAt(0, 'connections', '[]');
const opened = optionsAt(0, 'connections', '[]', 'connection');
const database = connection({
  nodeKind: 'database',
  technology: 'sql',
  driver: one('client'),
  drivers: DRIVERS,
  protocol: 'sql',
  target: first(address(opened), opened('connectionString'), one('connection')),
  name: opened('database'),
});
const cache = connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: address(one) });

/** What the files of the `config` folder connect to. */
const adonisConfig: readonly Library[] = [
  defineLibrary({
    name: 'adonis-lucid',
    imports: ['@adonisjs/lucid'],
    docs: 'https://lucid.adonisjs.com/docs/installation#configuration',
    calls: { defineConfig: database },
  }),
  defineLibrary({
    name: 'adonis-redis',
    imports: ['@adonisjs/redis'],
    docs: 'https://docs.adonisjs.com/guides/database/redis#configuration',
    calls: { defineConfig: cache },
  }),
  defineLibrary({
    name: 'adonis-mail',
    imports: ['@adonisjs/mail'],
    docs: 'https://docs.adonisjs.com/guides/digging-deeper/mail#configuration',
    calls: {
      'transports.smtp': connection({
        nodeKind: 'external',
        technology: 'smtp',
        protocol: 'smtp',
        target: address(optionsAt(0)),
      }),
    },
  }),
  defineLibrary({
    name: 'adonis-drive',
    imports: ['@adonisjs/drive'],
    docs: 'https://docs.adonisjs.com/guides/digging-deeper/drive#configuration',
    calls: {
      'services.s3': connection({
        nodeKind: 'storage',
        technology: 's3',
        protocol: 's3',
        target: first(arg(0, 'endpoint'), text('s3.amazonaws.com')),
        name: arg(0, 'bucket'),
      }),
    },
  }),
  defineLibrary({
    name: 'adonis-files',
    imports: ['configuration-file:adonis-*'],
    docs: 'https://v5-docs.adonisjs.com/guides/database/introduction',
    calls: { 'adonis-database': database, 'adonis-redis': cache },
  }),
];

export const adonisLibraries: readonly Library[] = [adonis, adonisEnv, ...adonisConfig];
