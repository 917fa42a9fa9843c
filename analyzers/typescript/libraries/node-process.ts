import { defineLibrary } from '../../../src/code/library.ts';

/** Settings read from the environment, as a global or imported, the folder a program is started in, and the file it is started from. */
export const nodeProcess = defineLibrary({
  name: 'node-process',
  imports: ['process', 'node:process'],
  docs: 'https://nodejs.org/api/process.html#processenv',
  globals: ['process', 'import.meta', 'require'],
  values: {
    'process.env.*': { value: 'setting-by-name' },
    'env.*': { value: 'setting-by-name' },
    // Set while building: https://vite.dev/guide/env-and-mode
    'import.meta.env.*': { value: 'setting-by-name' },
    'process.cwd': { value: 'program-folder' },
    cwd: { value: 'program-folder' },
    'process.argv.1': { value: 'program-file', isProperty: true },
    'argv.1': { value: 'program-file', isProperty: true },
    // https://nodejs.org/api/modules.html#accessing-the-main-module
    'require.main.filename': { value: 'program-file', isProperty: true },
    'process.mainModule.filename': { value: 'program-file', isProperty: true },
  },
});
