import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { ROOT } from './set-up.mjs';

// Node needs a second to load fifteen hundred modules one by one, which is more than reading a small system takes. So the program
// runs from a few files; `dist/src` stays for those who import the package. As deep below `dist` as `dist/src/cache`, because modules
// find their data files from where they are.
const FOLDER = `${ROOT}/dist/bundle/js`;

// CommonJS modules, because Node 20 can only take those from what it compiled in an earlier run.
const PROGRAM = `#!/usr/bin/env node
import { createRequire } from 'node:module';
import './src/start.js';

createRequire(import.meta.url)('./bundle/js/main.cjs');
`;

// One letter that is not of ASCII, and the engine keeps a text with two bytes for each letter: that doubles millions of them.
const OTHER_LETTERS = /[^\0-\x7f]/g;
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

// Of ts-morph only the compiler is used, which it has in a file of its own. The rest of it takes 20 MB and a third of the loading time.
const COMPILER = '@ts-morph/common/dist/typescript.js';
const compilerAlone = {
  name: 'compiler-alone',
  resolveId: (id) => (id === 'ts-morph' ? '\0ts-morph' : undefined),
  load: (id) =>
    id === '\0ts-morph'
      ? `import { createRequire } from 'node:module';
        export const ts = createRequire(createRequire(__filename).resolve('ts-morph'))('${COMPILER}');`
      : undefined,
};

rmSync(FOLDER, { recursive: true, force: true });
const bundle = await rolldown({
  input: `${ROOT}/dist/src/main.js`,
  platform: 'node',
  external: (id) => id !== 'ts-morph' && /^(node:|[@a-z])/.test(id),
  plugins: [compilerAlone],
});
const { output } = await bundle.generate({
  dir: FOLDER,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
});
await bundle.close();
mkdirSync(FOLDER, { recursive: true });
for (const { fileName, code } of output) writeFileSync(`${FOLDER}/${fileName}`, code.replace(OTHER_LETTERS, escaped));
writeFileSync(`${ROOT}/dist/cli.js`, PROGRAM);
