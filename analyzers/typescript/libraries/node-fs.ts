import { arg, defineLibrary, each, fileData, type ValueRule } from '../../../src/code/library.ts';

const READERS = ['readFileSync', 'readFile', 'promises.readFile'];
const LISTERS = ['readdirSync', 'readdir', 'promises.readdir'];

const HOLDS: ValueRule = { value: 'select', selector: fileData(arg(0)) };

/** Files that are read as text, schemas and contracts, and folders whose files are loaded one after the other. */
export const nodeFs = defineLibrary({
  name: 'node-fs',
  imports: ['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'fs-extra', 'graceful-fs'],
  docs: 'https://nodejs.org/api/fs.html#fsreadfilesyncpath-options',
  values: {
    ...each<ValueRule>(READERS, (name) => [name, { value: 'file-text' }]),
    ...each<ValueRule>(LISTERS, (name) => [name, { value: 'folder-entries' }]),
    ...each<ValueRule>(['readJson', 'readJsonSync', 'readJSON', 'readJSONSync'], (name) => [name, HOLDS]),
  },
});

/** Files that are read and decoded in one go. */
export const dataFiles = defineLibrary({
  name: 'data-files',
  imports: ['jsonfile', 'load-json-file', 'load-yaml-file', 'read-yaml-file'],
  docs: 'https://github.com/jprichardson/node-jsonfile#api',
  values: each<ValueRule>(
    [
      'default',
      'sync',
      'load',
      'readFile',
      'readFileSync',
      'loadJsonFile',
      'loadJsonFileSync',
      'readYamlFile',
      'readYamlFileSync',
    ],
    (name) => [name, HOLDS],
  ),
});

/** Decoders of YAML, TOML and of JSON with comments. */
export const decoders = defineLibrary({
  name: 'decoders',
  imports: ['js-yaml', 'yaml', 'json5', 'jsonc-parser', 'comment-json', 'toml', '@iarna/toml', 'smol-toml'],
  docs: 'https://github.com/nodeca/js-yaml#load-string---options-',
  values: each<ValueRule>(['load', 'safeLoad', 'parse'], (name) => [name, { value: 'decoded', of: arg(0) }]),
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
