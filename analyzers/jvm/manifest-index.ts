import { groupBy } from '../../src/sdk/index.ts';
import type { Manifest } from './manifests.ts';

const MOST_PARENTS = 10;

/** What is said of the builds of a repository, as they name each other: every name is resolved once. */
export class ManifestIndex {
  readonly byFolder: ReadonlyMap<string, readonly Manifest[]>;
  readonly #all: readonly Manifest[];
  readonly #packing: readonly Manifest[];
  readonly #byName: ReadonlyMap<string, readonly Manifest[]>;
  readonly #byLastFolder: ReadonlyMap<string, readonly Manifest[]>;
  readonly #meant = new Map<string, readonly Manifest[]>();
  readonly #dependencies = new Map<string, readonly string[]>();
  #takers: ReadonlyMap<Manifest, ReadonlySet<Manifest>> | undefined;

  constructor(all: readonly Manifest[]) {
    this.#all = all;
    this.#packing = all.filter(({ packing }) => packing.others);
    this.byFolder = groupBy(all, ({ folder }) => folder);
    this.#byName = groupBy(all, ({ name }) => name);
    this.#byLastFolder = groupBy(all, ({ folder }) => lastOf(folder));
  }

  /** The folders that one depends on, directly or not; nearest first. */
  dependenciesOf(folder: string): readonly string[] {
    const known = this.#dependencies.get(folder);
    if (known) return known;
    const found = new Set<string>([folder]);
    for (const each of found)
      for (const { needs } of this.byFolder.get(each) ?? [])
        for (const need of needs) for (const met of this.#meantBy(need)) found.add(met.folder);
    found.delete(folder);
    const dependencies = [...found];
    this.#dependencies.set(folder, dependencies);
    return dependencies;
  }

  /** Those that run with what it makes. */
  takersOf(manifest: Manifest): ReadonlySet<Manifest> {
    this.#takers ??= this.#takersByTaken();
    return this.#takers.get(manifest) ?? new Set();
  }

  /** The builds that it takes over, nearest first. */
  parentsOf(manifest: Manifest): readonly Manifest[] {
    const above: Manifest[] = [];
    for (let each = this.#parentOf(manifest); each && above.length < MOST_PARENTS; each = this.#parentOf(each)) above.push(each);
    return above;
  }

  /** What the build of a parent lists is done for its modules, as is what a Gradle script applies to the projects below its folder. */
  isPacked(manifest: Manifest): boolean {
    const isAround = ({ folder }: Manifest) => folder === '.' || manifest.folder.startsWith(`${folder}/`);
    return manifest.packing.own || this.#packing.some(isAround) || this.parentsOf(manifest).some(({ packing }) => packing.others);
  }

  #parentOf({ parent }: Manifest): Manifest | undefined {
    return parent === undefined ? undefined : this.#byName.get(parent)?.[0];
  }

  #takersByTaken(): ReadonlyMap<Manifest, ReadonlySet<Manifest>> {
    const found = new Map(this.#all.map((each) => [each, new Set<Manifest>()]));
    for (const taker of this.#all)
      for (const need of taker.takes) for (const taken of this.#meantBy(need)) if (taken !== taker) found.get(taken)?.add(taker);
    return found;
  }

  /** An artifact of this repository goes by its name; a Gradle project by its path below the root. */
  #meantBy(need: string): readonly Manifest[] {
    const known = this.#meant.get(need);
    if (known) return known;
    const path = need.split(':').join('/');
    const below = need.includes(':') ? (this.#byLastFolder.get(lastOf(path)) ?? []) : [];
    const candidates = new Set([...(this.#byName.get(need) ?? []), ...below.filter(({ folder }) => isBelow(folder, path))]);
    const meant = [...candidates].filter(({ name }) => name !== '');
    this.#meant.set(need, meant);
    return meant;
  }
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isBelow(folder: string, path: string): boolean {
  return folder === path || folder.endsWith(`/${path}`);
}
