import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  provide,
  type Selector,
  type ValueRule,
} from '../../../src/code/library.ts';

const select = (selector: Selector): ValueRule => ({ value: 'select', selector });
/** What succeeds with what a function gives, at once or later: `Effect.promise(() => connect())`. */
const WRAPPERS = ['promise', 'sync', 'suspend', 'gen'];
/** What keeps the result of the effect that it is given first. */
const SAME = ['acquireRelease', 'succeed', 'scoped', 'orDie', 'retry', 'tap', 'cached', 'timeout', 'provide', 'withSpan'];
/** What hands the result on to a function, and gives the function's. */
const THEN = ['map', 'flatMap', 'andThen'];

/** Services are asked for by their tags, and layers say what stands behind a tag. */
export const effect = defineLibrary({
  name: 'effect',
  imports: ['effect', 'effect/*', '@effect/io/*', '@effect/data/*'],
  docs: 'https://effect.website/docs/requirements-management/services/',
  globals: ['yield*'],
  creates: { 'Context.GenericTag': 'Tag' },
  callbacks: each(
    THEN.map((name) => `Effect.${name}`),
    (name) => [name, { 1: [first({ from: 'registered', token: arg(0) }, arg(0))] }] as const,
  ),
  values: {
    'yield*': { value: 'registered', token: arg(0), orItself: true },
    ...each(WRAPPERS, (name) => [`Effect.${name}`, select(arg(0, '()'))] as const),
    ...each(['try', 'tryPromise'], (name) => [`Effect.${name}`, select(first(arg(0, 'try', '()'), arg(0, '()')))] as const),
    ...each(SAME, (name) => [`Effect.${name}`, select(arg(0))] as const),
    ...each(THEN, (name) => [`Effect.${name}`, select(arg(1, '()'))] as const),
    ...each(
      ['string', 'nonEmptyString', 'integer', 'number', 'port', 'redacted', 'secret', 'url'],
      (name) => [`Config.${name}`, { value: 'setting', key: arg(0) } as const satisfies ValueRule] as const,
    ),
    'Config.withDefault/2': { value: 'or-else', first: arg(0), second: arg(1) },
  },
  calls: {
    ...each<Effect>(['effect', 'scoped', 'succeed'], (name) => [`Layer.${name}`, provide(arg(0), 'value', arg(1))]),
    'Layer.sync': provide(arg(0), 'factory', arg(1)),
    'Effect.provideService/2': provide(arg(0), 'value', arg(1)),
    'Effect.provideService/3': provide(arg(1), 'value', arg(2)),
  },
});
