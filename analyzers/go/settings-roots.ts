import type { CallSite, Expression, Module, TypeReference } from '../../src/code/ir.ts';
import { type Dialect, WHOLE } from './settings-dialects.ts';
import type { Struct, StructIndex } from './struct-index.ts';

/** A struct that a library fills as a whole, by the names of its fields where no tag says another. */
export interface Root {
  readonly dialect: Dialect;
  readonly prefix: string;
}

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
  [/\/go-zero\/core\/conf$/, /^(MustLoad|Load|LoadConfig)$/, WHOLE.goZero, undefined, 1],
  [/\/go-kratos\/kratos\/v\d+\/config$/, /^Scan$/, WHOLE.kratos, undefined, 0],
  [/\/ilyakaznacheev\/cleanenv$/, /^ReadConfig$/, WHOLE.yaml, undefined, 1],
  [/\/jinzhu\/configor$/, /^Load$/, WHOLE.yaml, undefined, 0],
  [/^gopkg\.in\/yaml\.v\d$|^sigs\.k8s\.io\/yaml$|\/goccy\/go-yaml$/, /^Unmarshal(Strict)?$/, WHOLE.yaml, undefined, 1],
  [/^gopkg\.in\/yaml\.v\d$|\/goccy\/go-yaml$/, /^Decode$/, WHOLE.yaml, undefined, 0],
  [/\/BurntSushi\/toml$/, /^DecodeFile$/, WHOLE.toml, undefined, 1],
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
        : module.calls.flatMap((call) => known.flatMap((filler) => rootOf(call, filler, module, index)));
    }),
  );
}

function rootOf(
  call: CallSite,
  [, name, dialect, prefix, target]: (typeof FILLERS)[number],
  module: Module,
  index: StructIndex,
): readonly (readonly [string, Root])[] {
  const struct = name.test(nameOf(call)) ? structIn(call.arguments[target], call, module, index) : undefined;
  const above = prefix === undefined ? undefined : call.arguments[prefix];
  if (!struct) return [];
  return [[index.keyOf(struct), { dialect, prefix: above?.is === 'literal' ? String(above.value ?? '') : '' }]];
}

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' ? callee.name : '';
}

function structIn(target: Expression | undefined, call: CallSite, module: Module, index: StructIndex): Struct | undefined {
  const type = target?.is === 'name' ? typeOfName(target.name, call.scope, module) : target && typeMade(target, module);
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
