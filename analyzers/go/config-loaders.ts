import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { MainPackage } from './programs.ts';
import type { Reaching } from './reaching.ts';

/** What loads a program's settings from files that code names: the package, the function and the place of the file. */
interface Loader {
  readonly packages: RegExp;
  readonly name: RegExp;
  readonly file: number;
  /** How texts of the file refer to the environment. */
  readonly references: 'dollar' | 'colon' | 'none';
  readonly framework?: 'go-zero' | 'kratos';
}

const LOADERS: readonly Loader[] = [
  // https://go-zero.dev/docs/tutorials/go-zero/configuration/overview
  {
    packages: /\/go-zero\/core\/conf$/,
    name: /^(MustLoad|Load|LoadConfig)$/,
    file: 0,
    references: 'dollar',
    framework: 'go-zero',
  },
  // https://go-kratos.dev/docs/component/config/
  {
    packages: /\/go-kratos\/kratos\/v\d+\/config\/file$/,
    name: /^NewSource$/,
    file: 0,
    references: 'colon',
    framework: 'kratos',
  },
  // https://github.com/ilyakaznacheev/cleanenv#read-configuration
  { packages: /\/ilyakaznacheev\/cleanenv$/, name: /^ReadConfig$/, file: 0, references: 'none' },
  // https://github.com/jinzhu/configor#usage
  { packages: /\/jinzhu\/configor$/, name: /^Load$/, file: 1, references: 'none' },
  // https://pkg.go.dev/github.com/BurntSushi/toml#DecodeFile
  { packages: /\/BurntSushi\/toml$/, name: /^DecodeFile$/, file: 0, references: 'none' },
  // https://github.com/knadh/koanf#reading-config-from-files
  { packages: /\/knadh\/koanf\/(v\d+\/)?providers\/file$/, name: /^Provider$/, file: 0, references: 'none' },
  // Whoever opens a package of YAML reads the file first: https://pkg.go.dev/gopkg.in/yaml.v3#Unmarshal
  {
    packages: /^gopkg\.in\/yaml\.v\d$|^sigs\.k8s\.io\/yaml$|\/goccy\/go-yaml$/,
    name: /^(ReadFile|Open)$/,
    file: 0,
    references: 'none',
  },
];

/** A loader with the text that names its file or folder, and the programs that load it. */
export interface Loading {
  readonly loader: Loader;
  readonly path: string;
  readonly mains: readonly MainPackage[];
}

/** What a file loads, as far as the names are texts, variables with a text, flags with a default, or what callers pass of these. */
export function loadingsIn(module: Module, reaching: Reaching): readonly Loading[] {
  const known = LOADERS.filter(({ packages }) => module.imports.some(({ specifier }) => packages.test(specifier)));
  return known.flatMap((loader) =>
    module.calls.flatMap((call) => {
      const file = loader.name.test(nameOf(call)) ? call.arguments[loader.file] : undefined;
      const passed = file ? reaching.whatIsPassed({ module, scope: call.scope, expression: file }) : [];
      return passed.flatMap((each) => {
        const path = textOf(each.expression, each.scope, each.module);
        return path === undefined ? [] : [{ loader, path, mains: reaching.programsAt(each) }];
      });
    }),
  );
}

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' ? callee.name : '';
}

/** A text, or the one that a variable around has. */
export function textOf(expression: Expression, scope: number, module: Module): string | undefined {
  if (expression.is === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  if (expression.is !== 'name') return undefined;
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const variable = module.scopes[at]?.variables.find(({ name }) => name === expression.name);
    if (variable) return variable.values.flatMap((value) => initialText(value.expression, module) ?? [])[0];
  }
  return undefined;
}

/** The text itself, or the default of the flag that the variable is: https://pkg.go.dev/flag */
function initialText(expression: Expression, { calls }: Module): string | undefined {
  if (expression.is === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  if (expression.is !== 'call' && expression.is !== 'out') return undefined;
  const call = calls[expression.call];
  const name = call && nameOf(call);
  const value = name === 'String' ? call?.arguments[1] : name === 'StringVar' ? call?.arguments[2] : undefined;
  return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
