import type { Decorator, Expression, TypeReference } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { callAttributes, isForTests } from './attributes.ts';
import { lowerBlock } from './blocks.ts';
import { type At, inner, nameOf, type Walker } from './lowering.ts';
import { bindPattern } from './patterns.ts';
import { typeReference } from './types.ts';

/** What a function is, beside what its node says. */
export interface FunctionShape {
  readonly class?: number;
  /** What it goes by, where that is not its own name. */
  readonly name?: string;
  readonly decorators?: readonly Decorator[];
}

/** A function or a method; gives its index. */
export function lowerFunction(node: Node, at: At, walker: Walker, shape: FunctionShape): number {
  const { draft } = walker;
  const name = shape.name ?? node.childForFieldName('name')?.text ?? '';
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index }, at.self ?? name);
  const parameters = partsOf(node.childForFieldName('parameters') ?? node);
  const returnType = typeReference(node.childForFieldName('return_type'), walker);
  const body = node.childForFieldName('body');
  const takesSelf = parameters.some(({ type }) => type === 'self_parameter');
  draft.addFunction({
    name,
    kind: shape.class === undefined ? 'function' : 'method',
    scope,
    parameters: [],
    returns: [],
    ...(returnType ? { returnType } : {}),
    ...(shape.class === undefined ? {} : { class: shape.class }),
    isStatic: shape.class !== undefined && !takesSelf,
    isAbstract: !body,
    decorators: [...(shape.decorators ?? [])],
    place: walker.place(node),
  });
  const inside: At = { ...inner(at), scope, function: index };
  for (const parameter of parameters) if (parameter.type === 'parameter') addParameter(parameter, index, inside, walker);
  const value = body ? lowerBlock(body, inside, walker) : undefined;
  if (value) draft.functions[index]?.returns.push({ expression: value, scope });
  return index;
}

/** `id: u32`, and a pattern that takes its parts: `State(state): State<App>`. */
function addParameter(node: Node, index: number, at: At, walker: Walker): void {
  const pattern = node.childForFieldName('pattern') ?? node;
  const type = node.childForFieldName('type');
  const decorators = extractorsOf(type, at, walker);
  declareParameter(pattern, { type: typeReference(type, walker), decorators }, index, at, walker);
}

/**
 * Extractors say where a value comes from, as decorators of parameters do elsewhere: https://docs.rs/axum/latest/axum/extract/,
 * https://actix.rs/docs/extractors/
 */
const EXTRACTOR = /^(State|Extension|Data|Json|Form|Path|Query)$/;

function extractorsOf(type: Node | null, at: At, walker: Walker): Decorator[] {
  const name = type?.type === 'generic_type' ? (type.childForFieldName('type')?.text.split('::').at(-1) ?? '') : '';
  if (!type || !EXTRACTOR.test(name)) return [];
  return [{ callee: nameOf(name), arguments: [], scope: at.scope, place: walker.place(type) }];
}

/** What is said of a parameter beside its name. */
interface Told {
  readonly type?: TypeReference | undefined;
  readonly decorators: Decorator[];
}

function declareParameter(pattern: Node, { type, decorators }: Told, index: number, at: At, walker: Walker): void {
  const parameters = walker.draft.functions[index]?.parameters;
  if (!parameters) return;
  const plain = pattern.type === 'mut_pattern' ? partsOf(pattern).at(-1) : pattern;
  const isName = plain?.type === 'identifier';
  const name = isName ? plain.text : `#${parameters.length}`;
  const typed = type ? { type } : {};
  if (isName) at.block.locals.set(name, name);
  walker.draft.declare(at.scope, { name, ...typed, values: [], parameter: parameters.length, place: walker.place(pattern) });
  parameters.push({ name, ...typed, isRest: false, isField: false, decorators });
  if (!isName) bindPattern(pattern, nameOf(name), at, walker);
}

/** `|order| order.id`. */
export function lowerClosure(node: Node, at: At, walker: Walker): Expression {
  const { draft } = walker;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  draft.addFunction({ kind: 'function', scope, parameters: [], returns: [], place: walker.place(node), ...flags });
  const inside: At = { ...inner(at), scope, function: index };
  for (const each of partsOf(node.childForFieldName('parameters') ?? node)) {
    if (each.type === 'parameter') addParameter(each, index, inside, walker);
    else declareParameter(each, { decorators: [] }, index, inside, walker);
  }
  const body = node.childForFieldName('body');
  if (body) draft.functions[index]?.returns.push({ expression: walker.expression(body, inside), scope });
  return { is: 'function', function: index };
}

/** A function of the file, or inside another. */
export function lowerPlainFunction(node: Node, at: At, walker: Walker): void {
  if (isForTests(node)) return;
  const name = node.childForFieldName('name')?.text ?? '';
  const expression: Expression = { is: 'function', function: lowerFunction(node, at, walker, {}) };
  walker.draft.declare(at.scope, { name, values: [{ expression, scope: at.scope }], place: walker.place(node) });
  if (at.scope === 0) walker.draft.exports.push({ name, value: { expression, scope: 0 } });
  callAttributes(node, expression, at, walker);
}
