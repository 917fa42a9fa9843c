import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  made,
  route,
  type Selector,
  type ValueRule,
} from '../../../src/code/library.ts';
import { tables } from './bun.ts';
import { answered } from './support/answered.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

/** A worker's variables and bindings come as its handlers' second argument. */
const HANDED = [null, 'Env'] as const;
const env = { 'Env.*': { value: 'setting-by-name' } } as const satisfies Readonly<Record<string, ValueRule>>;

/** What a file exports for its runtime to call. */
export const fetchServer = defineLibrary({
  name: 'fetch-server',
  imports: ['configuration-file:fetch-server'],
  docs: 'https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/',
  callbackPaths: { 'fetch-server': ['fetch', 'queue', 'scheduled', 'email', 'tail'] },
  callbacks: { 'fetch-server': { 0: HANDED } },
  values: env,
  calls: { 'fetch-server': [answered(arg(0, 'fetch')), ...tables, listen(arg(0, 'port'))] },
});

/** Classes of workers and the environment as an import. */
export const cloudflareWorkers = defineLibrary({
  name: 'cloudflare-workers',
  imports: ['cloudflare:workers'],
  docs: 'https://developers.cloudflare.com/workers/runtime-apis/bindings/',
  values: {
    'env.*': { value: 'setting-by-name' },
    'WorkerEntrypoint.env.*': { value: 'setting-by-name' },
    'DurableObject.env.*': { value: 'setting-by-name' },
    'WorkflowEntrypoint.env.*': { value: 'setting-by-name' },
  },
});

const METHODS = [...VERBS, 'all'];
const ROUTERS = ['Router', 'AutoRouter', 'IttyRouter'];
const path: Selector = first(join(made('Router', arg(0, 'base')), oneOrMore(0)), oneOrMore(0));
const handler: Selector = { from: 'callable', of: arg(-1) };

/** Routers whose `base` stands before all of their paths; one that another hands on to says its whole base itself. */
export const ittyRouter = defineLibrary({
  name: 'itty-router',
  imports: ['itty-router', 'itty-router/*'],
  docs: 'https://itty.dev/itty-router/routers/router',
  creates: each(ROUTERS, (name) => [name, 'Router']),
  types: { RouterType: 'Router', IttyRouterType: 'Router' },
  values: {
    ...each<ValueRule>(METHODS, (name) => [`Router.${name}`, { value: 'select', selector: { from: 'receiver' } }]),
    ...env,
  },
  callbacks: each(METHODS, (name) => [`Router.${name}`, { 1: HANDED, 2: HANDED, 3: HANDED }]),
  calls: each<Effect>(METHODS, (verb) => [`Router.${verb}`, route(verb === 'all' ? 'ANY' : verb.toUpperCase(), path, handler)]),
});
