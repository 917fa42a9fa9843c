import type { Decorator, Expression, TypeReference } from '../../src/code/ir.ts';
import { emptyClass, plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerLocal, lowerLocalValue } from './expressions.ts';
import { type At, inner, memberOf, type Owner, type Walker } from './lowering.ts';
import { lowerName, pathOf } from './names.ts';
import { GRPC } from './spellings.ts';
import { typeReference } from './types.ts';

/** A class, trait or object; an object's members are static, and a companion's belong to its class. */
export function lowerClass(node: Node, at: At, walker: Walker): Expression {
  const { draft } = walker;
  const name = node.childForFieldName('name')?.text.replace(/`/g, '') ?? '';
  const isObject = node.type === 'object_definition';
  const parents = parentsOf(node);
  const place = walker.place(node.childForFieldName('name') ?? node);
  const known = draft.classes.findIndex((each) => each.name === name && each.scope === at.scope);
  const index =
    known >= 0 ? known : draft.addClass({ ...emptyClass(name, at.scope, place), isAbstract: node.type === 'trait_definition' });
  const own = draft.classes[index];
  if (!own) return NOTHING;
  if (known < 0) publish(name, index, at, walker);
  own.isInterface = node.type === 'trait_definition';
  own.implements.push(...parents.flatMap((each) => typeReference(each) ?? []));
  extend(own, parents, at, walker);
  const body = node.childForFieldName('body');
  const owner: Owner = { name, class: index, members: membersOf(node, body), isObject, outer: at.owner };
  const scope = draft.openScope({ parent: at.scope, class: index }, name);
  const inside: At = { scope, owner, locals: new Map() };
  const constructed = isObject ? inside : lowerConstructor(node, inside, walker);
  lowerMembers(body, inside, constructed, serviceOf(parents), walker);
  return NOTHING;
}

/** The name is seen in the file, and from other files; inside of an object, as its member. */
function publish(name: string, index: number, at: At, { draft }: Walker): void {
  const value = { expression: { is: 'class' as const, class: index }, scope: at.scope };
  const place = draft.classes[index]?.place ?? draft.place(0);
  draft.declare(at.scope, { name, values: [value], place });
  if (at.scope !== 0)
    draft.classes[at.owner?.class ?? -1]?.fields.push({ ...plainField(name, place), values: [value], isStatic: true });
}

function parentsOf(node: Node): readonly Node[] {
  const clause = node.childForFieldName('extend');
  return clause ? partsOf(clause).filter(({ type }) => /(type_identifier|generic_type)$/.test(type)) : [];
}

/** Members come from all that a class extends; there are no interfaces without code. */
function extend(own: { extends?: unknown }, parents: readonly Node[], at: At, walker: Walker): void {
  const options = parents.map((each): Expression => {
    const plain = each.type === 'generic_type' ? (each.childForFieldName('type') ?? each) : each;
    const [head = '', ...rest] = (pathOf(plain) ?? []).filter((part) => /^[A-Z]/.test(part));
    return rest.reduce<Expression>(memberOf, lowerName(head, at, walker));
  });
  const [only, second] = options;
  if (only) Object.assign(own, { extends: { expression: second ? { is: 'choice', options } : only, scope: at.scope } });
}

/** The generated service that a class answers: `PricesGrpc.Prices`, `PricesFs2Grpc[IO, Metadata]`. */
function serviceOf(parents: readonly Node[]): string | undefined {
  const found = parents.map(({ text }) => /\b(\w+?)(?:Grpc\.\1|Fs2Grpc)\b/.exec(text)?.[1]);
  return found.find((each) => each !== undefined);
}

const NAMED = /^(function_definition|function_declaration|object_definition|class_definition)$/;

function membersOf(node: Node, body: Node | null): ReadonlySet<string> {
  const parameters = node.childrenForFieldName('class_parameters').flatMap((list) => (list ? partsOf(list) : []));
  const names = [...parameters, ...(body ? partsOf(body) : [])].flatMap((each) => {
    if (each.type === 'class_parameter' || NAMED.test(each.type)) return each.childForFieldName('name')?.text ?? [];
    return /^(val|var)_/.test(each.type)
      ? ((each.childForFieldName('pattern') ?? each.childForFieldName('name'))?.text ?? [])
      : [];
  });
  return new Set(names.map((each) => each.replace(/`/g, '')));
}

/** Parameters of a class are fields; what it passes on goes to the first that it extends. */
function lowerConstructor(node: Node, at: At, walker: Walker): At {
  const { draft } = walker;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const owner = at.owner?.class ?? -1;
  const flags = { isStatic: false, isAbstract: false, class: owner, decorators: [] };
  draft.addFunction({ kind: 'constructor', scope, parameters: [], returns: [], place: walker.place(node), ...flags });
  draft.classes[owner]?.methods.push(index);
  const inside: At = { ...inner(at), scope, function: index };
  for (const list of node.childrenForFieldName('class_parameters'))
    for (const each of list ? partsOf(list) : []) addParameter(each, index, inside, walker, true);
  const passed = node.childForFieldName('extend')?.childForFieldName('arguments');
  const args = passed ? partsOf(passed).map((each) => walker.expression(each, inside)) : [];
  if (args.length > 0) walker.call(node, inside, { callee: { is: 'super' }, arguments: args });
  return inside;
}

