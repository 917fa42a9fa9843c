import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, BESIDE_FUNCTION, type Lowering, localName } from '../lowering.ts';
import { memberOfOwner, outerThis } from '../names.ts';
import { importQualified } from '../qualified-names.ts';
import { childOf, childrenOf, plainName } from './nodes.ts';

/** A bare name: a local variable, a member of a class around, or what only the whole repository can tell. */
export function lowerName(name: string, at: At, kind: 'fields' | 'methods'): Expression {
  const local = localName(at, name);
  const isFunction = kind === 'methods' && local?.includes(BESIDE_FUNCTION);
  if (local !== undefined && !isFunction) return { is: 'name', name: local };
  const owned = memberOfOwner(at.owner, name, kind) ?? memberOfOwner(at.owner, name, kind === 'fields' ? 'methods' : 'fields');
  if (owned) return owned;
  const receivers = at.receivers ?? [];
  return receivers.length > 0 ? { is: 'name', name, receivers } : { is: 'name', name };
}

export function lowerIdentifier(node: Node, at: At): Expression {
  return lowerName(plainName(node.text), at, 'fields');
}

/** `this`, in a function that extends something its receiver; `this@Outer`. */
export function lowerThis(node: Node, at: At): Expression {
  const label = childOf(node, 'type_identifier', 'simple_identifier')?.text;
  const isOuter = label !== undefined && at.owner?.outer && at.owner.name !== label;
  if (isOuter) return { is: 'name', name: outerThis(label) };
  const [receiver] = label === undefined ? (at.thisReceivers ?? []) : [];
  return receiver === undefined ? { is: 'this' } : { is: 'name', name: receiver };
}

/** `a.b`, `a?.b`, `a::b`, `com.shop.Topics`, `Order::class.java`. */
export function lowerNavigation(node: Node, at: At, lowering: Lowering): Expression {
  const qualified = qualifiedType(node, at, lowering);
  if (qualified) return qualified;
  const [object] = childrenOf(node);
  const name = memberName(node);
  const of = lowering.expression(object, at);
  return isSilent(name, object) ? of : { is: 'member', of, name };
}

/** The name behind the last dot. */
export function memberName(node: Node): string {
  return plainName(childOf(childOf(node, 'navigation_suffix'), 'simple_identifier')?.text ?? 'class');
}

/** Class literals and companion objects stand for the class. */
function isSilent(name: string, object: Node | undefined): boolean {
  if (name === 'Companion' || name === 'class') return true;
  return /^(java|javaObjectType|kotlin)$/.test(name) && /::\s*class$/.test(object?.text ?? '');
}

/** A class written with its whole package, unless its first part is a variable. */
function qualifiedType(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const text = node.text.replace(/\s+/g, '');
  const [head = ''] = text.split('.', 1);
  if (!/^[a-z]/.test(head) || localName(at, head) !== undefined || memberOfOwner(at.owner, head, 'fields')) return undefined;
  const name = importQualified(text, lowering.draft);
  return name === undefined ? undefined : { is: 'name', name };
}

/** `::place`, `Orders::place`, `Order::class`. */
export function lowerReference(node: Node, at: At): Expression {
  const owner = childOf(node, 'type_identifier', 'user_type')?.text;
  const name = childOf(node, 'simple_identifier')?.text;
  if (owner === undefined) return lowerName(plainName(name ?? ''), at, 'methods');
  const of = lowerName(owner, at, 'fields');
  return name === undefined ? of : { is: 'member', of, name: plainName(name) };
}
