import { defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

const FUNCTIONS = ['join', 'resolve', 'posix.join', 'posix.resolve'];

/** Paths put together from parts; route tables are often written with it. */
export const nodePath = defineLibrary({
  name: 'node-path',
  imports: ['path', 'node:path', 'path/posix', 'node:path/posix', 'upath', 'path-browserify'],
  docs: 'https://nodejs.org/api/path.html#pathjoinpaths',
  values: each<ValueRule>(FUNCTIONS, (name) => [name, { value: 'text-function', function: 'join-path' }]),
});
