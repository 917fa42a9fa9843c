import type { Decorator, Expression, TypeReference } from '../../src/code/ir.ts';
import { addPart, plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentsIn } from './calls.ts';
import type { At, Walker } from './lowering.ts';
import { pathOf } from './names.ts';
import { typeReference } from './types.ts';

/** What a declarator declares, under pointers, references and arrays. */
export function declaredIn(node: Node | null): Node | undefined {
  let at = node ?? undefined;
  while (at && /^(pointer|reference|array|parenthesized|attributed)_declarator$/.test(at.type))
    at = at.childForFieldName('declarator') ?? partsOf(at).at(-1);
  return at;
}

/** The declarator with the parameters, where one declares a function. */
export function functionDeclarator(node: Node): Node | undefined {
  const declared = declaredIn(node.childForFieldName('declarator'));
  return declared?.type === 'function_declarator' ? declared : undefined;
}

/** What a function is, beside what its node says. */
interface FunctionShape {
  readonly name: string;
  readonly class?: number | undefined;
  readonly decorators?: readonly Decorator[];
}

/** A function or method with its body, if it has one here; gives its index. */
export function lowerFunction(node: Node, declarator: Node, at: At, walker: Walker, shape: FunctionShape): number {
  const { draft } = walker;
  const isMethod = shape.class !== undefined;
  const isConstructor = isMethod && draft.classes[shape.class ?? -1]?.name === shape.name;
  const returnType = typeReference(node.childForFieldName('type'), walker);
  const index = openFunction(node, { ...shape, isConstructor, returnType }, at, walker);
  const inside: At = { ...at, scope: draft.functions[index]?.scope ?? 0, function: index, class: shape.class };
  addParameters(declarator.childForFieldName('parameters'), index, inside, walker);
  for (const each of partsOf(node)) if (each.type === 'field_initializer_list') lowerInitializers(each, inside, walker);
  const body = node.childForFieldName('body');
  if (body) walker.children(body, inside);
  return index;
}

interface Opened extends FunctionShape {
  readonly isConstructor: boolean;
  readonly returnType: TypeReference | undefined;
}

function openFunction(
  node: Node,
  { name, class: of, decorators = [], isConstructor, returnType }: Opened,
  at: At,
  walker: Walker,
): number {
  const { draft } = walker;
  const index = draft.functions.length;
  const declaration = of === undefined ? name : (draft.classes[of]?.name ?? name);
  const scope = draft.openScope({ parent: at.scope, function: index }, declaration);
  return draft.addFunction({
    ...(name === '' ? {} : { name }),
    kind: isConstructor ? 'constructor' : of === undefined ? 'function' : 'method',
    scope,
    parameters: [],
    returns: [],
    ...(returnType ? { returnType } : {}),
    ...(of === undefined ? {} : { class: of }),
    isStatic: of !== undefined && partsOf(node).some(({ type, text }) => type === 'storage_class_specifier' && text === 'static'),
    isAbstract: false,
    decorators: [...decorators],
    place: walker.place(node),
  });
}

function addParameters(list: Node | null, index: number, at: At, walker: Walker): void {
  const parameters = walker.draft.functions[index]?.parameters;
  if (!list || !parameters) return;
  for (const node of partsOf(list)) {
    if (!/^(optional_)?parameter_declaration$/.test(node.type)) continue;
    const declared = declaredIn(node.childForFieldName('declarator'));
    const name = declared?.type === 'identifier' ? declared.text : `#${parameters.length}`;
    const type = typeReference(node.childForFieldName('type'), walker);
    const typed = type ? { type } : {};
    const value = node.childForFieldName('default_value');
    const position = parameters.length;
    walker.draft.declare(at.scope, { name, ...typed, values: [], parameter: position, place: walker.place(node) });
    const usual = value ? { default: walker.expression(value, at) } : {};
    parameters.push({ name, ...typed, ...usual, isRest: false, isField: false, decorators: [] });
  }
}