function addParameter(node: Node, index: number, at: At, walker: Walker, isField: boolean): void {
  const { draft } = walker;
  const name = node.childForFieldName('name')?.text;
  const parameters = draft.functions[index]?.parameters;
  if (name === undefined || !parameters) return;
  const type = typeReference(node.childForFieldName('type'));
  const usual = node.childForFieldName('default_value');
  const told = { name, ...(type ? { type } : {}) };
  const place = walker.place(node);
  at.locals.set(name, name);
  draft.declare(at.scope, { ...told, values: [], parameter: parameters.length, place });
  parameters.push({
    ...told,
    ...(usual ? { default: walker.expression(usual, at) } : {}),
    isRest: false,
    isField,
    decorators: [],
  });
  const values = [{ expression: { is: 'name' as const, name }, scope: at.scope }];
  if (isField) draft.classes[at.owner?.class ?? -1]?.fields.push({ ...plainField(name, place), ...told, values });
}

/** Methods assign fields, so those are there first; statements run while an instance is made. */
function lowerMembers(body: Node | null, at: At, constructed: At, service: string | undefined, walker: Walker): void {
  const members = body ? partsOf(body) : [];
  for (const each of members) if (/^(val|var)_/.test(each.type)) lowerField(each, constructed, walker);
  for (const each of members) {
    if (/^function_/.test(each.type)) lowerMethod(each, at, service, walker);
    else if (!/^(val|var)_/.test(each.type)) walker.visit(each, constructed);
  }
}

function lowerField(node: Node, at: At, walker: Walker): void {
  const own = walker.draft.classes[at.owner?.class ?? -1];
  const named = node.childForFieldName('pattern') ?? node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!own || named?.type !== 'identifier') {
    lowerLocal(node, at, walker);
    return;
  }
  const type = typeReference(node.childForFieldName('type'));
  own.fields.push({
    ...plainField(named.text, walker.place(node)),
    ...(type ? { type } : {}),
    values: value ? [{ expression: walker.expression(value, at), scope: at.scope }] : [],
    isStatic: at.owner?.isObject === true,
  });
}

function lowerMethod(node: Node, at: At, service: string | undefined, walker: Walker): void {
  const name = node.childForFieldName('name')?.text ?? '';
  const isPrivate = partsOf(node).some(({ type, text }) => type === 'modifiers' && /\b(private|protected)\b/.test(text));
  const isOperation = !isPrivate && node.childrenForFieldName('parameters').length > 0;
  const decorators = isOperation && service !== undefined ? [rpc(node, service, name, at, walker)] : [];
  const index = lowerFunction(node, at, walker, at.owner?.class, decorators);
  walker.draft.classes[at.owner?.class ?? -1]?.methods.push(index);
}

function rpc(node: Node, service: string, name: string, at: At, walker: Walker): Decorator {
  const operation = name.charAt(0).toUpperCase() + name.slice(1);
  const args = [literalOf(service), literalOf(operation)];
  return { callee: spelled(GRPC, 'method'), arguments: args, scope: at.scope, place: walker.place(node) };
}

/** A function or method; one that takes no parameters at all is asked for without a call. */
function lowerFunction(node: Node, at: At, walker: Walker, of: number | undefined, decorators: Decorator[]): number {
  const { draft } = walker;
  const name = node.childForFieldName('name')?.text.replace(/`/g, '') ?? '';
  const lists = node.childrenForFieldName('parameters');
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index }, at.scope === 0 ? name : undefined);
  const returnType: TypeReference | undefined = typeReference(node.childForFieldName('return_type'));
  const body = node.childForFieldName('body');
  draft.addFunction({
    name,
    kind: of === undefined ? 'function' : lists.length === 0 ? 'getter' : 'method',
    scope,
    parameters: [],
    returns: [],
    ...(returnType ? { returnType } : {}),
    ...(of === undefined ? {} : { class: of }),
    isStatic: at.owner?.isObject === true,
    isAbstract: of !== undefined && !body,
    decorators: [...decorators, ...annotations(node, at, walker)],
    place: walker.place(node),
  });
  const inside: At = { ...inner(at), scope, function: index };
  for (const list of lists) for (const each of list ? partsOf(list) : []) addParameter(each, index, inside, walker, false);
  if (body) draft.functions[index]?.returns.push({ expression: walker.expression(body, inside), scope });
  return index;
}

function annotations(node: Node, at: At, walker: Walker): Decorator[] {
  return partsOf(node)
    .filter(({ type }) => type === 'annotation')
    .map((each) => ({
      callee: { is: 'name', name: each.childForFieldName('name')?.text ?? '' },
      arguments: [],
      scope: at.scope,
      place: walker.place(each),
    }));
}

/** A function of the file or inside of another. */
export function lowerPlainFunction(node: Node, at: At, walker: Walker): Expression {
  const name = node.childForFieldName('name')?.text ?? '';
  const index = lowerFunction(node, at, walker, undefined, []);
  const takesNothing = node.childrenForFieldName('parameters').length === 0;
  const [only] = walker.draft.functions[index]?.returns ?? [];
  const value: Expression = takesNothing && only ? only.expression : { is: 'function', function: index };
  if (at.scope === 0) {
    const values = [{ expression: value, scope: takesNothing && only ? only.scope : 0 }];
    walker.draft.declare(0, { name, values, place: walker.place(node) });
  } else if (!takesNothing) lowerLocalValue(name, value, node, at, walker);
  else
    lowerLocalValue(
      name,
      walker.call(node, at, { callee: { is: 'function', function: index }, arguments: [] }),
      node,
      at,
      walker,
    );
  return NOTHING;
}

/** A value of the file itself. */
export function lowerTopValue(node: Node, at: At, walker: Walker): Expression {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  if (at.scope !== 0 || pattern?.type !== 'identifier' || !value) return lowerLocal(node, at, walker);
  const values = [{ expression: walker.expression(value, at), scope: 0 }];
  walker.draft.declare(0, { name: pattern.text, values, place: walker.place(node) });
  return NOTHING;
}
