import {
  arg,
  args,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  made,
  mount,
  route,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

const METHODS = [...VERBS, 'all'];
const ADDING = ['use', 'group', 'guard', 'mount', 'ws', 'route', 'listen'];
const HOOKS = [
  'on',
  'onStart',
  'onRequest',
  'onParse',
  'onTransform',
  'onBeforeHandle',
  'onAfterHandle',
  'onAfterResponse',
  'onError',
  'onStop',
  'mapResponse',
  'state',
  'decorate',
  'derive',
  'resolve',
  'model',
  'macro',
  'error',
  'as',
  'trace',
];

/** What the instance was made with stands before all of its paths. */
const prefix = made('Elysia', arg(0, 'prefix'));
const at = (of: Selector): Selector => first(join(prefix, of), of);

/** Routes, groups and guards with functions of an instance, plugins that are instances or functions of one. */
export const elysia = defineLibrary({
  name: 'elysia',
  imports: ['elysia'],
  docs: 'https://elysiajs.com/essential/route',
  creates: { default: 'Elysia' },
  types: { default: 'Elysia' },
  values: each<ValueRule>([...METHODS, ...ADDING, ...HOOKS], (name) => [
    `Elysia.${name}`,
    { value: 'select', selector: { from: 'receiver' } },
  ]),
  callbacks: {
    'Elysia.use': { 0: ['Elysia'] },
    'Elysia.group': { 1: ['Elysia'], 2: ['Elysia'] },
    'Elysia.guard': { 0: ['Elysia'], 1: ['Elysia'] },
  },
  calls: {
    ...each<Effect>(METHODS, (verb) => [
      `Elysia.${verb}`,
      route(verb === 'all' ? 'ANY' : verb.toUpperCase(), at(oneOrMore(0)), arg(1)),
    ]),
    'Elysia.route': route(oneOrMore(0), at(oneOrMore(1)), arg(2)),
    'Elysia.ws': route('GET', at(arg(0)), arg(1)),
    'Elysia.group/2': mount(arg(1), at(arg(0))),
    'Elysia.group/3': mount(arg(2), at(arg(0))),
    'Elysia.guard/1': mount(arg(0), first(prefix, text(''))),
    'Elysia.guard/2': mount(arg(1), first(prefix, text(''))),
    'Elysia.use': mount(args(0), first(prefix, text(''))),
    'Elysia.mount/2': mount(arg(1), at(arg(0))),
    'Elysia.listen': listen(first(arg(0, 'port'), arg(0))),
  },
});
