import { defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

const FUNCTIONS = ['', 'posix.'];

/** Paths put together from parts; route tables are often written with it. */
export const nodePath = defineLibrary({
  name: 'node-path',
  imports: ['path', 'node:path', 'path/posix', 'node:path/posix', 'upath', 'path-browserify'],
  docs: 'https://nodejs.org/api/path.html#pathjoinpaths',
  values: {
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}join`, { value: 'text-function', function: 'join-path' }]),
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}resolve`, { value: 'text-function', function: 'resolve-path' }]),
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}dirname`, { value: 'text-function', function: 'folder-of-path' }]),
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}basename`, { value: 'text-function', function: 'name-of-path' }]),
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}extname`, { value: 'text-function', function: 'ending-of-path' }]),
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}parse`, { value: 'text-function', function: 'parsed-path' }]),
    ...each<ValueRule>(FUNCTIONS, (prefix) => [`${prefix}normalize`, { value: 'text-function', function: 'join-path' }]),
  },
});
