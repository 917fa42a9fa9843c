import type { Module } from '../../src/code/ir.ts';
import {
  documentOf,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Repository,
  type Source,
  settingValue,
  type TreeNode,
} from '../../src/sdk/index.ts';
import { homesOf, programOf, settingsIn } from './config-facts.ts';
import { type Loading, loadingsIn } from './config-loaders.ts';
import { type MainPackage, mainPackages } from './programs.ts';

const FILE = /\.(ya?ml|json|toml)$/;

/** What the files say that a program loads its settings from; of frameworks' files also its name and its ports. */
export function configFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const loading = modules.flatMap((module) => loadingsIn(module).map((each) => ({ module, ...each })));
  if (loading.length === 0) return [];
  const mains = mainPackages(repository);
  return loading.flatMap(({ module, loader, path }) => {
    const main = programOf(module, mains, repository);
    const sources = main ? filesOf(path, main, repository) : [];
    return sources.flatMap((source) => (main ? factsOf(source, main, loader) : []));
  });
}

function factsOf(source: Source, main: MainPackage, { references, framework }: Loading['loader']): readonly FactDraft[] {
  const stated = settingsIn(source, main, (key, text) => settingValue(key, text, references));
  if (framework === undefined) return stated;
  const { root } = documentOf(source);
  return [...stated, ...(framework === 'go-zero' ? ofGoZero(root, main) : ofKratos(root, main))];
}

/** A file, or all files of a folder; paths are seen from where the program is started. */
function filesOf(path: string, main: MainPackage, repository: Repository): readonly Source[] {
  for (const home of homesOf(main)) {
    const place = joinPath(home, path);
    const paths =
      place === undefined ? [] : FILE.test(place) ? [place] : repository.paths.filter((each) => folderOf(each) === place);
    const found = paths.flatMap((each) => (FILE.test(each) ? (repository.read(each) ?? []) : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** https://go-zero.dev/docs/tutorials/api/server/config, https://go-zero.dev/docs/tutorials/grpc/server/configuration/service */
function ofGoZero(root: TreeNode, main: MainPackage): readonly FactDraft[] {
  const names = [root.get('Name'), root.at('Etcd', 'Key'), root.at('Consul', 'Key')].filter((each) => each.text() !== undefined);
  return [...names.map((name) => named(name, main)), ...portsAt([root.get('Port'), root.get('ListenOn')], main)];
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
