// https://github.com/spf13/viper#reading-config-files
import type { CallSite, Module } from '../../src/code/ir.ts';
import { type FactDraft, joinPath, literal, type Repository, type Source, setting } from '../../src/sdk/index.ts';
import { homesOf, programOf, settingsIn, type ValueOf } from './config-facts.ts';
import { type MainPackage, mainPackages } from './programs.ts';

const ENDINGS = ['yaml', 'yml', 'json', 'env'];

/** What a program's files of settings say, where its code names the file: the environment may say otherwise. */
export function viperFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const readers = modules.filter(({ imports }) => imports.some(({ specifier }) => specifier === 'github.com/spf13/viper'));
  if (readers.length === 0) return [];
  const mains = mainPackages(repository);
  return readers.flatMap((module) => {
    const main = programOf(module, mains, repository);
    const source = main && fileOf(module, main, repository);
    const variableOf = variablesOf(module);
    const valueOf: ValueOf = (key, text) => {
      const variable = variableOf(key);
      return variable === undefined ? literal(text) : setting(variable, literal(text));
    };
    return source ? settingsIn(source, main, valueOf) : [];
  });
}

/** The variable that goes before what a file says of a key: one that `BindEnv` names, or the key behind the program's prefix. */
function variablesOf(module: Module): (key: string) => string | undefined {
  const [prefix] = textsGiven(module, 'SetEnvPrefix');
  const bound = new Map(
    module.calls.flatMap((call) => {
      const [key, name] = isNamed(call, 'BindEnv') ? call.arguments : [];
      return key?.is === 'literal' && name?.is === 'literal'
        ? [[String(key.value).toLowerCase(), String(name.value)] as const]
        : [];
    }),
  );
  return (key) => bound.get(key) ?? (prefix === undefined ? undefined : `${prefix}_${key.replaceAll('.', '_')}`.toUpperCase());
}

function textsGiven({ calls }: Module, name: string): readonly string[] {
  return calls.flatMap((call) => {
    const [first] = isNamed(call, name) ? call.arguments : [];
    return first?.is === 'literal' ? [String(first.value)] : [];
  });
}

function isNamed({ callee }: CallSite, name: string): boolean {
  return callee.is === 'member' && callee.name === name;
}

/** Paths are seen from where the program is started, which is its folder or its module's; a path that is computed says nothing. */
function fileOf(module: Module, main: MainPackage, repository: Repository): Source | undefined {
  const [file] = textsGiven(module, 'SetConfigFile');
  const [name] = textsGiven(module, 'SetConfigName');
  const names = file === undefined ? ENDINGS.map((ending) => `${name}.${ending}`) : [file];
  if (file === undefined && name === undefined) return undefined;
  const stated = textsGiven(module, 'AddConfigPath').filter((path) => !path.includes('$'));
  const folders = [...stated, '.', 'config', 'configs'];
  const paths = homesOf(main).flatMap((home) =>
    folders.flatMap((folder) => names.map((each) => joinPath(home, `${folder}/${each}`))),
  );
  const found = paths.find((path) => path !== undefined && repository.has(path));
  return found === undefined ? undefined : repository.read(found);
}
