import { copyFileSync, mkdirSync } from 'node:fs';
import { ROOT } from './set-up.mjs';

// Grammars whose packages would have users' machines build native code: the package ships the file alone, with its licence.
for (const name of ['tree-sitter-elixir']) {
  const from = `${ROOT}/node_modules/${name}`;
  const to = `${ROOT}/dist/grammars`;
  mkdirSync(to, { recursive: true });
  copyFileSync(`${from}/${name}.wasm`, `${to}/${name}.wasm`);
  copyFileSync(`${from}/LICENSE`, `${to}/${name}.LICENSE`);
}
