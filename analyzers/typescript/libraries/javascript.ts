import { arg, defineLibrary, each, join, text, type ValueRule } from '../../../src/code/library.ts';

/** Conversions that keep what they are given: `Number(process.env.PORT)` is still that setting. */
const CONVERSIONS = [
  'Number',
  'String',
  'parseInt',
  'Number.parseInt',
  'JSON.parse',
  'JSON.stringify',
  'encodeURI',
  'structuredClone',
];

/** What the language itself brings along. */
export const javascript = defineLibrary({
  name: 'javascript',
  imports: [],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects',
  globals: ['Number', 'String', 'parseInt', 'JSON', 'Object', 'Array', 'encodeURI', 'structuredClone', 'Promise', 'Symbol'],
  creates: { Symbol: 'UniqueSymbol' },
  values: {
    ...each<ValueRule>(CONVERSIONS, (name) => [name, { value: 'select', selector: arg(0) }]),
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
    'Promise.all': { value: 'collection-function', function: 'same' },
    'Promise.resolve': { value: 'collection-function', function: 'same' },
  },
});
