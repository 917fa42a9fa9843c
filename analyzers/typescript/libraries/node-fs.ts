import { defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

const READERS = ['readFileSync', 'readFile', 'promises.readFile'];

/** Files that are read as text: schemas and contracts. */
export const nodeFs = defineLibrary({
  name: 'node-fs',
  imports: ['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'fs-extra'],
  docs: 'https://nodejs.org/api/fs.html#fsreadfilesyncpath-options',
  values: each<ValueRule>(READERS, (name) => [name, { value: 'file-text' }]),
});
