import type { Expression, TypeReference } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, bindLocal, type Lowering, type Owner } from '../lowering.ts';
import { annotationsOf, annotationValue } from './annotations.ts';
import { stubProperty } from './conventions.ts';
import { behind, childOf, childrenOf, plainName, wordsOf } from './nodes.ts';
import { declaredType } from './types.ts';

/** A `val` or `var` with what it begins as. */
interface Property {
  readonly names: readonly string[];
  readonly type: TypeReference | undefined;
  readonly value: Node | undefined;
}

function propertyOf(node: Node, lowering: Lowering): Property {
  const several = childOf(node, 'multi_variable_declaration');
  const declarations = several ? childrenOf(several) : [childOf(node, 'variable_declaration')];
  const names = declarations.map((each) => plainName(childOf(each, 'simple_identifier')?.text ?? '_'));
  const delegate = childrenOf(childOf(node, 'property_delegate'))[0];
  return { names, type: declaredType(declarations[0], lowering.draft), value: behind(node, '=') ?? delegate };
}

/** The names that a class's property declares, before its value is read. */
export function namesOfProperty(node: Node): readonly string[] {
  const name = childOf(childOf(node, 'variable_declaration'), 'simple_identifier')?.text;
  return name === undefined ? [] : [plainName(name)];
}

/** A property of a function or of the file; of the file it is seen by all of its package. */
export function lowerLocalProperty(node: Node, at: At, lowering: Lowering): void {
  const { names, type, value } = propertyOf(node, lowering);
  const lowered = value && valueOf(node, value, at, lowering);
  const values = lowered ? names.map((_, index) => (names.length > 1 ? itemOf(lowered, index) : lowered)) : [];
  for (const [index, name] of names.entries())
    if (name !== '_') declareProperty(name, { node, type, from: value, value: values[index] }, at, lowering);
}

interface Declared {
  readonly node: Node;
  readonly type: TypeReference | undefined;
  readonly from: Node | undefined;
  readonly value: Expression | undefined;
}

function declareProperty(name: string, { node, type, from, value }: Declared, at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const isTop = at.scope === 0 && at.block.outer === undefined;
  const bound = isTop ? name : bindLocal(at, name, lowering, from);
  const values = value ? [{ expression: value, scope: at.scope }] : [];
  draft.declare(at.scope, { name: bound, ...(type ? { type } : {}), values, place: lowering.place(node) });
  if (isTop) draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
}

/** A constant may stand for a placeholder or an expression in annotations: `const val TOPIC = "\${orders.topic}"`. */
function valueOf(node: Node, value: Node, at: At, lowering: Lowering): Expression {
  const isPlaceholder = wordsOf(node).has('const') && /\\\$\{|#\{/.test(value.text);
  return isPlaceholder ? annotationValue(value, at, lowering) : lowering.expression(value, at);
}

/** `val (key, value) = pair`. */
function itemOf(of: Expression, index: number): Expression {
  return { is: 'index', of, key: { is: 'literal', value: index } };
}

/** A property of a class; what it begins as is computed while the class is constructed. */
export function lowerField(node: Node, at: At, owner: Owner, isStatic: boolean, lowering: Lowering): void {
  const { type, value } = propertyOf(node, lowering);
  const [name = ''] = namesOfProperty(node);
  const place = lowering.place(node);
  lowering.draft.classes[owner.index]?.fields.push({
    name,
    ...(type ? { type } : {}),
    values: value ? [{ expression: valueOf(node, value, at, lowering), scope: at.scope }] : [],
    isStatic,
    isAbstract: wordsOf(node).has('abstract'),
    decorators: [...annotationsOf(node, at, lowering), ...stubProperty(type?.name, node, at, lowering)],
    place,
  });
}
