import { defineLibrary, each, type ValueRule } from '../../../src/code/library.ts';

const READERS = ['readFileSync', 'readFile', 'promises.readFile'];
const LISTERS = ['readdirSync', 'readdir', 'promises.readdir'];

/** Files that are read as text, schemas and contracts, and folders whose files are loaded one after the other. */
export const nodeFs = defineLibrary({
  name: 'node-fs',
  imports: ['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'fs-extra', 'graceful-fs'],
  docs: 'https://nodejs.org/api/fs.html#fsreadfilesyncpath-options',
  values: {
    ...each<ValueRule>(READERS, (name) => [name, { value: 'file-text' }]),
    ...each<ValueRule>(LISTERS, (name) => [name, { value: 'folder-entries' }]),
  },
});

/** Files by a pattern. */
export const glob = defineLibrary({
  name: 'glob',
  imports: ['glob', 'fast-glob', 'globby', 'tiny-glob', 'tinyglobby'],
  docs: 'https://github.com/isaacs/node-glob#usage',
  values: each<ValueRule>(['default', 'sync', 'globSync', 'glob', 'globby', 'globbySync', 'glob.sync', 'globby.sync'], (name) => [
    name,
    { value: 'folder-entries', paths: true },
  ]),
});
