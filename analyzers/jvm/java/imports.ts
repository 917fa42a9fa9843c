import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering } from '../lowering.ts';
import { importQualified, splitQualified } from '../qualified-names.ts';

/** The package that the file is part of. */
export function lowerPackage(node: Node, _at: At, lowering: Lowering): void {
  const name = node.namedChildren.find((child) => child.type.endsWith('identifier'))?.text;
  if (name) lowering.package = name.replace(/\s+/g, '');
}

/**
 * `import a.b.C`: `C` from package `a.b`. `import a.b.*` opens the package. `import static a.b.C.X`: a variable `X` that is
 * the member of `C`. `import static a.b.C.*` opens the class.
 */
export function lowerImport(node: Node, _at: At, lowering: Lowering): void {
  const [, word, text = '', wildcard] = IMPORT.exec(plain(node.text)) ?? [];
  if (text === '') return;
  if (wildcard !== undefined) {
    lowering.draft.opens.push(text);
    lowering.hasStaticWildcard ||= word !== undefined;
  } else if (word !== undefined) importStatic(node, text, lowering);
  else importType(node, text, lowering);
}

/** One text is cheaper to take apart than five nodes: a system has ten imports for each file. */
const IMPORT = /^import (static )?([\w$\u0080-\uffff]+(?:\.[\w$\u0080-\uffff]+)*)(\.\*)?;?/;

/** Without comments, and with spaces only behind words of the language. */
function plain(text: string): string {
  if (/^import (static )?[\w.$*]+;?$/.test(text)) return text;
  const spaced = text.replace(/\/\*.{0,2000}?\*\/|\/\/[^\n]*/gs, ' ').replace(/\s+/g, ' ');
  return spaced.replace(/ ?([.;*]) ?/g, '$1');
}

function importType(node: Node, text: string, lowering: Lowering): void {
  const split = splitQualified(text) ?? plainSplit(text);
  const local = text.slice(text.lastIndexOf('.') + 1);
  const place = lowering.place(node);
  lowering.draft.imports.push({ local, imported: split.name, specifier: split.package, isTypeOnly: false, place });
}

/** A class whose name does not begin with a capital. */
function plainSplit(text: string): { readonly package: string; readonly name: string } {
  const cut = text.lastIndexOf('.');
  return { package: text.slice(0, Math.max(cut, 0)), name: text.slice(cut + 1) };
}

function importStatic(node: Node, text: string, lowering: Lowering): void {
  const cut = text.lastIndexOf('.');
  const owner = importQualified(text.slice(0, cut), lowering.draft);
  const name = text.slice(cut + 1);
  if (owner === undefined) return;
  lowering.staticNames.add(name);
  const expression = { is: 'member', of: { is: 'name', name: owner }, name } as const;
  lowering.draft.declare(0, { name, values: [{ expression, scope: 0 }], place: lowering.place(node) });
}
