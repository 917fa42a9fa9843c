import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  madeOf,
  path,
  publish,
  result,
  type Selector,
  setting,
  subscribe,
  text,
  word,
} from '../../../src/code/library.ts';
import { sequelizeOpen } from './sql.ts';
import { VERBS } from './support/selectors.ts';

const ACTION = { protocol: 'other', channelKind: 'rpc' } as const;
const EVENT = { protocol: 'other', channelKind: 'event' } as const;

function ofSchema(...path: readonly string[]): Selector {
  return madeOf(result, 'Service', arg(0, ...path));
}

const version = join(text('v'), ofSchema('version'));
const fullName = first(join(version, text('.'), ofSchema('name')), ofSchema('name'));

const actionName = join(fullName, text('.'), first(arg(1, 'name'), arg(0)));

const MIXED = first(arg(0, 'mixins', '[]', 'mixins', '[]'), arg(0, 'mixins', '[]'));
const STORE = 'moleculer-db';

/** https://moleculer.services/docs/0.14/moleculer-db#Actions */
const STORED_ACTIONS = ['find', 'count', 'list', 'create', 'insert', 'get', 'resolve', 'update', 'remove'];

/** A service answers each of its actions by `service.action` and takes each of its events. */
const SERVED: readonly Effect[] = [
  subscribe({
    ...ACTION,
    each: arg(0, 'actions', '[,]'),
    channel: actionName,
    where: [{ from: 'mapped', of: arg(1), texts: { false: '', '*': 'there' } }, 'there'],
  }),
  subscribe({ ...EVENT, each: arg(0, 'events', '[,]'), channel: first(arg(1, 'name'), arg(0)), group: ofSchema('name') }),
  ...STORED_ACTIONS.map((action) =>
    subscribe({ ...ACTION, channel: join(fullName, text(`.${action}`)), isAsked: true, where: [MIXED, STORE] }),
  ),
];

const METHODS = { ...Object.fromEntries(VERBS.map((verb) => [verb.toUpperCase(), verb.toUpperCase()])), '*': 'ANY' };

/** The method of `GET orders/:id`; a path alone answers every method. */
function methodIn(alias: Selector): Selector {
  return { from: 'mapped', of: word(alias, 0), texts: METHODS };
}

const rest = first(arg(1, 'rest', '[]'), arg(1, 'rest'));
const base = first(
  ofSchema('settings', 'rest', '[]'),
  ofSchema('settings', 'rest'),
  path(version, ofSchema('name')),
  ofSchema('name'),
);

/** How an action says that it is a route: by a path, by its own name or, with nothing there, not at all; and who may call it. */
const offered: Selector = join(
  { from: 'mapped', of: first(arg(1, 'rest', 'path'), rest), texts: { true: 'by name', false: '', '?': '', '*': 'by path' } },
  text(', '),
  first(arg(1, 'visibility'), text('published')),
);

/** https://moleculer.services/docs/0.14/moleculer-web#Auto-alias */
const OFFERED: readonly Effect[] = [
  {
    does: 'offer',
    each: arg(0, 'actions', '[,]'),
    method: first(arg(1, 'rest', 'method'), methodIn(rest)),
    path: path(base, first(arg(1, 'rest', 'path'), word(rest, -1))),
    name: actionName,
    where: [offered, 'by path, published'],
  },
  {
    does: 'offer',
    each: arg(0, 'actions', '[,]'),
    method: text('ANY'),
    path: path(base, arg(0)),
    name: actionName,
    where: [offered, 'by name, published'],
  },
];

/**
 * Routes that the mixin of moleculer-db brings along; what a service says of an action itself goes before.
 * https://github.com/moleculerjs/moleculer-db/tree/master/packages/moleculer-db#actions
 */
