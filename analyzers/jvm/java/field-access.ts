import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, type Lowering, localName } from '../lowering.ts';
import { memberOfOwner, outerThis } from '../names.ts';
import { importQualified } from '../qualified-names.ts';

/** `a.b`, `this.b`, `Outer.this`, `com.shop.Topics.ORDERS`. */
export function lowerFieldAccess(node: Node, at: At, lowering: Lowering): Expression {
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('field')?.text ?? '';
  if (name === 'this') return lowerOuterThis(object?.text ?? '', at);
  const qualified = qualifiedType(node, at, lowering);
  if (qualified) return qualified;
  return { is: 'member', of: lowering.expression(object, at), name };
}

function lowerOuterThis(name: string, at: At): Expression {
  return at.owner && at.owner.name !== name ? { is: 'name', name: outerThis(name) } : { is: 'this' };
}

/** A class written with its whole package, unless its first part is a variable or the object itself: `this.BASE`. */
function qualifiedType(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const text = node.text.replace(/\s+/g, '');
  const [head = ''] = text.split('.', 1);
  if (!/^(?!(?:this|super)$)[a-z]/.test(head) || localName(at, head) !== undefined || memberOfOwner(at.owner, head, 'fields'))
    return undefined;
  const name = importQualified(text, lowering.draft);
  return name === undefined ? undefined : { is: 'name', name };
}
