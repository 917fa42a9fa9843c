import type { Module } from '../../src/code/ir.ts';
import { documentOf, groupBy, type Repository, type Source, type TreeNode } from '../../src/sdk/index.ts';
import { filesLoadedIn } from './config-files.ts';
import { Reaching, type Spot } from './reaching.ts';
import type { Resolver } from './struct-index.ts';
import { viperFilesIn } from './viper-files.ts';

/** What is in the files that programs load: read when a struct with lists or maps first asks, which few repositories have. */
export class SettingsFiles {
  readonly #modules: readonly Module[];
  readonly #repository: Repository;
  readonly #reaching: Reaching;
  #byFolder: ReadonlyMap<string, readonly Source[]> | undefined;

  constructor(modules: readonly Module[], repository: Repository, resolve: Resolver) {
    this.#modules = modules;
    this.#repository = repository;
    this.#reaching = new Reaching(modules, repository, resolve);
  }

  /** What the files of the programs that come to a place have under a key with dots, whatever the case of its letters. */
  at(key: string, spot: Spot): readonly TreeNode[] {
    this.#byFolder ??= this.#loaded();
    const sources = new Set(this.#reaching.programsAt(spot).flatMap(({ folder }) => this.#byFolder?.get(folder) ?? []));
    return [...sources].map((source) => nodeAt(documentOf(source).root, key)).filter((node) => node.exists);
  }

  #loaded(): ReadonlyMap<string, readonly Source[]> {
    const files = this.#modules.flatMap((module) => [
      ...filesLoadedIn(module, this.#reaching, this.#repository),
      ...viperFilesIn(module, this.#reaching, this.#repository),
    ]);
    const readable = files.filter(({ source }) => !source.path.endsWith('.env'));
    const groups = groupBy(readable, ({ main }) => main.folder);
    return new Map([...groups].map(([folder, all]) => [folder, all.map(({ source }) => source)]));
  }
}

function nodeAt(root: TreeNode, key: string): TreeNode {
  let node = root;
  for (const step of key === '' ? [] : key.toLowerCase().split('.')) {
    const name = node.entries().find(([each]) => each.toLowerCase() === step)?.[0] ?? step;
    node = node.get(name);
  }
  return node;
}
