import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';

/** `import a.b.C`, `import a.b.{C, D => E, _}`, `import Topics._`: https://docs.scala-lang.org/tour/packages-and-imports.html */
export function lowerImport(node: Node, _at: At, walker: Walker): void {
  const path = node.childrenForFieldName('path').flatMap((each) => (each?.isNamed ? each.text : []));
  const selectors = partsOf(node).find(({ type }) => type === 'namespace_selectors');
  const isAll = partsOf(node).some(({ type }) => type === 'namespace_wildcard');
  if (isAll) open(path, node, walker);
  else if (selectors) for (const each of partsOf(selectors)) select(path, each, node, walker);
  else add(path.slice(0, -1), path.at(-1) ?? '', path.at(-1) ?? '', node, walker);
}

function select(path: readonly string[], each: Node, node: Node, walker: Walker): void {
  if (each.type === 'namespace_wildcard') open(path, node, walker);
  else if (each.type === 'identifier') add(path, each.text, each.text, node, walker);
  else add(path, each.childForFieldName('name')?.text ?? '', each.childForFieldName('alias')?.text ?? '', node, walker);
}

/** Everything of a package, or every member of an object. */
function open(path: readonly string[], node: Node, { draft }: Walker): void {
  draft.opens.push(path.join('.'));
  const last = path.at(-1) ?? '';
  if (!/^[A-Z]/.test(last)) return;
  const name = `import#${draft.scopes[0]?.variables.length ?? 0}`;
  const place = draft.place(node.row);
  draft.declare(0, { name, values: [{ expression: { is: 'name', name: last }, scope: 0 }], place });
}

/** A class or object goes by its name, whatever package it is in; what is imported from an object is a member of it. */
function add(path: readonly string[], imported: string, local: string, node: Node, { draft }: Walker): void {
  const place = draft.place(node.row);
  draft.imports.push({ local, imported, specifier: path.join('.'), isTypeOnly: false, place });
  const owner = path.at(-1) ?? '';
  if (!/^[A-Z]/.test(owner)) return;
  const expression: Expression = memberOf({ is: 'name', name: owner }, imported);
  draft.declare(0, { name: local, values: [{ expression, scope: 0 }], place });
}
