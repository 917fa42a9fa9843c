import type { Expression } from '../../../src/code/ir.ts';
import type { FieldDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering, Owner } from '../lowering.ts';
import { annotationsOf, annotationValue } from './annotations.ts';
import { stubField } from './conventions.ts';
import { hasModifier } from './modifiers.ts';
import { declaredType } from './types.ts';

/** `private final String topic = "orders", key;`; what an interface declares is static. */
export function lowerField(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const type = declaredType(node, lowering);
  const isStatic = node.type === 'constant_declaration' || hasModifier(node, 'static');
  const decorators = [...annotationsOf(node, at, lowering), ...stubField(type?.name, node, at, lowering)];
  for (const declarator of node.namedChildren) {
    if (declarator.type !== 'variable_declarator') continue;
    const value = declarator.childForFieldName('value');
    const field: FieldDraft = {
      name: declarator.childForFieldName('name')?.text ?? '',
      values: value ? [{ expression: valueOf(value, isStatic, at, lowering), scope: at.scope }] : [],
      isStatic,
      isAbstract: false,
      decorators: [...decorators],
      place: lowering.place(declarator),
    };
    if (type) field.type = type;
    lowering.draft.classes[owner.index]?.fields.push(field);
  }
}

/** A constant may stand for a placeholder or an expression in annotations: `static final String TOPIC = "${orders.topic}"`. */
function valueOf(value: Node, isStatic: boolean, at: At, lowering: Lowering): Expression {
  return isStatic && /[$#]\{/.test(value.text) ? annotationValue(value, at, lowering) : lowering.expression(value, at);
}

/** A component of a record is a field that its constructor fills. */
export function lowerRecordComponent(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const type = declaredType(node, lowering);
  lowering.draft.classes[owner.index]?.fields.push({
    name: node.childForFieldName('name')?.text ?? '',
    ...(type ? { type } : {}),
    values: [],
    isStatic: false,
    isAbstract: false,
    decorators: annotationsOf(node, at, lowering),
    place: lowering.place(node),
  });
}
