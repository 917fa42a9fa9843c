import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering } from '../lowering.ts';
import { importQualified, splitQualified } from '../qualified-names.ts';
import { childOf, plainName } from './nodes.ts';

/** The package that the file is part of. */
export function lowerPackage(node: Node, _at: At, lowering: Lowering): void {
  lowering.package = dotted(childOf(node, 'identifier'));
}

/**
 * `import a.b.C`, `import a.b.place as send`, `import a.b.*`; what is imported from a class is a member of it. A function may as
 * well be one that is called as a member of what it extends. https://kotlinlang.org/docs/packages.html#imports
 */
export function lowerImport(node: Node, _at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const text = dotted(childOf(node, 'identifier'));
  if (childOf(node, 'wildcard_import')) {
    draft.opens.push(text);
    return;
  }
  const cut = text.lastIndexOf('.');
  const name = text.slice(cut + 1);
  const local = plainName(childOf(childOf(node, 'import_alias'), 'type_identifier', 'simple_identifier')?.text ?? name);
  const place = lowering.place(node);
  const split = splitQualified(text);
  if (split?.name.includes('.') || (!split && splitQualified(text.slice(0, cut)))) {
    draft.declare(0, { name: local, values: [{ expression: memberOf(text, lowering), scope: 0 }], place });
    return;
  }
  const specifier = text.slice(0, Math.max(cut, 0));
  draft.imports.push({ local, imported: name, specifier, isTypeOnly: false, place });
  draft.imports.push({ local: `.${local}`, imported: `.${name}`, specifier, isTypeOnly: false, place });
}

/** `com.shop.Topics.ORDERS`: a member of the class that the package has. */
function memberOf(text: string, lowering: Lowering): Expression {
  const parts = text.split('.');
  const at = parts.findIndex((part) => /^[A-Z]/.test(part));
  const owner = parts.slice(0, at + 1).join('.');
  const head: Expression = { is: 'name', name: importQualified(owner, lowering.draft) ?? owner };
  return parts.slice(at + 1).reduce<Expression>((of, name) => ({ is: 'member', of, name }), head);
}

function dotted(node: Node | undefined): string {
  return (node?.text ?? '').replace(/\s+/g, '').split('.').map(plainName).join('.');
}