const STORED: readonly Effect[] = [
  ['GET', '/', 'list'],
  ['POST', '/', 'create'],
  ['GET', '/:id', 'get'],
  ['PUT', '/:id', 'update'],
  ['DELETE', '/:id', 'remove'],
].map(([method = '', below = '', action = '']) => ({
  does: 'offer',
  method: text(method),
  path: path(base, text(below)),
  name: join(fullName, text(`.${action}`)),
  where: [MIXED, STORE],
  unless: [saidOf(action), 'said'],
}));

/** Whether a service has something to say of an action's route, or takes the action away. */
function saidOf(action: string): Selector {
  const [rests, off] = [
    ['actions', action, 'rest'],
    ['actions', action],
  ];
  return first(
    { from: 'mapped', of: first(arg(0, ...rests, 'path'), arg(0, ...rests, '[]'), arg(0, ...rests)), texts: { '*': 'said' } },
    { from: 'mapped', of: arg(0, ...off), texts: { false: 'said' } },
  );
}

const ROUTES = { each: arg(0, 'settings', 'routes', '[]'), inside: arg(0, 'aliases', '[,]') } as const;
/** Of an alias: its text, what it leads to, and the route around it. */
const [alias, target, around] = [arg(0), first(arg(1, 'action'), arg(1, '[]'), arg(1)), arg(2, 'path')];
const root = first(ofSchema('settings', 'path'), text('/'));
const isOfResource: Selector = { from: 'mapped', of: word(alias, 0), texts: { REST: 'yes', '*': 'no' } };

function aliased(below: Selector): Selector {
  return path(root, first(around, text('/')), below);
}

function ofResource(method: string, below: string, action: string): readonly Effect[] {
  const where = [isOfResource, 'yes'] as const;
  return [
    { does: 'route', method, path: aliased(join(word(alias, -1), text(below))), ...ROUTES, where },
    publish({ ...ACTION, ...ROUTES, channel: join(target, text(action)), where }),
  ];
}

/** The gateway that other services mix in. https://moleculer.services/docs/0.14/moleculer-web#Aliases */
const GATEWAY: readonly Effect[] = [
  { does: 'route', method: methodIn(alias), path: aliased(word(alias, -1)), ...ROUTES, where: [isOfResource, 'no'] },
  publish({ ...ACTION, ...ROUTES, channel: target, where: [isOfResource, 'no'] }),
  ...ofResource('GET', '', '.list'),
  ...ofResource('GET', '/:id', '.get'),
  ...ofResource('POST', '', '.create'),
  ...ofResource('PUT', '/:id', '.update'),
  ...ofResource('DELETE', '/:id', '.remove'),
  {
    does: 'serve-offers',
    each: arg(0, 'settings', 'routes', '[]'),
    path: path(root, first(arg(0, 'path'), text('/'))),
    among: first(arg(0, 'whitelist', '[]'), arg(0, 'whitelist')),
    where: [arg(0, 'autoAliases'), 'true'],
  },
  {
    ...listen(first(arg(0, 'settings', 'port'), text('3000'))),
    where: [arg(0, 'mixins', '[]'), 'moleculer-web'],
  } as Effect,
];

const SCHEMA = [...SERVED, ...OFFERED, ...STORED, ...GATEWAY];

/** `NATS`, `nats://…` and `{ type: 'NATS', options }` say the same. https://moleculer.services/docs/0.14/networking#Transporters */
const PROTOCOLS = {
  '*nats*': 'nats',
  '*stan*': 'nats',
  '*redis*': 'redis',
  '*mqtt*': 'mqtt',
  '*amqp*': 'amqp',
  '*kafka*': 'kafka',
};
const transporter = arg(0, 'transporter');
const options = (name: string): Selector => arg(0, 'transporter', 'options', name);
const parted = first(
  arg(0, 'transporter', 'host'),
  options('url'),
  options('servers'),
  join(options('host'), text(':'), options('port')),
  options('host'),
);
const address = first(parted, transporter);
const spoken: Selector = { from: 'mapped', of: first(arg(0, 'transporter', 'type'), transporter), texts: PROTOCOLS };

