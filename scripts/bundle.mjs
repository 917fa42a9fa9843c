import { rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { ROOT } from './set-up.mjs';

// Node needs a second to load fifteen hundred modules one by one, which is more than reading a small system takes. So the program
// runs from a few files; `dist/src` stays for those who import the package. As deep below `dist` as `dist/src/cache`, because modules
// find their data files from where they are.
const FOLDER = `${ROOT}/dist/bundle/js`;

/** From Node 22 on, what the engine compiled is kept from one run to the next; `NODE_DISABLE_COMPILE_CACHE` prevents it. */
const PROGRAM = `#!/usr/bin/env node
import nodeModule from 'node:module';

nodeModule.enableCompileCache?.();
await import('./bundle/js/main.js');
`;

/** Packages that are CommonJS and large: `require` skips the search for their names that `import` begins with. */
const REQUIRED = {
  'ts-morph': ['ts'],
};

const requiring = {
  name: 'required-packages',
  resolveId: (id) => (id in REQUIRED ? `\0${id}` : undefined),
  load: (id) => {
    const names = REQUIRED[id.slice(1)];
    if (!id.startsWith('\0') || !names) return undefined;
    const from = `createRequire(import.meta.url)(${JSON.stringify(id.slice(1))})`;
    return `import { createRequire } from 'node:module';\nexport const { ${names.join(', ')} } = ${from};\n`;
  },
};

rmSync(FOLDER, { recursive: true, force: true });
const bundle = await rolldown({
  input: `${ROOT}/dist/src/main.js`,
  platform: 'node',
  external: (id) => /^(node:|[@a-z])/.test(id) && !(id in REQUIRED),
  plugins: [requiring],
});
await bundle.write({ dir: FOLDER, format: 'esm', chunkFileNames: '[name].js' });
await bundle.close();
writeFileSync(`${ROOT}/dist/cli.js`, PROGRAM);
