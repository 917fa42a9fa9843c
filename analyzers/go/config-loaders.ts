import type { CallSite, Module } from '../../src/code/ir.ts';
import type { MainPackage } from './programs.ts';
import type { Reaching } from './reaching.ts';
import { textsTold } from './told-texts.ts';

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
  // Whoever opens a package of YAML or TOML reads the file first: https://pkg.go.dev/gopkg.in/yaml.v3#Unmarshal
  {
    packages:
      /^go(pkg|\.yaml)\.in\/yaml(\.v\d|\/v\d)$|^sigs\.k8s\.io\/yaml$|\/(goccy\/go-yaml|BurntSushi\/toml|pelletier\/go-toml(\/v2)?)$/,
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
  // https://pkg.go.dev/os#ExpandEnv
  const expands = known.some(({ name }) => name.test('ReadFile')) && module.calls.some((call) => nameOf(call) === 'ExpandEnv');
  return known.flatMap((loader) =>
    module.calls.flatMap((call) => {
      const file = loader.name.test(nameOf(call)) ? call.arguments[loader.file] : undefined;
      const told = file ? textsTold(file, { module, scope: call.scope }, reaching) : [];
      return told.map(({ text, mains }) => ({
        loader: expands ? { ...loader, references: 'dollar' } : loader,
        path: text,
        mains,
      }));
    }),
  );
}

function nameOf({ callee }: CallSite): string {
  return callee.is === 'member' ? callee.name : '';
}
