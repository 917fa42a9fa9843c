import { arg, defineLibrary, each, join, text, type ValueRule } from '../../../src/code/library.ts';

/** Conversions that keep what they are given: `Number(process.env.PORT)` is still that setting. */
const CONVERSIONS = ['Number', 'String', 'parseInt', 'Number.parseInt', 'JSON.stringify', 'encodeURI', 'structuredClone'];

/** Promises are what they give. */
const PROMISES = {
  Promise: { value: 'resolved', parameter: 0 },
  'Promise.all': { value: 'collection-function', function: 'same' },
  'Promise.resolve': { value: 'collection-function', function: 'same' },
} as const satisfies Readonly<Record<string, ValueRule>>;

/** Packages that brought promises before the language did. */
export const promises = defineLibrary({
  name: 'promises',
  imports: ['bluebird', 'q', 'when', 'es6-promise', 'native-promise-only', 'any-promise'],
  docs: 'http://bluebirdjs.com/docs/api-reference.html',
  namespaces: ['Promise'],
  callbacks: each(['map', 'mapSeries', 'each', 'filter'], (name) => [name, { 1: [arg(0, '[]')] }]),
  values: {
    default: PROMISES.Promise,
    Promise: PROMISES.Promise,
    ...each<ValueRule>(['all', 'resolve', 'try', 'when', 'cast', 'promisifyAll'], (name) => [
      name,
      { value: 'collection-function', function: 'same' },
    ]),
  },
});

const ITSELF: ValueRule = { value: 'select', selector: arg(0) };

/** A function that gives a promise does what the function does. */
export const promisified = defineLibrary({
  name: 'promisified',
  imports: ['pify', 'es6-promisify'],
  docs: 'https://github.com/sindresorhus/pify#usage',
  values: { promisify: ITSELF, default: ITSELF },
});

/** Node's own: promises of functions, and texts put together by a format. */
export const nodeUtil = defineLibrary({
  name: 'node-util',
  imports: ['util', 'node:util'],
  docs: 'https://nodejs.org/api/util.html#utilformatformat-args',
  values: { promisify: ITSELF, format: { value: 'text-function', function: 'format-line' } },
});

const SPRINTF: ValueRule = { value: 'text-function', function: 'format' };

/** printf, with arguments by their number or by name. */
export const sprintf = defineLibrary({
  name: 'sprintf',
  imports: ['sprintf-js', 'sprintf', 'printf'],
  docs: 'https://github.com/alexei/sprintf.js#usage',
  values: { sprintf: SPRINTF, default: SPRINTF },
});

/** What the language itself brings along. */
export const javascript = defineLibrary({
  name: 'javascript',
  imports: [],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects',
  globals: ['Number', 'String', 'parseInt', 'JSON', 'Object', 'Array', 'encodeURI', 'structuredClone', 'Promise', 'Symbol'],
  creates: { Symbol: 'UniqueSymbol' },
  values: {
    ...each<ValueRule>(CONVERSIONS, (name) => [name, { value: 'select', selector: arg(0) }]),
    'JSON.parse': { value: 'decoded', of: arg(0) },
    'Symbol.for': { value: 'select', selector: join(text('Symbol.for '), arg(0)) },
    'Object.assign': { value: 'collection-function', function: 'merge' },
    'Object.values': { value: 'collection-function', function: 'values' },
    'Object.keys': { value: 'collection-function', function: 'keys' },
    'Object.entries': { value: 'collection-function', function: 'entries' },
    'Object.fromEntries': { value: 'collection-function', function: 'from-entries' },
    'Object.freeze': { value: 'collection-function', function: 'same' },
    'Object.preventExtensions': { value: 'collection-function', function: 'same' },
    'Object.seal': { value: 'collection-function', function: 'same' },
    'Array.from': { value: 'collection-function', function: 'list' },
    ...PROMISES,
  },
});
