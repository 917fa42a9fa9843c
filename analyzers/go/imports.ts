import type { Node } from '../../src/frontend/syntax-node.ts';
import { textIn } from './literals.ts';
import { type At, childrenOf, part } from './lowering.ts';

/** Words in an import path that are about the language or a client of something, not the package's name. */
const NO_NAMES = new Set(['go', 'golang', 'sdk', 'lib', 'client', 'driver']);

/** `import ( "os"; k "a/b"; . "fmt"; _ "x/y" )`. */
export function lowerImports(node: Node, at: At): void {
  for (const child of childrenOf(node)) {
    if (child.type === 'import_spec_list') lowerImports(child, at);
    if (child.type === 'import_spec') lowerImport(child, at);
  }
}

function lowerImport(spec: Node, at: At): void {
  const path = part(spec, 'path');
  const specifier = path ? textIn(path) : '';
  const { draft } = at.file;
  draft.requires.add(specifier);
  const name = part(spec, 'name');
  if (name?.type === 'dot') draft.opens.push(specifier);
  if (name?.type === 'dot' || name?.type === 'blank_identifier') return;
  const locals = name ? [name.text] : packageNames(specifier);
  for (const local of locals)
    draft.imports.push({ local, imported: '*', specifier, isTypeOnly: false, place: at.file.place(spec) });
}

/**
 * The names that a package may have when the import gives it none, the likeliest first: the path's last part without a version, or
 * a word of it (`kafka` of `kafka-go`, `clientv3` of `client/v3`). The package clause that decides stands in a file we do not have.
 */
export function packageNames(specifier: string): readonly string[] {
  const parts = specifier.split('/');
  const version = parts.length > 1 && /^v\d+$/.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const last = (parts.at(-1) ?? '').replace(/\.v\d+$/, '');
  const words = last.split(/[-.]/).filter((word) => word !== last && !NO_NAMES.has(word) && /^[a-z]\w*$/i.test(word));
  const numbered = version === undefined ? [] : [`${last}${version}`, ...words.map((word) => `${word}${version.slice(1)}`)];
  return [...new Set([last, ...words, ...numbered, words.join('')])].filter((name) => /^\w+$/.test(name));
}
