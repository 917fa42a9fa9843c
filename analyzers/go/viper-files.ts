// https://github.com/spf13/viper#reading-config-files
import type { CallSite, Module } from '../../src/code/ir.ts';
import {
  cleanSetting,
  documentOf,
  type Evidence,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  isSecretKey,
  joinPath,
  literal,
  type Repository,
  readDotenv,
  type Source,
  setting,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';
import { goModulesIn, moduleAround } from './go-modules.ts';
import { type MainPackage, mainPackages } from './programs.ts';

const ENDINGS = ['yaml', 'yml', 'json', 'env'];
const DEEPEST = 20;

/** What a program's files of settings say, where its code names the file: the environment may say otherwise. */
export function viperFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const readers = modules.filter(({ imports }) => imports.some(({ specifier }) => specifier === 'github.com/spf13/viper'));
  if (readers.length === 0) return [];
  const mains = mainPackages(repository);
  return readers.flatMap((module) => {
    const main = programOf(module, mains, repository);
    const source = main && fileOf(module, main, repository);
    return source ? settingsIn(source, main, variablesOf(module)) : [];
  });
}

/** The one program that the code can be of. */
function programOf({ path }: Module, mains: readonly MainPackage[], repository: Repository): MainPackage | undefined {
  const own = mains.filter(({ folder }) => folder === folderOf(path));
  const around = moduleAround(folderOf(path), goModulesIn(repository));
  const [only, ...others] = own.length > 0 ? own : mains.filter(({ module }) => module?.folder === around?.folder);
  return others.length === 0 ? only : undefined;
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
  const homes = [main.home, main.module?.folder ?? '.', main.folder];
  const paths = homes.flatMap((home) => folders.flatMap((folder) => names.map((each) => joinPath(home, `${folder}/${each}`))));
  const found = paths.find((path) => path !== undefined && repository.has(path));
  return found === undefined ? undefined : repository.read(found);
}

function settingsIn(source: Source, { home }: MainPackage, variableOf: ReturnType<typeof variablesOf>): readonly FactDraft[] {
  const owner = { is: 'code', programs: [home] } as const;
  const fact = (key: string, value: Value, evidence: Evidence): FactDraft => ({ kind: 'setting', owner, key, value, evidence });
  if (source.path.endsWith('.env'))
    return readDotenv(source).entries.map(({ key, value, evidence }) => fact(key, value, evidence));
  return withoutSecrets(entriesIn(documentOf(source).root, [])).map(({ key, text, evidence }) => {
    const variable = variableOf(key);
    return fact(key, variable === undefined ? literal(text) : setting(variable, literal(text)), evidence);
  });
}

interface Entry {
  /** All names on the way to the value: each of them may tell that it is a secret. */
  readonly key: string;
  readonly text: string;
  /** The texts of the value as the file has them, one a line. */
  readonly raw: string;
  readonly evidence: Evidence;
}

/** Values by their paths; a list of plain values is one text with commas. */
function entriesIn(node: TreeNode, path: readonly string[]): readonly Entry[] {
  if (path.length > DEEPEST) return [];
  if (node.kind === 'map') return node.entries().flatMap(([name, child]) => entriesIn(child, [...path, name.toLowerCase()]));
  const texts = node.kind === 'list' ? node.texts() : [node.text() ?? ''];
  const text = texts.join(',');
  return text === '' || path.length === 0
    ? []
    : [{ key: path.join('.'), text, raw: texts.join('\n'), evidence: node.evidence() }];
}

/** One line may hold several settings: what is secret in one is cut from the evidence of all. */
function withoutSecrets(entries: readonly Entry[]): readonly Entry[] {
  const secrets = new Map<number, Entry[]>();
  for (const entry of entries)
    if (isSecretKey(entry.key)) secrets.set(entry.evidence.line, [...(secrets.get(entry.evidence.line) ?? []), entry]);
  return entries.map((entry) => ({
    ...entry,
    text: cleanSetting(entry.key, entry.text),
    evidence: (secrets.get(entry.evidence.line) ?? []).reduce(
      (evidence, { key, raw }) => evidenceOfSetting(evidence, key, raw),
      entry.evidence,
    ),
  }));
}
