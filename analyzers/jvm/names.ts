import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, type Lowering, localName, type Owner } from './lowering.ts';

const THIS: Expression = { is: 'this' };

/** A bare name: a local variable, a field of a class around, a static import, an inherited field, or a type. */
export function lowerIdentifier(node: Node, at: At, lowering: Lowering): Expression {
  const name = node.text;
  const local = localName(at, name);
  if (local !== undefined) return { is: 'name', name: local };
  const owned = memberOfOwner(at.owner, name, 'fields');
  if (owned) return owned;
  return isInherited(name, at, lowering) ? { is: 'member', of: THIS, name } : { is: 'name', name };
}

/** A method that is called without a receiver. */
export function lowerBareCallee(name: string, at: At, lowering: Lowering): Expression {
  const local = localName(at, name);
  if (local !== undefined) return { is: 'name', name: local };
  const owned = memberOfOwner(at.owner, name, 'methods');
  if (owned) return owned;
  const isImported = lowering.staticNames.has(name) || lowering.hasStaticWildcard || !at.owner?.hasParent;
  return isImported ? { is: 'name', name } : { is: 'member', of: THIS, name };
}

/** The nearest class around that declares the name; for an outer class, its instance goes by `Outer.this`. */
export function memberOfOwner(owner: Owner | undefined, name: string, kind: 'fields' | 'methods'): Expression | undefined {
  for (let each = owner; each; each = each.outer)
    if (each[kind].has(name))
      return { is: 'member', of: each === owner ? THIS : { is: 'name', name: outerThis(each.name) }, name };
  return undefined;
}

/** What the instance of an outer class is called inside an inner one. */
export function outerThis(name: string): string {
  return `${name}.this`;
}

/** Types begin with a capital and have small letters; everything else may come from a superclass. */
function isInherited(name: string, at: At, lowering: Lowering): boolean {
  if (!at.owner?.hasParent || lowering.staticNames.has(name)) return false;
  const isType = /^[A-Z]/.test(name) && /[a-z]/.test(name);
  return !isType && !(lowering.hasStaticWildcard && /^[A-Z]/.test(name));
}
