import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './set-up.mjs';

// What src/cache/fingerprint.ts reads: every file of the program with the grammars beside it, and the versions of what it is built on.
const sum = createHash('sha256');
const files = readdirSync(`${ROOT}/dist`, { recursive: true }).filter(
  (path) => /\.(c?js|wasm)$/.test(path) && !path.startsWith('bench'),
);
for (const path of files.sort()) sum.update(path).update(readFileSync(`${ROOT}/dist/${path}`));
const { dependencies } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
for (const name of Object.keys(dependencies).sort()) sum.update(readFileSync(`${ROOT}/node_modules/${name}/package.json`));
writeFileSync(`${ROOT}/dist/fingerprint`, sum.digest('hex'));
