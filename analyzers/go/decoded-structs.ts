import type { Bound, CallSite, Expression, Module, TypeReference, Variable } from '../../src/code/ir.ts';
import { decoders, readers } from './libraries/files.ts';
import { type Resolver, type Struct, StructIndex } from './struct-index.ts';
import { tagsOf } from './tags.ts';

const DEEPEST = 6;
/** How many names are followed to the file that is decoded. */
const MOST_FOLLOWED = 100;
/** How many fields within one struct are followed. */
const MOST_FIELDS = 500;
const OF_JSON = /json|sigs\.k8s\.io\/yaml$/;
const NOTHING: Expression = { is: 'unknown', why: 'a struct that is decoded' };

/** Whether a file decodes data: only then do names of files in it mean something. */
export function isDecoding({ imports }: Module): boolean {
  return imports.some(({ specifier }) => decoders.imports.includes(specifier));
}

/**
 * A struct that a JSON file is decoded into has what the file says under the names of its tags, or else of its fields in whatever case
 * (https://pkg.go.dev/encoding/json#Unmarshal). Structs that YAML fills are settings, see settings-roots.ts; maps are the data itself.
 */
export function withDecodedStructs(modules: readonly Module[], resolve: Resolver): readonly Module[] {
  if (!modules.some(isDecoding)) return modules;
  const index = new StructIndex(modules, resolve);
  return modules.map((module) => (isDecoding(module) ? withStructs(module, index) : module));
}

function withStructs(module: Module, index: StructIndex): Module {
  const calls = [...module.calls];
  const given = (type: TypeReference | undefined) => (bound: Bound) => {
    const decoded = decodedBy(bound.expression, module);
    const struct = decoded && index.find(type ?? decoded.type, module);
    if (!decoded || !struct) return bound;
    const filler: Filler = { index, module, calls, decoded, fieldsLeft: MOST_FIELDS };
    const isFilled = decoded.isJson && isFromFile(decoded.source, decoded.call.scope, module);
    return { ...bound, expression: isFilled ? instanceOf(type ?? decoded.type, struct, bound.expression, filler) : NOTHING };
  };
  const decodedInto = <T extends Pick<Variable, 'type' | 'values'>>(each: T): T => {
    const values = each.values.map(given(each.type));
    const isSame = values.every((value, at) => value === each.values[at]);
    // A struct that is filled with settings has them from where it is made.
    const isMadeHere =
      each.type === undefined && values.every(({ expression }) => expression === NOTHING || isZero(expression, module));
    if (isMadeHere && isFilledWithSettings(each.values, module))
      return { ...each, values: each.values.filter(({ expression }) => isZero(expression, module)) };
    return isSame ? each : { ...each, values: values.filter(({ expression }) => !isZero(expression, module)) };
  };
  const scopes = module.scopes.map((scope) => ({ ...scope, variables: scope.variables.map(decodedInto) }));
  const classes = module.classes.map((node) => ({ ...node, fields: node.fields.map(decodedInto) }));
  return { ...module, calls, scopes, classes };
}

/** Whether what decodes into a variable reads settings: YAML and TOML, see settings-roots.ts. */
function isFilledWithSettings(values: readonly Bound[], module: Module): boolean {
  const decoders = values.flatMap(({ expression }) => decodedBy(expression, module) ?? []);
  return decoders.length > 0 && decoders.every(({ isJson }) => !isJson);
}

/** What a struct is before it is decoded into: `var settings Settings`, `&Settings{}`. */
function isZero(expression: Expression, { calls }: Module): boolean {
  const call = expression.is === 'call' ? calls[expression.call] : undefined;
  return call?.isNew === true && call.arguments.every((each) => each.is === 'object' && each.entries.length === 0);
}

interface Decoded {
  readonly call: CallSite;
  /** What is decoded: bytes, a reader or a decoder. */
  readonly source: Expression;
  readonly isJson: boolean;
  /** The type of what the variable was given first. */
  readonly type: TypeReference | undefined;
}

/** The call that stores into a value by decoding: `json.Unmarshal(bytes, &value)`, `json.NewDecoder(reader).Decode(&value)`. */
function decodedBy(expression: Expression, module: Module): Decoded | undefined {
  const call = expression.is === 'out' ? module.calls[expression.call] : undefined;
  if (expression.is !== 'out' || call?.callee.is !== 'member') return undefined;
  const { of, name } = call.callee;
  const isWhole = /^Unmarshal(Strict)?$/.test(name) && expression.name === '1';
  if (!isWhole && !(name === 'Decode' && expression.name === '0')) return undefined;
  const source = isWhole ? call.arguments[0] : of;
  const target = call.arguments[Number(expression.name)];
  const type = target?.is === 'name' ? typeMade(target.name, call.scope, module) : undefined;
  return source && { call, source, isJson: isJson(isWhole ? of : undefined, module), type };
}

