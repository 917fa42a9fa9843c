import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

// https://www.php.net/manual/en/language.enumerations.backed.php

/** Whether methods of an enumeration ask for the value of the case at hand: only then a case is more than its text. */
export function asksOwnValue(node: Node, body: Node): boolean {
  return node.type === 'enum_declaration' && /\$this->value\b/.test(body.text);
}

/** A case as an instance that was made with its value. */
export function madeCase(value: Expression, node: Node, at: At, lowering: Lowering): Expression {
  if (at.class === undefined) return value;
  return lowering.call(node, at, { callee: { is: 'class', class: at.class }, arguments: [value], isNew: true });
}

/** The constructor that keeps the value, which the language has and nobody writes. */
export function addValue(node: Node, at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const owner = at.class === undefined ? undefined : draft.classes[at.class];
  if (!owner || at.class === undefined) return;
  const place = lowering.place(node);
  const index = draft.addFunction({
    kind: 'constructor',
    scope: 0,
    parameters: [{ name: 'value', isRest: false, isField: false, decorators: [] }],
    returns: [],
    class: at.class,
    isStatic: false,
    isAbstract: false,
    decorators: [],
    place,
  });
  const scope = draft.openScope({ parent: at.scope, function: index });
  const fn = draft.functions[index];
  if (fn) fn.scope = scope;
  draft.declare(scope, { name: '$value', values: [], parameter: 0, place });
  owner.methods.push(index);
  const values = [{ expression: { is: 'name' as const, name: '$value' }, scope }];
  owner.fields.push({ name: 'value', values, isStatic: false, isAbstract: false, decorators: [], place });
}
