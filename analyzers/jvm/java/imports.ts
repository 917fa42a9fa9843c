import type { Node } from 'web-tree-sitter';
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
  const text = node.namedChildren.find((child) => child.type.endsWith('identifier'))?.text.replace(/\s+/g, '');
  if (!text) return;
  const isStatic = node.children.some((child) => child.type === 'static');
  const isWildcard = node.namedChildren.some((child) => child.type === 'asterisk');
  if (isWildcard) lowering.draft.opens.push(text);
  if (isWildcard && isStatic) lowering.hasStaticWildcard = true;
  if (isWildcard) return;
  if (isStatic) importStatic(node, text, lowering);
  else importType(node, text, lowering);
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
