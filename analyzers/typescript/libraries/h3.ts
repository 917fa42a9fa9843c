import {
  arg,
  args,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  type Library,
  listen,
  maker,
  mount,
  route,
  type Selector,
  type ValueRule,
} from '../../../src/code/library.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

const ROUTERS = ['Router', 'App'];
const METHODS = [...VERBS, 'all'];

/** `useBase('/lines', router.handler)` takes the base off what it hands on. */
const based: Effect = mount(maker(arg(1), arg(1), 'Based'), maker(arg(1), arg(0), 'Based'));
const answers = (index: number): Selector => ({ from: 'callable', of: arg(index) });

/** Applications and routers of versions 1 and 2: an application takes its path off, a router does not. */
const h3 = defineLibrary({
  name: 'h3',
  imports: ['h3', 'nitro/h3', 'nitropack/runtime'],
  docs: 'https://h3.dev/guide/basics/routing',
  creates: {
    createApp: 'App',
    createRouter: 'Router',
    H3: 'App',
    useBase: 'Based',
    withBase: 'Based',
  },
  values: {
    ...each<ValueRule>(
      ROUTERS.flatMap((type) => [...METHODS, 'on', 'add', 'use', 'mount'].map((name) => `${type}.${name}`)),
      (symbol) => [symbol, itself],
    ),
    ...each<ValueRule>(['eventHandler', 'defineEventHandler', 'defineHandler', 'lazyEventHandler'], (name) => [
      name,
      { value: 'select', selector: first(arg(0, 'handler'), arg(0)) },
    ]),
  },
  calls: {
    ...Object.fromEntries(
      ROUTERS.flatMap((type) =>
        METHODS.map((verb) => [`${type}.${verb}`, route(verb === 'all' ? 'ANY' : verb.toUpperCase(), oneOrMore(0), arg(1))]),
      ),
    ),
    'Router.add': route(first(oneOrMore(2)), oneOrMore(0), arg(1)),
    'App.on': route(oneOrMore(0), oneOrMore(1), arg(2)),
    'App.use/1': mount(args(0)),
    'App.use': [based, mount(arg(1), arg(0)), route('ANY', arg(0), answers(1))],
    'App.mount': mount(arg(1), arg(0)),
    'Router.use/1': mount(args(0)),
    'Router.use': [based, mount(arg(1)), route('ANY', arg(0), answers(1))],
    serve: listen(arg(1, 'port')),
  },
});

const listhen = defineLibrary({
  name: 'listhen',
  imports: ['listhen'],
  docs: 'https://github.com/unjs/listhen#readme',
  calls: { listen: listen(arg(1, 'port')) },
});

export const h3Libraries: readonly Library[] = [h3, listhen];
