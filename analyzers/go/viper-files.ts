// https://github.com/spf13/viper#reading-config-files
import type { CallSite, Module } from '../../src/code/ir.ts';
import { type FactDraft, joinPath, literal, type Repository, type Source, setting } from '../../src/sdk/index.ts';
import { homesOf, settingsIn } from './config-facts.ts';
import type { LoadedFile } from './config-files.ts';
import type { MainPackage } from './programs.ts';
import type { Reaching } from './reaching.ts';
import { type ToldText, textsTold } from './told-texts.ts';

const ENDINGS = ['yaml', 'yml', 'json', 'toml', 'env'];

/** What a program's files of settings say, where its code names the file: the environment may say otherwise. */
export function viperFacts(modules: readonly Module[], reaching: Reaching, repository: Repository): readonly FactDraft[] {
  return modules.flatMap((module) =>
    readIn(module, reaching, repository).flatMap(({ source, main, textsOf }) => {
      const variableOf = variablesOf(module, textsOf);
      return settingsIn(source, main, (key, text) => {
        const variable = variableOf(key);
        return variable === undefined ? literal(text) : setting(variable, literal(text));
      });
    }),
  );
}

/** The files that viper reads for programs. */
export function viperFilesIn(module: Module, reaching: Reaching, repository: Repository): readonly LoadedFile[] {
  return readIn(module, reaching, repository);
}

function readIn(
  module: Module,
  reaching: Reaching,
  repository: Repository,
): readonly (LoadedFile & { readonly textsOf: TextsOf })[] {
  if (!module.imports.some(({ specifier }) => specifier === 'github.com/spf13/viper')) return [];
  const given = givenIn(module, reaching);
  const mains = [...new Set(given.filter(({ name }) => NAMES_FILES.test(name)).flatMap((each) => each.mains))];
  return mains.flatMap((main) => {
    const textsOf: TextsOf = (name) =>
      given.flatMap((each) => (each.name === name && each.mains.includes(main) ? [each.text] : []));
    const source = fileOf(textsOf, main, repository);
    return source ? [{ source, main, textsOf }] : [];
  });
}

const NAMES_FILES = /^(SetConfigFile|SetConfigName)$/;

/** The texts that a program gives a function. */
type TextsOf = (name: string) => readonly string[];

interface Given extends ToldText {
  readonly name: string;
}

/** What viper is told, and by which programs. */
function givenIn(module: Module, reaching: Reaching): readonly Given[] {
  return module.calls.flatMap((call) => {
    const name = call.callee.is === 'member' ? call.callee.name : '';
    const [expression] = NAMES_FILES.test(name) || /^(AddConfigPath|SetEnvPrefix)$/.test(name) ? call.arguments : [];
    const told = expression ? textsTold(expression, { module, scope: call.scope }, reaching) : [];
    return told.map((each) => ({ name, ...each }));
  });
}

/** The variable that goes before what a file says of a key: one that `BindEnv` names, or the key behind the program's prefix. */
function variablesOf(module: Module, textsOf: TextsOf): (key: string) => string | undefined {
  const [prefix] = textsOf('SetEnvPrefix');
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

function isNamed({ callee }: CallSite, name: string): boolean {
  return callee.is === 'member' && callee.name === name;
}

/** Paths are seen from where the program is started, which is its folder or its module's; a path that is computed says nothing. */
function fileOf(textsOf: TextsOf, main: MainPackage, repository: Repository): Source | undefined {
  const [file] = textsOf('SetConfigFile');
  const [name] = textsOf('SetConfigName');
  const names = file === undefined ? ENDINGS.map((ending) => `${name}.${ending}`) : [file];
  if (file === undefined && name === undefined) return undefined;
  const stated = textsOf('AddConfigPath').filter((path) => !path.includes('$'));
  const folders = [...stated, '.', 'config', 'configs'];
  const paths = homesOf(main).flatMap((home) =>
    folders.flatMap((folder) => names.map((each) => joinPath(home, `${folder}/${each}`))),
  );
  const found = paths.find((path) => path !== undefined && repository.has(path));
  return found === undefined ? undefined : repository.read(found);
}
