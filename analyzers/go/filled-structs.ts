import type { CallSite, Expression, FunctionNode, Module, TypeReference } from '../../src/code/ir.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { packagePath } from './package-path.ts';
import type { Spot } from './reaching.ts';
import type { Struct, StructIndex } from './struct-index.ts';

/** How many functions that hand a struct on may stand between who fills it and who has it. */
const MOST_HANDED = 3;

/** A struct that is filled, where it is known which one, and what its settings have in front. */
interface Filled {
  readonly struct: Struct;
  readonly spot: Spot;
  readonly prefix: string;
}

interface Place {
  readonly spot: Spot;
  readonly prefix: Expression | undefined;
}

/** The struct that is given to be filled: of the place itself, or what callers pass (`Load(&settings)`) or name as a type (`Load[Settings]()`). */
export function filledStructs(
  given: Expression,
  place: Place,
  modules: readonly Module[],
  index: StructIndex,
): readonly Filled[] {
  const { module, scope } = place.spot;
  const passed = given.is === 'name' ? parameterNamed(given.name, scope, module) : undefined;
  const handOn: HandOn | undefined = passed && { fn: passed.fn, at: passed.at };
  return filledOf(typeIn(given, scope, module), handOn, place, { modules, index, followed: [], callers: new Map() });
}

/** A function of a package and the place of what it is passed in its parameters; without one it is named as a type. */
interface HandOn {
  readonly fn: FunctionNode;
  readonly at: number;
}

interface Search {
  readonly modules: readonly Module[];
  readonly index: StructIndex;
  /** Functions that have handed the struct on. */
  readonly followed: readonly FunctionNode[];
  /** Who calls each function, once it is asked for. */
  readonly callers: Map<FunctionNode, readonly Caller[]>;
}

interface Caller {
  readonly call: CallSite;
  readonly from: Module;
}

function filledOf(type: TypeReference | undefined, passed: HandOn | undefined, place: Place, search: Search): readonly Filled[] {
  const { spot, prefix } = place;
  const struct = search.index.find(type, spot.module);
  if (struct) return [{ struct, spot, prefix: prefix?.is === 'literal' ? String(prefix.value ?? '') : '' }];
  const generic = type && typeParameter(type.name, spot);
  const fn = generic?.fn ?? passed?.fn;
  if (!fn || search.followed.length >= MOST_HANDED || search.followed.includes(fn)) return [];
  return callersOf(fn, spot.module, search).flatMap(({ call, from }) => {
    const at = { module: from, scope: call.scope };
    const argument = generic ? undefined : call.arguments[passed?.at ?? -1];
    const named = generic ? typeNamed(generic, call, from) : argument && typeIn(argument, call.scope, from);
    const further = argument?.is === 'name' ? parameterNamed(argument.name, call.scope, from) : undefined;
    const next = { spot: at, prefix: passedPrefix(prefix, spot, fn, call) };
    return filledOf(named, further, next, { ...search, followed: [...search.followed, fn] });
  });
}

function callersOf(fn: FunctionNode, module: Module, { modules, index, callers }: Search): readonly Caller[] {
  const known = callers.get(fn);
  if (known) return known;
  const place = packagePath(folderOf(module.path));
  const found = modules.flatMap((from) =>
    from.calls.flatMap((call) => (index.packageCalled(call.callee, fn.name ?? '', from) === place ? [{ call, from }] : [])),
  );
  callers.set(fn, found);
  return found;
}

/** What a caller gives as the type, or the type of what it passes for a parameter of it. https://go.dev/ref/spec#Instantiations */
function typeNamed({ fn, at, name }: Generic, call: CallSite, from: Module): TypeReference | undefined {
  const given = call.typeArguments[at];
  const inferring = fn.parameters.findIndex(({ type }) => type?.name === name);
  const argument = call.arguments[inferring];
  return given ?? (argument && typeIn(argument, call.scope, from));
}

/** The prefix as the caller says it, where it is a parameter. */
function passedPrefix(
  prefix: Expression | undefined,
  { module, scope }: Spot,
  fn: FunctionNode,
  call: CallSite,
): Expression | undefined {
  const passed = prefix?.is === 'name' ? parameterNamed(prefix.name, scope, module) : undefined;
  return passed?.fn === fn ? call.arguments[passed.at] : prefix;
}

interface Generic {
  readonly fn: FunctionNode;
  readonly at: number;
  readonly name: string;
}

/** The type parameter that a name means, of a function of a package. */
function typeParameter(name: string, { module, scope }: Spot): Generic | undefined {
  for (let each: number | null | undefined = scope; each !== null && each !== undefined; each = module.scopes[each]?.parent) {
    const fn = module.functions[module.scopes[each]?.function ?? -1];
    const at = fn?.typeParameters?.indexOf(name) ?? -1;
    if (fn && at >= 0) return fn.name !== undefined && fn.class === undefined ? { fn, at, name } : undefined;
  }
  return undefined;
}

/** The parameter that a name stands for, of the function of its package that it lies in. */
function parameterNamed(
  name: string,
  scope: number,
  module: Module,
): { readonly fn: FunctionNode; readonly at: number } | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const variable = module.scopes[at]?.variables.find((each) => each.name === name);
    if (!variable) continue;
    const fn = module.functions[module.scopes[at]?.function ?? -1];
    const isOfPackage = fn?.name !== undefined && fn.class === undefined;
    return isOfPackage && variable.parameter !== undefined ? { fn, at: variable.parameter } : undefined;
  }
  return undefined;
}

function typeIn(target: Expression, scope: number, module: Module): TypeReference | undefined {
  return target.is === 'name' ? typeOfName(target.name, scope, module) : typeMade(target, module);
}

/** The type that a variable is declared with, or of what it is made. */
function typeOfName(name: string, scope: number, module: Module): TypeReference | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const variable = module.scopes[at]?.variables.find((each) => each.name === name);
    if (!variable) continue;
    const fn = module.functions[module.scopes[at]?.function ?? -1];
    const passed = variable.parameter === undefined ? undefined : fn?.parameters[variable.parameter]?.type;
    return variable.type ?? passed ?? variable.values.flatMap(({ expression }) => typeMade(expression, module) ?? [])[0];
  }
  return undefined;
}

function typeMade(expression: Expression, { calls }: Module): TypeReference | undefined {
  const call = expression.is === 'call' ? calls[expression.call] : undefined;
  if (!call?.isNew) return undefined;
  const { callee } = call;
  if (callee.is === 'name') return { name: callee.name, arguments: [] };
  return callee.is === 'member' && callee.of.is === 'name'
    ? { name: `${callee.of.name}.${callee.name}`, arguments: [] }
    : undefined;
}
