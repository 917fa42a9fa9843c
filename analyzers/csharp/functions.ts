import type { Expression, FunctionNode, Parameter } from '../../src/code/ir.ts';
import type { FunctionDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerAttributes } from './attributes.ts';
import { delegateTakes, typeByTarget } from './delegates.ts';
import { type At, childrenOf, defined, field, hasModifier, type Lowering, plainName } from './lowering.ts';
import { typeParametersOf } from './names.ts';
import { typeReference } from './types.ts';

/** What a function is to the class and file around it. */
interface FunctionRole {
  readonly kind: FunctionNode['kind'];
  readonly name?: string;
  readonly class?: number;
  /** Parameters that stand elsewhere: of a primary constructor, of an indexer. */
  readonly parameters?: Node | undefined;
  readonly areFields?: boolean;
}

/** Opens a function with its parameters; the body is lowered by the caller, in the function's own scope. */
export function openFunction(
  node: Node,
  at: At,
  lowering: Lowering,
  role: FunctionRole,
): { readonly index: number; readonly draft: FunctionDraft; readonly inside: At } {
  const types = typeParametersOf(node);
  const draft: FunctionDraft = {
    ...defined('name', role.name),
    kind: role.kind,
    scope: at.scope,
    parameters: [],
    returns: [],
    ...defined('returnType', typeReference(field(node, 'returns') ?? field(node, 'type'))),
    ...defined('class', role.class),
    isStatic: hasModifier(node, 'static'),
    isAbstract: hasModifier(node, 'abstract'),
    ...(isHidden(node, role) ? { isPrivate: true } : {}),
    decorators: lowerAttributes(node, at, lowering),
    ...(types.length > 0 ? { typeParameters: types } : {}),
    place: lowering.at(field(node, 'name') ?? node),
  };
  const index = lowering.addFunction(draft);
  draft.scope = lowering.openScope({ parent: at.scope, function: index });
  const inside: At = { ...at, scope: draft.scope };
  const list = role.parameters ?? field(node, 'parameters') ?? childrenOf(node, 'parameter_list')[0];
  draft.parameters = lowerParameters(list, inside, lowering, role.areFields ?? false);
  return { index, draft, inside };
}

/** Members of a class are private unless they say otherwise; those of an interface are not. */
function isHidden(node: Node, { kind }: FunctionRole): boolean {
  if (kind !== 'method' || hasModifier(node, 'public')) return false;
  return node.parent?.parent?.type !== 'interface_declaration';
}

/** A whole function: parameters and body. */
export function lowerFunction(node: Node, at: At, lowering: Lowering, role: FunctionRole): number {
  const { index, draft, inside } = openFunction(node, at, lowering, role);
  lowerBody(field(node, 'body') ?? childrenOf(node, 'block', 'arrow_expression_clause')[0], draft, inside, lowering);
  return index;
}

/** A block, `=> expression`, or the bare expression of a lambda. */
export function lowerBody(body: Node | undefined, draft: FunctionDraft, at: At, lowering: Lowering): void {
  if (!body) return;
  if (body.type === 'block') {
    lowering.visitChildren(body, at);
    return;
  }
  const value = body.type === 'arrow_expression_clause' ? body.namedChildren[0] : body;
  if (!value) return;
  const type = body.parent && (field(body.parent, 'returns') ?? field(body.parent, 'type'));
  draft.returns.push({ expression: lowering.typed(value, typeReference(type), at), scope: at.scope });
}

/** `params T[] rest` has no node of its own in the grammar: its type and name stand in the list itself. */
function lowerParameters(list: Node | undefined, at: At, lowering: Lowering, areFields: boolean): Parameter[] {
  if (!list) return [];
  if (list.type === 'implicit_parameter') return [declare(list, { name: plainName(list), position: 0, areFields }, at, lowering)];
  const parameters = childrenOf(list, 'parameter', 'implicit_parameter').map((node, position) => {
    const name = plainName(field(node, 'name') ?? node);
    return declare(node, { name, position, areFields }, at, lowering);
  });
  const rest = field(list, 'name');
  if (!rest) return parameters;
  const position = parameters.length;
  lowering.declare(at.scope, { name: rest.text, values: [], parameter: position, place: lowering.at(rest) });
  return [...parameters, { name: rest.text, isRest: true, isField: false, decorators: [] }];
}

interface Declared {
  readonly name: string;
  readonly position: number;
  readonly areFields: boolean;
}

function declare(node: Node, { name, position, areFields }: Declared, at: At, lowering: Lowering): Parameter {
  const stated = typeReference(field(node, 'type')) ?? typeByTarget(node, position);
  const takes = delegateTakes(stated);
  const type = defined('type', stated);
  lowering.declare(at.scope, { name, ...type, values: [], parameter: position, place: lowering.at(node) });
  const fallback = node.type === 'parameter' ? defaultOf(node) : undefined;
  return {
    name,
    ...type,
    ...(takes.length > 0 ? { takes } : {}),
    ...defined('default', fallback && lowering.typed(fallback, typeReference(field(node, 'type')), at)),
    isRest: hasModifier(node, 'params'),
    isField: areFields,
    decorators: lowerAttributes(node, at, lowering),
  };
}

function defaultOf(node: Node): Node | undefined {
  const name = field(node, 'name');
  return node.namedChildren.find((child) => name && child.startIndex > name.endIndex);
}

/** A lambda or an anonymous method as a value. */
export function lowerLambda(node: Node, at: At, lowering: Lowering): Expression {
  const index = lowerFunction(node, at, lowering, { kind: 'function' });
  applyAttributes(index, lowering);
  return { is: 'function', function: index };
}

/** What the attributes of a function say holds wherever it stands: it has no class to be found in. */
function applyAttributes(index: number, lowering: Lowering): void {
  for (const { callee, arguments: given, scope, place } of lowering.functions[index]?.decorators ?? [])
    lowering.call({
      callee,
      arguments: given,
      isNew: false,
      typeArguments: [],
      decorates: { is: 'function', function: index },
      scope,
      place,
    });
}

/** A local function is a variable of the function around it. */
export function lowerLocalFunction(node: Node, at: At, lowering: Lowering): void {
  const name = field(node, 'name')?.text ?? '';
  const index = lowerFunction(node, at, lowering, { kind: 'function', name });
  applyAttributes(index, lowering);
  const values = [{ expression: { is: 'function' as const, function: index }, scope: at.scope }];
  lowering.declare(at.scope, { name, values, place: lowering.at(node) });
}

/** Whether a function's first parameter is the thing it extends: `this IServiceCollection services`. */
export function isExtension(node: Node): boolean {
  const [first] = childrenOf(field(node, 'parameters'), 'parameter');
  return first !== undefined && hasModifier(first, 'this');
}
