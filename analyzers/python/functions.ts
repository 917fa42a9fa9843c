import type { Expression, FunctionNode, Parameter } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { OPTION } from './command-lines.ts';
import { lowerDecorators } from './decorators.ts';
import type { At, Lowering } from './lowering.ts';
import { reboundWithin } from './rebound.ts';
import { typeOf } from './types.ts';

/** A function or method with its decorators; its name is a variable that can also be what its decorators make of it. */
export function lowerFunction(node: Node, at: At, lowering: Lowering, decorators: readonly Node[] = []): void {
  const { draft } = lowering;
  const name = node.childForFieldName('name')?.text ?? '';
  const words = decorators.map(({ text }) => text.slice(1).trim());
  const index = addFunction(node, name, at, lowering, words);
  const made = lowerDecorators(decorators, { is: 'function', function: index }, at, lowering, draft.functions[index]);
  if (at.class !== undefined) {
    draft.classes[at.class]?.methods.push(index);
    return;
  }
  const values = [{ is: 'function', function: index } as const, ...made].map((expression) => ({ expression, scope: at.scope }));
  at.rebound?.delete(name);
  draft.declare(at.scope, { name, values, place: lowering.place(node.childForFieldName('name') ?? node) });
}

function addFunction(node: Node, name: string, at: At, lowering: Lowering, words: readonly string[]): number {
  const { draft } = lowering;
  const isStatic = words.some((word) => /^(staticmethod|classmethod|abstractstaticmethod|abstractclassmethod)$/.test(word));
  const isMethod = at.class !== undefined;
  const declaration = at.scope === 0 ? name : undefined;
  const parent = isMethod ? (draft.scopes[at.scope]?.parent ?? 0) : at.scope;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent, function: index }, declaration ?? draft.scopes[at.scope]?.declaration);
  const returnType = typeOf(node.childForFieldName('return_type'));
  draft.addFunction({
    name,
    kind: kindOf(name, isMethod, words),
    scope,
    parameters: [],
    returns: [],
    ...(returnType ? { returnType } : {}),
    ...(isMethod ? { class: at.class } : {}),
    isStatic,
    isAbstract: isMethod && words.some((word) => /(^|\.)abstract\w*$/.test(word)),
    decorators: [],
    place: lowering.place(node),
  });
  const self = isMethod && !words.includes('staticmethod') ? selfOf(node, words) : undefined;
  const method = isMethod ? at.class : at.method;
  const inner: At = {
    scope,
    function: index,
    method,
    self: self ?? (isMethod ? undefined : at.self),
    globals: new Set(),
    rebound: reboundWithin(at),
  };
  lowerParameters(node.childForFieldName('parameters'), index, self?.name, at, inner, lowering);
  const body = node.childForFieldName('body');
  if (body) lowering.visit(body, inner);
  return index;
}

function kindOf(name: string, isMethod: boolean, words: readonly string[]): FunctionNode['kind'] {
  if (!isMethod) return 'function';
  if (name === '__init__') return 'constructor';
  return words.some((word) => /(^|\.)(cached_)?property$|^computed_field\b/.test(word)) ? 'getter' : 'method';
}

/** The first parameter of a method, whatever it is called. */
function selfOf(node: Node, words: readonly string[]): At['self'] {
  const [first] = node.childForFieldName('parameters')?.namedChildren ?? [];
  const name =
    first?.type === 'identifier' ? first.text : first?.type === 'typed_parameter' ? first.namedChildren[0]?.text : undefined;
  return name === undefined ? undefined : { name, isClass: words.includes('classmethod') };
}

function lowerParameters(
  node: Node | null,
  index: number,
  self: string | undefined,
  outside: At,
  inside: At,
  lowering: Lowering,
): void {
  const fn = lowering.draft.functions[index];
  if (!node || !fn) return;
  const place = lowering.place(node);
  let isNamedOnly = false;
  for (const part of partsOf(node)) {
    const parameter = parameterOf(part, outside, lowering);
    const isRest = part.type === 'keyword_separator' || parameter?.isRest === true;
    if (parameter && parameter.name !== self) {
      const position = fn.parameters.push(isNamedOnly && !isRest ? { ...parameter, isNamedOnly } : parameter) - 1;
      const { name, type } = parameter;
      inside.rebound?.delete(name);
      lowering.draft.declare(inside.scope, { name, ...(type ? { type } : {}), values: [], parameter: position, place });
    }
    isNamedOnly ||= isRest;
  }
}

function parameterOf(node: Node, at: At, lowering: Lowering): Parameter | undefined {
  const named = node.childForFieldName('name') ?? (node.type === 'identifier' ? node : node.namedChildren[0]);
  if (!named) return undefined;
  const splat = /splat_pattern$/.test(node.type) ? node : /splat_pattern$/.test(named.type) ? named : undefined;
  const name = splat ? splat.namedChildren[0]?.text : named.text;
  if (name === undefined) return undefined;
  const [stated, said] = [node.childForFieldName('value'), annotatedCall(node.childForFieldName('type'))];
  const type = splat ? undefined : typeOf(node.childForFieldName('type'));
  return {
    name,
    ...(type ? { type } : {}),
    ...(stated || said ? { default: defaultOf(stated, said, at, lowering) } : {}),
    isRest: splat?.type === 'list_splat_pattern',
    ...(splat?.type === 'dictionary_splat_pattern' ? { takesNamed: true } : {}),
    isField: false,
    decorators: [],
  };
}

/** An option of `Annotated[str, Option(envvar='X')]` is first what its variable says. https://typer.tiangolo.com/tutorial/arguments/envvar/ */
function defaultOf(stated: Node | null, said: Node | undefined, at: At, lowering: Lowering): Expression {
  const value = lowering.expression((stated ?? said) as Node, at);
  const given = stated && said ? partsOf(said.childForFieldName('arguments') as Node) : [];
  const named = given.find(({ type, text }) => type === 'keyword_argument' && /^envvar\s*=/.test(text));
  const variable = named?.childForFieldName('value');
  if (!said || !variable) return value;
  return lowering.draft.call({
    callee: { is: 'name', name: OPTION },
    arguments: [lowering.expression(variable, at), value],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(said),
  });
}

/** `Annotated[Client, Depends(make_client)]`: the call says where the value comes from. */
function annotatedCall(type: Node | null): Node | undefined {
  if (!type || !/^(typing\.)?Annotated\[/.test(type.text)) return undefined;
  return type.descendantsOfType('call').find((each) => each !== null) ?? undefined;
}

/** `lambda order: order.id`. */
export function lowerLambda(node: Node, at: At, lowering: Lowering): Expression {
  const { draft } = lowering;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const place = lowering.place(node);
  const none = { parameters: [], returns: [], decorators: [], isStatic: false, isAbstract: false };
  draft.addFunction({ kind: 'function', scope, ...none, place });
  const inner: At = { ...at, class: undefined, scope, function: index, rebound: reboundWithin(at) };
  lowerParameters(node.childForFieldName('parameters'), index, undefined, at, inner, lowering);
  const body = node.childForFieldName('body');
  const value = body ? lowering.expression(body, inner) : NOTHING;
  draft.functions[index]?.returns.push({ expression: value, scope });
  return { is: 'function', function: index };
}