const CACHED: readonly Effect[] = [
  connection({
    nodeKind: 'cache',
    technology: 'redis',
    protocol: 'redis',
    target: first(
      join(arg(0, 'cacher', 'options', 'redis', 'host'), text(':'), arg(0, 'cacher', 'options', 'redis', 'port')),
      arg(0, 'cacher', 'options', 'redis', 'host'),
      arg(0, 'cacher', 'options', 'redis'),
      arg(0, 'cacher'),
    ),
    where: [{ from: 'mapped', of: first(arg(0, 'cacher', 'type'), arg(0, 'cacher')), texts: { '*redis*': 'redis' } }, 'redis'],
  }),
];

const CONFIGURED: readonly Effect[] = [{ does: 'transport', protocol: spoken, connection: address }, ...CACHED];

/** Variables go before what the runner's file says. https://moleculer.services/docs/0.14/runner#Configuration-loading-logic */
const RUN: readonly Effect[] = [
  { does: 'transport', protocol: spoken, connection: first(parted, setting('TRANSPORTER', transporter)) },
  ...CACHED,
];

const FUNCTIONS = ['actions.[]', 'actions.[].handler', 'events.[]', 'events.[].handler'];
const asked = publish({ ...ACTION, channel: arg(0) });
const told = publish({ ...EVENT, channel: arg(0) });

/** A broker, also as services and contexts have it, and a context itself. */
const SENDERS = ['ServiceBroker', 'Service.broker', 'Context.broker', 'Context'];

/** Services are objects with actions and events; the runner takes them from files, where the front end makes a call of them. */
export const moleculer = defineLibrary({
  name: 'moleculer',
  imports: ['moleculer', 'configuration-file:moleculer', 'configuration-file:moleculer-broker'],
  docs: 'https://moleculer.services/docs/0.14/services',
  creates: {
    'ServiceBroker.createService': 'Service',
    moleculer: 'Service',
    'Service.parseServiceSchema': 'Service',
  },
  selves: { moleculer: 'Service', 'ServiceBroker.createService': 'Service', 'Service.parseServiceSchema': 'Service' },
  callbacks: { 'ServiceBroker.createService': { 0: ['Context'] }, moleculer: { 0: ['Context'] } },
  callbackPaths: { 'ServiceBroker.createService': FUNCTIONS, moleculer: FUNCTIONS },
  calls: {
    moleculer: SCHEMA,
    'moleculer-broker': RUN,
    ServiceBroker: CONFIGURED,
    'ServiceBroker.createService': SCHEMA,
    'Service.parseServiceSchema': SCHEMA,
    ...each(SENDERS, (sender) => [`${sender}.call`, asked]),
    ...each(SENDERS, (sender) => [`${sender}.emit`, told]),
    ...each(SENDERS, (sender) => [`${sender}.broadcast`, told]),
  },
});

/** What a service keeps its data with; the broker connects it when the service starts. */
const MONGODB = connection({
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  target: first(arg(0, 'uri'), arg(0)),
});

/** https://moleculer.services/docs/0.14/moleculer-db#Adapters */
export const moleculerAdapters = [
  defineLibrary({
    name: 'moleculer-db-adapter-mongodb',
    imports: ['moleculer-db-adapter-mongo', 'moleculer-db-adapter-mongoose'],
    docs: 'https://github.com/moleculerjs/moleculer-db/tree/master/packages/moleculer-db-adapter-mongo#readme',
    calls: { default: MONGODB },
  }),
  defineLibrary({
    name: 'moleculer-db-adapter-sequelize',
    imports: ['moleculer-db-adapter-sequelize'],
    docs: 'https://github.com/moleculerjs/moleculer-db/tree/master/packages/moleculer-db-adapter-sequelize#readme',
    calls: { default: sequelizeOpen },
  }),
];

/** Known for being mixed in. */
export const moleculerMixins = ['moleculer-web', 'moleculer-db'].map((name) =>
  defineLibrary({ name, imports: [name], docs: 'https://moleculer.services/docs/0.14/modules' }),
);