/** Decoders are those of the one package that the file has for it. */
function isJson(of: Expression | undefined, { imports }: Module): boolean {
  const known = imports.filter(({ specifier }) => decoders.imports.includes(specifier));
  const named = known.filter(({ local }) => of?.is === 'name' && of.name === local);
  return (named.length > 0 ? named : known).every(({ specifier }) => OF_JSON.test(specifier));
}

function valuesOf(name: string, scope: number, module: Module): readonly Bound[] {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const variable = module.scopes[at]?.variables.find((each) => each.name === name);
    if (variable) return variable.values;
  }
  return [];
}

function typeMade(name: string, scope: number, module: Module): TypeReference | undefined {
  for (const { expression } of valuesOf(name, scope, module)) {
    const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
    if (!call?.isNew) continue;
    const { callee } = call;
    if (callee.is === 'name') return { name: callee.name, arguments: [] };
    if (callee.is === 'member' && callee.of.is === 'name') return { name: `${callee.of.name}.${callee.name}`, arguments: [] };
  }
  return undefined;
}

/** Whether what is decoded was read from a file by its name, in the same function. */
function isFromFile(source: Expression, scope: number, module: Module, seen = new Set<string>()): boolean {
  if (seen.size > MOST_FOLLOWED) return false;
  const inner = (each: Expression, at = scope) => isFromFile(each, at, module, seen);
  if (source.is === 'name' && seen.has(`${scope} ${source.name}`)) return false;
  if (source.is === 'name') seen.add(`${scope} ${source.name}`);
  if (source.is === 'name') return valuesOf(source.name, scope, module).some((each) => inner(each.expression, each.scope));
  const call = source.is === 'call' ? module.calls[source.call] : undefined;
  if (call?.callee.is !== 'member') return false;
  const { name } = call.callee;
  if (/^(ReadFile|Open|OpenFile)$/.test(name)) return true;
  const [first] = call.arguments;
  return first !== undefined && (name === 'NewDecoder' || Object.hasOwn(readers.values ?? {}, name)) && inner(first);
}

interface Filler {
  readonly index: StructIndex;
  readonly module: Module;
  /** The calls of the module, which grow. */
  readonly calls: CallSite[];
  readonly decoded: Decoded;
  fieldsLeft: number;
}

function instanceOf(type: TypeReference | undefined, struct: Struct, data: Expression, filler: Filler, depth = 0): Expression {
  const entries = struct.node.fields.flatMap((field) => {
    if (filler.fieldsLeft === 0) return [];
    filler.fieldsLeft -= 1;
    const names = namesOf(field.name, tagsOf(field)['json']);
    const options = names.map((name): Expression => ({ is: 'member', of: data, name }));
    const own =
      field.isEmbedded && !tagsOf(field)['json']
        ? data
        : options.reduceRight((second, first) => ({ is: 'fallback', first, second }));
    const held = depth < DEEPEST ? filler.index.find(field.type, struct.module) : undefined;
    return [{ key: field.name, value: held ? instanceOf(field.type, held, own, filler, depth + 1) : own }];
  });
  const [head = '', name] = type?.name.split('.') ?? [];
  if (depth > 0) return { is: 'object', entries };
  const callee: Expression =
    name === undefined ? { is: 'name', name: head } : { is: 'member', of: { is: 'name', name: head }, name };
  const { scope, place } = filler.decoded.call;
  filler.calls.push({ callee, arguments: [{ is: 'object', entries }], isNew: true, typeArguments: [], scope, place });
  return { is: 'call', call: filler.calls.length - 1 };
}

/** The tag's name, or the ways in which a field's name is usually written. */
function namesOf(field: string, tag = ''): readonly string[] {
  const [stated = ''] = tag.split(',');
  if (stated !== '') return [stated];
  const lower = field.replace(/^[A-Z]+(?=[A-Z][a-z]|[^A-Za-z]|$)|^[A-Z]/, (head) => head.toLowerCase());
  return [...new Set([field, lower, field.toLowerCase()])];
}
