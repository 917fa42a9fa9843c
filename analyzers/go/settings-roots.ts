import type { CallSite, Expression, FunctionNode, Module, TypeReference } from '../../src/code/ir.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { packagePath } from './package-path.ts';
import type { Spot } from './reaching.ts';
import { type Dialect, WHOLE } from './settings-dialects.ts';
import type { Struct, StructIndex } from './struct-index.ts';

/** A struct that a library fills as a whole, by the names of its fields where no tag says another. */
export interface Root {
  readonly dialect: Dialect;
  readonly prefix: string;
  /** Where it is filled. */
  readonly spot: Spot;
}

const YAML = /^gopkg\.in\/yaml\.v\d$|^go\.yaml\.in\/yaml$|\/goccy\/go-yaml$/;
const TOML = /\/(BurntSushi\/toml|pelletier\/go-toml)$/;

/** What fills a struct: the package, the function, and the place of a prefix and of the struct in its arguments. */
const FILLERS: readonly (readonly [
  packages: RegExp,
  name: RegExp,
  dialect: Dialect,
  prefix: number | undefined,
  target: number,
])[] = [
  [/\/spf13\/viper$/, /^(Unmarshal|UnmarshalExact)$/, WHOLE.viper, undefined, 0],
  [/\/spf13\/viper$/, /^UnmarshalKey$/, WHOLE.viper, 0, 1],
  [/\/knadh\/koanf/, /^(Unmarshal|UnmarshalWithConf)$/, WHOLE.koanf, 0, 1],
  [/\/kelseyhightower\/envconfig$/, /^(Process|MustProcess)$/, WHOLE.envconfig, 0, 1],
  [/\/go-zero\/core\/conf$/, /^(MustLoad|Load|LoadConfig)$/, WHOLE.json, undefined, 1],
  [/\/go-kratos\/kratos\/v\d+\/config$/, /^Scan$/, WHOLE.kratos, undefined, 0],
  [/\/ilyakaznacheev\/cleanenv$/, /^ReadConfig$/, WHOLE.yaml, undefined, 1],
  [/\/jinzhu\/configor$/, /^Load$/, WHOLE.yaml, undefined, 0],
  [YAML, /^Unmarshal(Strict)?$/, WHOLE.yaml, undefined, 1],
  // https://pkg.go.dev/sigs.k8s.io/yaml goes by way of JSON.
  [/^sigs\.k8s\.io\/yaml$/, /^Unmarshal(Strict)?$/, WHOLE.json, undefined, 1],
  [YAML, /^Decode$/, WHOLE.yaml, undefined, 0],
  [TOML, /^(DecodeFile|Decode|Unmarshal)$/, WHOLE.toml, undefined, 1],
  // Of a decoder: https://pkg.go.dev/github.com/pelletier/go-toml/v2#Decoder.Decode
  [TOML, /^Decode$/, WHOLE.toml, undefined, 0],
];

/** The structs that the repository's code has filled, by their keys. */
export function rootsIn(modules: readonly Module[], index: StructIndex): ReadonlyMap<string, Root> {
  return new Map(
    modules.flatMap((module) => {
      const known = FILLERS.filter(([packages]) =>
        module.imports.some(({ specifier }) => packages.test(specifier.replace(/\/v\d+$/, ''))),
      );
      return known.length === 0
        ? []
        : module.calls.flatMap((call) => known.flatMap((filler) => rootsOf(call, filler, module, modules, index)));
    }),
  );
}

function rootsOf(
  call: CallSite,
  [, name, dialect, prefix, target]: (typeof FILLERS)[number],
  module: Module,
  modules: readonly Module[],
  index: StructIndex,
): readonly (readonly [string, Root])[] {
  const given = name.test(nameOf(call)) ? call.arguments[target] : undefined;
  const struct = given && structIn(given, call.scope, module, index);
  const own: Spot = { module, scope: call.scope };
  const filled = struct ? [{ struct, spot: own }] : given ? structsHandedOn(given, call.scope, module, modules, index) : [];
  const above = prefix === undefined ? undefined : call.arguments[prefix];
  const stated = above?.is === 'literal' ? String(above.value ?? '') : '';
  return filled.map(({ struct: each, spot }) => [index.keyOf(each), { dialect, prefix: stated, spot }] as const);
}

/** What callers give a function of a package that hands it on as `any`: `config.Load(&settings)`. */
function structsHandedOn(
  given: Expression,
  scope: number,
  module: Module,
  modules: readonly Module[],
  index: StructIndex,
): readonly { readonly struct: Struct; readonly spot: Spot }[] {
  const taken = given.is === 'name' ? parameterNamed(given.name, scope, module) : undefined;
  if (!taken) return [];
  const place = packagePath(folderOf(module.path));
  return modules.flatMap((from) =>
    from.calls.flatMap((call) => {
      const argument =
        index.packageCalled(call.callee, taken.fn.name ?? '', from) === place ? call.arguments[taken.at] : undefined;
      const struct = argument && structIn(argument, call.scope, from, index);
      return struct ? [{ struct, spot: { module: from, scope: call.scope } }] : [];
    }),
  );
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

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' ? callee.name : '';
}

function structIn(target: Expression, scope: number, module: Module, index: StructIndex): Struct | undefined {
  const type = target.is === 'name' ? typeOfName(target.name, scope, module) : typeMade(target, module);
  return index.find(type, module);
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
