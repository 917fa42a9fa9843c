import { defineLibrary } from '../../../src/code/library.ts';

/** Settings read from the environment, as a global or imported, and the folder a program is started in. */
export const nodeProcess = defineLibrary({
  name: 'node-process',
  imports: ['process', 'node:process'],
  docs: 'https://nodejs.org/api/process.html#processenv',
  globals: ['process', 'import.meta'],
  values: {
    'process.env.*': { value: 'setting-by-name' },
    'env.*': { value: 'setting-by-name' },
    // Set while building: https://vite.dev/guide/env-and-mode
    'import.meta.env.*': { value: 'setting-by-name' },
    'process.cwd': { value: 'program-folder' },
    cwd: { value: 'program-folder' },
  },
});
