import { arg, defineLibrary, each, first, type ValueRule } from '../../../src/code/library.ts';

const CASES = { kebabCase: 'kebab', snakeCase: 'snake', camelCase: 'camel', toLower: 'lower', toUpper: 'upper' } as const;
const SAME = ['cloneDeep', 'clone', 'compact', 'uniq', 'sortBy', 'reverse', 'shuffle', 'filter'];
/** What does as the function does that it is made of, at other times or by fewer arguments at once. */
const WRAPPERS = ['once', 'memoize', 'debounce', 'throttle', 'curry', 'ary', 'unary'];
/** What picks one of a list. */
const PICKS = ['sample', 'first', 'head', 'last', 'find', 'maxBy', 'minBy'];
const MERGES = ['merge', 'assign', 'extend', 'defaults', 'defaultsDeep'];

function functions(prefix: string): Record<string, ValueRule> {
  return {
    ...each<ValueRule>(Object.keys(CASES), (name) => [
      `${prefix}${name}`,
      { value: 'text-function', function: CASES[name as keyof typeof CASES] },
    ]),
    ...each<ValueRule>([...SAME, ...WRAPPERS], (name) => [`${prefix}${name}`, { value: 'select', selector: arg(0) }]),
    ...each<ValueRule>(PICKS, (name) => [`${prefix}${name}`, { value: 'select', selector: first(arg(0, '[]'), arg(0)) }]),
    ...each<ValueRule>(MERGES, (name) => [`${prefix}${name}`, { value: 'collection-function', function: 'merge' }]),
    [`${prefix}get`]: { value: 'member', of: arg(0), path: arg(1), fallback: arg(2) },
    [`${prefix}values`]: { value: 'collection-function', function: 'values' },
    [`${prefix}keys`]: { value: 'collection-function', function: 'keys' },
  };
}

/** Functions on settings objects and on names. */
export const lodash = defineLibrary({
  name: 'lodash',
  imports: ['lodash', 'lodash-es', 'underscore'],
  docs: 'https://lodash.com/docs/4.17.15',
  callbacks: each(['each', 'filter', 'flatMap', 'forEach', 'map'], (name) => [name, { 1: [arg(0, '[]')] }]),
  values: functions(''),
});

/** What goes through a list calls back with each item; those with a limit have it in between. */
const ITERATING = [
  'each',
  'eachOf',
  'eachOfSeries',
  'eachSeries',
  'forEach',
  'forEachSeries',
  'map',
  'mapSeries',
  'concat',
  'filter',
];

/** Functions that run others, one after the other or side by side. */
export const async = defineLibrary({
  name: 'async',
  imports: ['async', 'async-es', 'neo-async'],
  docs: 'https://caolan.github.io/async/v3/docs.html#each',
  callbacks: {
    ...each(ITERATING, (name) => [name, { 1: [arg(0, '[]')] }]),
    ...each(ITERATING, (name) => [`${name}Limit`, { 2: [arg(0, '[]')] }]),
  },
});

/** Packages that merge settings objects, one into the other. */
export const mergers = defineLibrary({
  name: 'mergers',
  imports: [
    'deepmerge',
    'deepmerge-ts',
    'ts-deepmerge',
    'defu',
    'merge-deep',
    'object-assign',
    'lodash.merge',
    'lodash.defaultsdeep',
  ],
  docs: 'https://github.com/TehShrike/deepmerge#merge',
  values: each<ValueRule>(['default', 'deepmerge', 'merge', 'defu'], (name) => [
    name,
    { value: 'collection-function', function: 'merge' },
  ]),
});

/** Packages of one function each; `lodash/get` and the like are these too. */
export const changeCase = defineLibrary({
  name: 'change-case',
  imports: ['change-case', 'just-kebab-case', 'just-camel-case'],
  docs: 'https://github.com/blakeembrey/change-case#change-case',
  values: {
    kebabCase: { value: 'text-function', function: 'kebab' },
    paramCase: { value: 'text-function', function: 'kebab' },
    snakeCase: { value: 'text-function', function: 'snake' },
    camelCase: { value: 'text-function', function: 'camel' },
  },
});
