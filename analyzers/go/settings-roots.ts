import type { CallSite, Module } from '../../src/code/ir.ts';
import { filledStructs } from './filled-structs.ts';
import type { Spot } from './reaching.ts';
import { type Dialect, WHOLE } from './settings-dialects.ts';
import type { StructIndex } from './struct-index.ts';

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
  const above = prefix === undefined ? undefined : call.arguments[prefix];
  const filled = given ? filledStructs(given, { spot: { module, scope: call.scope }, prefix: above }, modules, index) : [];
  return filled.map(({ struct, spot, prefix: stated }) => [index.keyOf(struct), { dialect, prefix: stated, spot }] as const);
}

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' ? callee.name : '';
}
