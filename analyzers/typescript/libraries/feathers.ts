import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  type Library,
  listen,
  mount,
  path,
  receiver,
  route,
  type Selector,
  text,
} from '../../../src/code/library.ts';

/** What methods of a service answer: https://feathersjs.com/api/services#service-methods */
const METHODS: readonly (readonly [name: string, method: string, below: string])[] = [
  ['find', 'GET', ''],
  ['get', 'GET', ':id'],
  ['create', 'POST', ''],
  ['update', 'PUT', ':id'],
  ['patch', 'PATCH', ':id'],
  ['remove', 'DELETE', ':id'],
];
const ALL = METHODS.map(([name]) => name);
const SAME_NAMES = Object.fromEntries(ALL.map((name) => [name, name]));

/** Adapters bring all of them along. */
const ADAPTERS = ['KnexService', 'MongoDBService', 'MemoryService', 'AdapterBase', 'Service', 'default'];

const offered: Selector = first(
  arg(2, 'methods', '[]'),
  {
    from: 'class-methods',
    of: arg(1),
    named: SAME_NAMES,
    inherited: Object.fromEntries(ADAPTERS.map((adapter) => [adapter, ALL])),
  },
  { from: 'function-names', of: arg(1) },
);

const served: readonly Effect[] = METHODS.map(([name, method, below]) => ({
  does: 'route',
  method,
  path: path(text('/'), arg(0), text(below)),
  where: [offered, name],
}));

const section: Selector = { from: 'nested', type: 'Section', selector: arg(0), separator: '.' };

/** Applications over their transports, services as classes, objects or adapters, `configure` across files. */
const feathersServer = defineLibrary({
  name: 'feathers',
  imports: ['@feathersjs/feathers', '@feathersjs/koa', '@feathersjs/express'],
  docs: 'https://feathersjs.com/api/application',
  creates: { default: 'Application', feathers: 'Application', koa: 'Application', express: 'Application' },
  callbacks: { 'Application.configure': { 0: [receiver] } },
  values: {
    'Application.use': itself,
    'Application.configure': itself,
    'Application.hooks': itself,
    'Application.set': itself,
    // https://feathersjs.com/api/configuration
    'Application.get': { value: 'setting', key: arg(0), type: 'Section' },
    'Section.*': { value: 'setting-by-name', below: section, type: 'Section' },
  },
  calls: {
    // Applications of Express keep its routes; `get` with a name alone asks for a setting.
    ...each<Effect>(['post', 'put', 'patch', 'delete'], (verb) => [
      `Application.${verb}`,
      route(verb.toUpperCase(), arg(0), arg(-1)),
    ]),
    ...each<Effect>(['2', '3', '4'], (count) => [`Application.get/${count}`, route('GET', arg(0), arg(-1))]),
    'Application.use/1': mount(arg(0)),
    'Application.use': [...served, mount(arg(-1), arg(0))],
    'Application.listen': listen(arg(0)),
  },
});

/** Classes of services that talk to a database are no more than what they inherit. */
const adapters = defineLibrary({
  name: 'feathers-adapters',
  imports: [
    '@feathersjs/knex',
    '@feathersjs/mongodb',
    '@feathersjs/memory',
    '@feathersjs/adapter-commons',
    'feathers-knex',
    'feathers-mongodb',
    'feathers-mongoose',
    'feathers-sequelize',
    'feathers-memory',
    'feathers-objection',
  ],
  docs: 'https://feathersjs.com/api/databases/adapters',
});

const clients = defineLibrary({
  name: 'feathers-client',
  imports: ['@feathersjs/rest-client', '@feathersjs/client/rest'],
  docs: 'https://feathersjs.com/api/client/rest',
  calls: { default: call({ protocol: 'http', target: arg(0) }) },
});

export const feathersLibraries: readonly Library[] = [feathersServer, adapters, clients];
