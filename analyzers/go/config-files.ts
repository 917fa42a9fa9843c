import type { Expression, Module } from '../../src/code/ir.ts';
import {
  documentOf,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Repository,
  type Source,
  setting,
  settingValue,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';
import { homesOf, settingsIn } from './config-facts.ts';
import { type Loading, loadingsIn } from './config-loaders.ts';
import { connectionsOfGoZero } from './go-zero-sections.ts';
import type { MainPackage } from './programs.ts';
import type { Reaching } from './reaching.ts';
import { type ToldText, textsTold } from './told-texts.ts';

const FILE = /\.(ya?ml|json|toml)$/;

/** A file that a program loads. */
export interface LoadedFile {
  readonly source: Source;
  readonly main: MainPackage;
}

/** What the files say that a program loads its settings from; of frameworks' files also its name and its ports. */
export function configFacts(modules: readonly Module[], reaching: Reaching, repository: Repository): readonly FactDraft[] {
  return modules.flatMap((module) => {
    const prefixes = prefixesIn(module, reaching);
    return filesLoadedIn(module, reaching, repository).flatMap(({ loader, source, main }) =>
      factsOf(source, main, loader, prefixes.find((each) => each.mains.includes(main))?.text),
    );
  });
}

/** The files that code loads, by what loads them. */
export function filesLoadedIn(
  module: Module,
  reaching: Reaching,
  repository: Repository,
): readonly (LoadedFile & Pick<Loading, 'loader'>)[] {
  return loadingsIn(module, reaching).flatMap(({ loader, path, mains }) =>
    mains.flatMap((main) => filesOf(path, main, repository).map((source) => ({ loader, source, main }))),
  );
}

function factsOf(
  source: Source,
  main: MainPackage,
  { references, framework, packages }: Loading['loader'],
  prefix: string | undefined,
): readonly FactDraft[] {
  const isOfKoanf = packages.test('github.com/knadh/koanf/providers/file');
  const stated = settingsIn(source, main, (key, text) => {
    const value = settingValue(key, framework === 'kratos' ? withPrefix(prefix ?? '', text) : text, references);
    return prefix !== undefined && isOfKoanf ? inEnvironment(prefix, key, value) : value;
  });
  if (framework === undefined) return stated;
  const { root } = documentOf(source);
  return [...stated, ...(framework === 'go-zero' ? ofGoZero(root, main) : ofKratos(root, main))];
}

/** What goes before a file: levels are parted by one underscore or two, as the callback has it. */
function inEnvironment(prefix: string, key: string, value: Value): Value {
  const [one, two] = ['_', '__'].map((by) => prefix + key.replaceAll('.', by).toUpperCase());
  return one === undefined || two === undefined || one === two ? setting(one ?? key, value) : setting(one, setting(two, value));
}

/** The names in a file of kratos are those of the environment without what all of them begin with. */
function withPrefix(prefix: string, text: string): string {
  return text.replace(/\$\{(?=[A-Z][A-Z0-9_]*[:}])/g, () => `\${${prefix}`);
}

/**
 * What the variables of programs begin with: `env.Provider("ORDERS_", ".", toKey)`, in v2 `env.Opt{Prefix: "ORDERS_"}`; `env.NewSource("ORDERS_")`.
 * https://pkg.go.dev/github.com/knadh/koanf/providers/env, https://go-kratos.dev/docs/component/config/
 */
function prefixesIn(module: Module, reaching: Reaching): readonly ToldText[] {
  const { imports, calls } = module;
  const locals = imports.filter(({ specifier }) => ENVIRONMENT.test(specifier)).map(({ local }) => local);
  const made = calls.filter(({ callee }) => callee.is === 'member' && callee.of.is === 'name' && locals.includes(callee.of.name));
  const told = made.flatMap(({ arguments: given, scope }) =>
    given.map((each) => prefixStated(each, module)).flatMap((each) => textsTold(each, { module, scope }, reaching)),
  );
  return told.filter(({ text }) => /^[A-Z][A-Z0-9_]*_$/.test(text));
}

/** The prefix among options, or the argument itself. */
function prefixStated(expression: Expression, { calls }: Module): Expression {
  const [options] = expression.is === 'call' && calls[expression.call]?.isNew ? (calls[expression.call]?.arguments ?? []) : [];
  const entries = options?.is === 'object' ? options.entries : [];
  return entries.flatMap((entry) => ('key' in entry && entry.key === 'Prefix' ? [entry.value] : []))[0] ?? expression;
}

const ENVIRONMENT = /\/knadh\/koanf\/(v\d+\/)?providers\/env(\/v\d+)?$|\/go-kratos\/kratos\/v\d+\/config\/env$/;

/** A file, or all files of a folder; paths are seen from where the program is started. */
function filesOf(path: string, main: MainPackage, repository: Repository): readonly Source[] {
  for (const place of placesOf(path, main)) {
    const paths = FILE.test(place) ? [place] : repository.paths.filter((each) => folderOf(each) === place);
    const found = paths.flatMap((each) => (FILE.test(each) ? (repository.read(each) ?? []) : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** Where an image keeps a file, its last folders or at least its name are those of the repository: `/etc/orders/config.yaml`. */
function placesOf(path: string, main: MainPackage): readonly string[] {
  const homes = homesOf(main);
  const steps = path.startsWith('/') ? path.split('/').filter((step) => step !== '') : undefined;
  if (!steps) return homes.flatMap((home) => joinPath(home, path) ?? []);
  const ends = steps.map((_, at) => steps.slice(at).join('/'));
  return ends.flatMap((end) => [...homes, ...(end.includes('/') ? ['.'] : [])].flatMap((home) => joinPath(home, end) ?? []));
}

/** https://go-zero.dev/docs/tutorials/api/server/config, https://go-zero.dev/docs/tutorials/grpc/server/configuration/service */
function ofGoZero(root: TreeNode, main: MainPackage): readonly FactDraft[] {
  const names = [root.get('Name'), root.at('Etcd', 'Key'), root.at('Consul', 'Key')].filter((each) => each.text() !== undefined);
  const ports = portsAt([root.get('Port'), root.get('ListenOn')], main);
  return [...names.map((name) => named(name, main)), ...ports, ...connectionsOfGoZero(root, main.home)];
}

/** The layout that its tool writes: https://github.com/go-kratos/kratos-layout */
function ofKratos(root: TreeNode, main: MainPackage): readonly FactDraft[] {
  return portsAt([root.at('server', 'http', 'addr'), root.at('server', 'grpc', 'addr')], main);
}

function named(node: TreeNode, { home }: MainPackage): FactDraft {
  return {
    kind: 'program',
    evidence: node.evidence(),
    folder: home,
    aliases: [node.text() ?? ''],
    role: 'unknown',
    technology: [],
  };
}

function portsAt(nodes: readonly TreeNode[], { home }: MainPackage): readonly FactDraft[] {
  return nodes.flatMap((node): readonly FactDraft[] => {
    const port = /(?:^|:)(\d{1,5})$/.exec(node.text() ?? '')?.[1];
    if (port === undefined) return [];
    return [{ kind: 'listen', owner: { is: 'code', programs: [home] }, port: literal(Number(port)), evidence: node.evidence() }];
  });
}