/** `: Base(url), stub_(Prices::NewStub(channel))`: what the base is given, and what fields begin as. */
function lowerInitializers(list: Node, at: At, walker: Walker): void {
  for (const each of partsOf(list)) {
    const [target, given] = partsOf(each);
    if (each.type !== 'field_initializer' || !target || !given) continue;
    const args = argumentsIn(given, at, walker);
    const [only, second] = args;
    if (isBase(target, at, walker)) walker.call(each, at, { callee: { is: 'super' }, arguments: args });
    else if (only && !second) assignField(target.text, only, each, at, walker);
    else if (only) assignInstance(target.text, args, each, at, walker);
  }
}

function isBase(target: Node, at: At, { draft }: Walker): boolean {
  const base = at.class === undefined ? undefined : draft.classes[at.class]?.extends?.expression;
  const name = base?.is === 'name' || base?.is === 'member' ? base.name : undefined;
  return target.type !== 'field_identifier' || name === pathOf(target).at(-1);
}

/** `client_("stock", 8080)`: an instance of the field's own type. */
function assignInstance(name: string, args: readonly Expression[], node: Node, at: At, walker: Walker): void {
  const type =
    at.class === undefined ? undefined : walker.draft.classes[at.class]?.fields.find((each) => each.name === name)?.type;
  if (!type) return;
  const callee: Expression = { is: 'name', name: type.name };
  assignField(name, walker.call(node, at, { callee, arguments: args, isNew: true }), node, at, walker);
}

/** A further value of a field of the class around. */
export function assignField(name: string, value: Expression, node: Node, at: At, walker: Walker): void {
  const own = at.class === undefined ? undefined : walker.draft.classes[at.class];
  if (!own) return;
  const values = { expression: value, scope: at.scope };
  const known = own.fields.find((each) => each.name === name);
  if (known) known.values.push(values);
  else own.fields.push({ ...plainField(name, walker.place(node)), values: [values] });
}

/** A function of the file, or a method whose class is declared here or in a header: `Status StockService::Reserve(…) { … }`. */
export function lowerDefinition(node: Node, at: At, walker: Walker): void {
  const declarator = functionDeclarator(node);
  const named = declarator?.childForFieldName('declarator');
  if (!declarator || !named) {
    walker.children(node, at);
    return;
  }
  const [name = '', owner] = pathOf(named).toReversed();
  const { draft } = walker;
  const isMember = owner !== undefined && (/^[A-Z]/.test(owner) || draft.classes.some((each) => each.name === owner));
  if (isMember) {
    const known = draft.classes.findIndex((each) => each.name === owner);
    const index = known >= 0 ? known : addPart(owner, walker.place(node), draft);
    const scope = draft.openScope({ parent: 0, class: index }, owner);
    const members = new Set(draft.classes[index]?.fields.map((each) => each.name));
    const method = lowerFunction(node, declarator, { scope, class: index, members }, walker, { name, class: index });
    draft.classes[index]?.methods.push(method);
    return;
  }
  const expression: Expression = {
    is: 'function',
    function: lowerFunction(node, declarator, { scope: at.scope }, walker, { name }),
  };
  draft.declare(at.scope, { name, values: [{ expression, scope: at.scope }], place: walker.place(node) });
}

/** `[&](const Request& request, Response& response) { … }`. */
export function lowerLambda(node: Node, at: At, walker: Walker): Expression {
  const { draft } = walker;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  draft.addFunction({ kind: 'function', scope, parameters: [], returns: [], place: walker.place(node), ...flags });
  const inside: At = { ...at, scope, function: index };
  const declarator = node.childForFieldName('declarator');
  addParameters(declarator?.childForFieldName('parameters') ?? null, index, inside, walker);
  const body = node.childForFieldName('body');
  if (body) walker.children(body, inside);
  return { is: 'function', function: index };
}

export function lowerReturn(node: Node, at: At, walker: Walker): Expression {
  const [value] = partsOf(node);
  const expression = value ? walker.expression(value, at) : literalOf(null);
  if (value && at.function !== undefined) walker.draft.functions[at.function]?.returns.push({ expression, scope: at.scope });
  return expression;
}
