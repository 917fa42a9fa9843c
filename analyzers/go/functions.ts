import type { Bound, Expression, Parameter } from '../../src/code/ir.ts';
import type { FunctionDraft, VariableDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, type Body, childrenOf, part } from './lowering.ts';
import { lowerStatements } from './statements.ts';
import { namedType, typeOf } from './types.ts';

/** What a declaration says of a function beside its signature. */
export interface Heading {
  readonly name?: string;
  readonly class?: number;
  readonly receiver?: string | undefined;
  /** The top-level declaration its code belongs to; what runs at the start of the program has none. */
  readonly declaration?: string | undefined;
}

/** `func(…) { … }` in place. */
export function lowerFunctionLiteral(node: Node, at: At): Expression {
  return { is: 'function', function: lowerFunction(node, {}, at) };
}

/** A function with its body; gives its index. */
export function lowerFunction(node: Node, heading: Heading, at: At): number {
  const { draft } = at.file;
  const parameters = parametersOf(part(node, 'parameters'));
  const made = emptyFunction(node, heading, parameters, at);
  const index = draft.addFunction(made);
  made.scope = draft.openScope({ parent: at.scope, function: index }, heading.declaration);
  for (const [position, { name, type }] of parameters.entries()) {
    const variable: VariableDraft = { name, values: [], parameter: position, place: made.place };
    if (type) variable.type = type;
    draft.declare(made.scope, variable);
  }
  const results = declareResults(part(node, 'result'), made, at);
  const outs: Record<string, Bound[]> = {};
  const body: Body = {
    draft: made,
    outs,
    parameters: parameters.map(({ name }) => name),
    ...results,
    ...(heading.receiver !== undefined && heading.class !== undefined
      ? { receiver: { name: heading.receiver, class: heading.class } }
      : {}),
  };
  if (heading.receiver !== undefined) declareReceiver(heading.receiver, made, at);
  const block = part(node, 'body');
  if (block) lowerStatements(block, { file: at.file, scope: made.scope, body });
  if (Object.keys(outs).length > 0) made.outs = outs;
  return index;
}

function emptyFunction(node: Node, heading: Heading, parameters: readonly Parameter[], at: At): FunctionDraft {
  const { name } = heading;
  const result = part(node, 'result');
  const first = result?.type === 'parameter_list' ? part(childrenOf(result)[0] ?? result, 'type') : result;
  const returnType = typeOf(first);
  const drafted: FunctionDraft = {
    kind: heading.class === undefined ? 'function' : 'method',
    scope: at.scope,
    parameters: [...parameters],
    returns: [],
    isStatic: false,
    isAbstract: false,
    decorators: [],
    place: at.file.place(node),
  };
  if (name !== undefined) drafted.name = name;
  if (name !== undefined) drafted.isPrivate = !/^\p{Lu}/u.test(name);
  if (returnType) drafted.returnType = returnType;
  if (heading.class !== undefined) drafted.class = heading.class;
  const types = typeParametersOf(node);
  if (types.length > 0) drafted.typeParameters = types;
  return drafted;
}

/** `func Load[T any](…)`: names that stand for types. https://go.dev/ref/spec#Type_parameter_declarations */
function typeParametersOf(node: Node): string[] {
  const list = part(node, 'type_parameters');
  return (list ? childrenOf(list) : []).flatMap((each) =>
    each.childrenForFieldName('name').flatMap((name) => (name ? [name.text] : [])),
  );
}

/** `a, b string, rest ...int`; a parameter without a name has its position. */
export function parametersOf(list: Node | undefined): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (const declaration of list ? childrenOf(list) : []) {
    const types = typesOf(part(declaration, 'type'));
    const names = declaration.childrenForFieldName('name').flatMap((each) => (each ? [each.text] : []));
    const isRest = declaration.type === 'variadic_parameter_declaration';
    for (const name of names.length > 0 ? names : [`#${parameters.length}`])
      parameters.push({
        name: name === '_' ? `#${parameters.length}` : name,
        ...types,
        isRest,
        isField: false,
        decorators: [],
      });
  }
  return parameters;
}

/** A parameter's type; of a function, what that takes. https://go.dev/ref/spec#Function_types */
function typesOf(node: Node | undefined): Pick<Parameter, 'type' | 'takes'> {
  if (node?.type === 'function_type') return { takes: parametersOf(part(node, 'parameters')).map((each) => each.type ?? null) };
  const type = typeOf(node);
  return type ? { type } : {};
}

/** Named results are variables; a bare `return` gives them. */
function declareResults(result: Node | undefined, made: FunctionDraft, at: At): Pick<Body, 'results' | 'resultCount'> {
  if (result?.type !== 'parameter_list') return { results: [], resultCount: result ? 1 : 0 };
  const results: string[] = [];
  let resultCount = 0;
  for (const declaration of childrenOf(result)) {
    const type = typeOf(part(declaration, 'type'));
    const names = declaration.childrenForFieldName('name').flatMap((each) => (each ? [each.text] : []));
    resultCount += Math.max(1, names.length);
    for (const name of names) {
      results.push(name);
      at.file.draft.declare(made.scope, { name, values: [], place: at.file.place(declaration), ...(type ? { type } : {}) });
    }
  }
  return { results, resultCount };
}

/** The receiver's name means the instance. */
function declareReceiver(name: string, made: FunctionDraft, at: At): void {
  const values = [{ expression: { is: 'this' } as const, scope: made.scope }];
  at.file.draft.declare(made.scope, { name, values, place: made.place });
}

/** Name and type of `func (s *Server) …`. */
export function receiverOf(node: Node): { readonly name: string | undefined; readonly type: string } | undefined {
  const list = part(node, 'receiver');
  const declaration = list && childrenOf(list)[0];
  const type = declaration && part(declaration, 'type');
  const named = type && namedType(type);
  if (!named) return undefined;
  const bare = named.type === 'generic_type' ? (part(named, 'type') ?? named) : named;
  return { name: declaration && part(declaration, 'name')?.text, type: bare.text };
}
