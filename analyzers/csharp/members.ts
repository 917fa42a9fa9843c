import type { Decorator, Expression, TypeReference } from '../../src/code/ir.ts';
import type { ClassDraft, FieldDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerAttributes } from './attributes.ts';
import { lowerArguments } from './calls.ts';
import { isExtension, lowerBody, lowerFunction, openFunction } from './functions.ts';
import { type At, childrenOf, defined, field, hasModifier, type Lowering } from './lowering.ts';
import { GRPC, typeReference } from './types.ts';

/** One member of a class; what is not listed is searched for calls and nested types. */
export function lowerMember(node: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  switch (node.type) {
    case 'field_declaration':
    case 'event_field_declaration':
      lowerFields(node, draft, at, lowering);
      return;
    case 'property_declaration':
      lowerProperty(node, draft, at, lowering);
      return;
    case 'constructor_declaration':
      lowerConstructor(node, draft, at, lowering);
      return;
    case 'method_declaration':
      lowerMethod(node, draft, at, lowering);
      return;
    default:
      lowering.visit(node, at);
  }
}

function lowerFields(node: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  const declaration = childrenOf(node, 'variable_declaration')[0];
  const type = declaration && field(declaration, 'type');
  const isStatic = hasModifier(node, 'static') || hasModifier(node, 'const');
  for (const declarator of childrenOf(declaration, 'variable_declarator')) {
    const name = field(declarator, 'name');
    const value = declarator.namedChildren.find((child) => child !== name && child.type !== 'bracketed_argument_list');
    draft.fields.push({
      name: name?.text ?? '',
      ...defined('type', typeReference(type)),
      values: initial(value, typeReference(type), at, lowering),
      isStatic,
      isAbstract: false,
      decorators: lowerAttributes(node, at, lowering),
      place: lowering.at(name ?? declarator),
    });
  }
}

/** `= null!` and `= default!` only tell the compiler that somebody else gives the value. */
function initial(value: Node | undefined, type: TypeReference | undefined, at: At, lowering: Lowering): FieldDraft['values'] {
  if (!value || /^(null|default)\s*!$/.test(value.text)) return [];
  return [{ expression: lowering.typed(value, type, at), scope: at.scope }];
}

/** `X => …` and `get => …` are computed each time; `{ get; } = …` holds its value. */
function lowerProperty(node: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  const getter = childrenOf(field(node, 'accessors'), 'accessor_declaration').find(
    (accessor) => field(accessor, 'name')?.type === 'get',
  );
  const value = field(node, 'value');
  const body = value?.type === 'arrow_expression_clause' ? value : getter && field(getter, 'body');
  const name = field(node, 'name')?.text ?? '';
  if (body) lowerGetter(node, body, draft, at, lowering);
  else
    draft.fields.push({
      name,
      ...defined('type', typeReference(field(node, 'type'))),
      values: initial(value, typeReference(field(node, 'type')), at, lowering),
      isStatic: hasModifier(node, 'static'),
      isAbstract: hasModifier(node, 'abstract'),
      decorators: lowerAttributes(node, at, lowering),
      place: lowering.at(field(node, 'name') ?? node),
    });
  for (const accessor of childrenOf(field(node, 'accessors'), 'accessor_declaration'))
    if (accessor !== getter) lowering.visitChildren(accessor, at);
}

function lowerGetter(node: Node, body: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  const name = field(node, 'name')?.text ?? '';
  const opened = openFunction(node, at, lowering, { kind: 'getter', name, ...defined('class', at.class) });
  lowerBody(body, opened.draft, opened.inside, lowering);
  draft.methods.push(opened.index);
}

function lowerConstructor(node: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  if (field(node, 'name')?.text === 'extension') {
    lowerExtensionBlock(node, draft, at, lowering);
    return;
  }
  if (hasModifier(node, 'static')) {
    lowering.visitChildren(field(node, 'body') ?? node, at);
    return;
  }
  const opened = openFunction(node, at, lowering, { kind: 'constructor', ...defined('class', at.class) });
  draft.methods.push(opened.index);
  const initialiser = childrenOf(node, 'constructor_initializer')[0];
  const given = initialiser ? lowerArguments(childrenOf(initialiser, 'argument_list')[0], opened.inside, lowering) : [];
  if (initialiser?.children.some((child) => child.type === 'base')) {
    const place = lowering.at(initialiser);
    const scope = opened.draft.scope;
    lowering.call({ callee: { is: 'super' }, arguments: given, isNew: false, typeArguments: [], scope, place });
  }
  lowerBody(field(node, 'body') ?? childrenOf(node, 'arrow_expression_clause')[0], opened.draft, opened.inside, lowering);
}

/** `extension(IServiceCollection services) { … }` of C# 14: its functions take the block's parameter first. */
function lowerExtensionBlock(node: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  const receiver = childrenOf(field(node, 'parameters'), 'parameter')[0];
  for (const method of childrenOf(field(node, 'body'), 'local_function_statement')) {
    const name = field(method, 'name')?.text ?? '';
    const index = lowerFunction(method, at, lowering, { kind: 'method', name, ...defined('class', at.class) });
    const fn = lowering.functions[index];
    if (!fn || !receiver) continue;
    fn.isStatic = true;
    for (const variable of lowering.scopes[fn.scope]?.variables ?? [])
      if (variable.parameter !== undefined) variable.parameter += 1;
    const type = defined('type', typeReference(field(receiver, 'type')));
    const own = field(receiver, 'name')?.text ?? 'this';
    fn.parameters.unshift({ name: own, ...type, isRest: false, isField: false, decorators: [] });
    lowering.declare(fn.scope, { name: own, ...type, values: [], parameter: 0, place: lowering.at(receiver) });
    draft.methods.push(index);
    exportExtension(name, draft, lowering);
  }
}

function lowerMethod(node: Node, draft: ClassDraft, at: At, lowering: Lowering): void {
  const name = field(node, 'name')?.text ?? '';
  const index = lowerFunction(node, at, lowering, { kind: 'method', name, ...defined('class', at.class) });
  const fn = lowering.functions[index];
  if (!fn) return;
  if (!field(node, 'body') && !childrenOf(node, 'arrow_expression_clause')[0]) fn.isAbstract = true;
  draft.methods.push(index);
  if (hasModifier(node, 'override')) fn.decorators.push(...overrides(node, draft, at, lowering));
  if (fn.isStatic && isExtension(node)) exportExtension(name, draft, lowering);
}

/** An extension method is found by its name on anything; the dot keeps it apart from types of that name. */
function exportExtension(name: string, draft: ClassDraft, lowering: Lowering): void {
  const own = `.${name}`;
  if (!draft.name || lowering.exports.some((each) => each.name === own)) return;
  const value: Expression = { is: 'member', of: { is: 'name', name: draft.name }, name };
  lowering.exports.push({ name: own, value: { expression: value, scope: 0 } });
}

/** Overriding a method of `Orders.OrdersBase` serves an operation of the gRPC service `Orders`. */
function overrides(node: Node, draft: ClassDraft, at: At, lowering: Lowering): Decorator[] {
  const base = draft.extends?.expression;
  if (base?.is !== 'member') return [];
  const service = base.of.is === 'name' || base.of.is === 'member' ? base.of.name : '';
  if (base.name !== `${service}Base`) return [];
  const given: Expression = { is: 'literal', value: service };
  return [{ callee: { is: 'name', name: GRPC.operation }, arguments: [given], scope: at.scope, place: lowering.at(node) }];
}
