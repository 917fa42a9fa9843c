import type { Node } from 'web-tree-sitter';
import type { At, Lowering, Owner } from '../lowering.ts';
import { annotationsOf } from './annotations.ts';
import { stubField } from './conventions.ts';
import { modifiersOf } from './modifiers.ts';
import { declaredType } from './types.ts';

/** `private final String topic = "orders", key;`; what an interface declares is static. */
export function lowerField(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const type = declaredType(node, lowering);
  const isStatic = node.type === 'constant_declaration' || modifiersOf(node).words.has('static');
  const decorators = [...annotationsOf(node, at, lowering), ...stubField(type?.name, node, at, lowering)];
  for (const declarator of node.namedChildren) {
    if (declarator.type !== 'variable_declarator') continue;
    const value = declarator.childForFieldName('value');
    lowering.draft.classes[owner.index]?.fields.push({
      name: declarator.childForFieldName('name')?.text ?? '',
      ...(type ? { type } : {}),
      values: value ? [{ expression: lowering.expression(value, at), scope: at.scope }] : [],
      isStatic,
      isAbstract: false,
      decorators: [...decorators],
      place: lowering.place(declarator),
    });
  }
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
