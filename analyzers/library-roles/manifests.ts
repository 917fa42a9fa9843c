import { folderOf, isInside, type Source } from '../../src/sdk/index.ts';
import type { Asked, Format, Manifest } from './manifest.ts';

/** A package that counts for a manifest, the manifest that names it, and the lines that lead from the one to the other. */
export interface Reached {
  readonly asked: Asked;
  readonly by: Manifest;
  readonly through: readonly Asked[];
}

/** The manifests of the repository and how they build on each other. */
export interface Manifests {
  readonly all: readonly Manifest[];
  /** The manifests that one of them means by a name. */
  named(asked: Asked, by: Manifest): readonly Manifest[];
}

/** Other people's code in the repository is no program of the team's. */
const FOREIGN = /(^|\/)(vendor|node_modules|third[_-]party|archetype-resources)\//;

/** Reads every manifest with the format that is meant for it. */
export function manifestsOf(sources: readonly Source[], formats: readonly Format[]): Manifests {
  const own = sources.filter(({ path }) => !FOREIGN.test(path));
  const catalogs = own.filter(({ path }) => path.endsWith('.versions.toml'));
  const all = own.flatMap((source) => formats.find(({ isMeant }) => isMeant(source.path))?.read(source, catalogs) ?? []);
  const byName = new Map<string, Manifest[]>();
  for (const manifest of all)
    for (const name of manifest.names) {
      const key = `${manifest.ecosystem} ${name}`;
      byName.set(key, [...(byName.get(key) ?? []), manifest]);
    }
  const named = (asked: Asked, by: Manifest) => (byName.get(`${by.ecosystem} ${asked.name}`) ?? []).filter((each) => each !== by);
  return { all, named };
}

/** What a manifest and its parents name, and what runs in the programs of the repository that it is built with. */
export function reachedBy(manifest: Manifest, manifests: Manifests): readonly Reached[] {
  const found: Reached[] = [];
  const seen = new Set([manifest]);
  const work: { readonly at: Manifest; readonly through: readonly Asked[] }[] = [{ at: manifest, through: [] }];
  for (let next = work.shift(); next !== undefined; next = work.shift()) {
    const { at, through } = next;
    for (const reached of saidFor(at, manifests)) {
      const { asked } = reached;
      if (at !== manifest && asked.isForTests) continue;
      const lines = [...through, ...reached.through];
      found.push({ ...reached, through: lines });
      for (const built of manifests.named(asked, at)) {
        if (seen.has(built)) continue;
        seen.add(built);
        work.push({ at: built, through: [...lines, asked] });
      }
    }
  }
  return found;
}

/** Its own words, those of its parents, and those for all that lies below a folder around it. */
export function saidFor(manifest: Manifest, { all, named }: Manifests): readonly Reached[] {
  const found: Reached[] = manifest.asks.map((asked) => ({ asked, by: manifest, through: [] }));
  const heirs = new Set([manifest]);
  let through: readonly Asked[] = [];
  for (let heir: Manifest | undefined = manifest; heir?.parent; ) {
    through = [...through, heir.parent];
    const parent: Manifest | undefined = named(heir.parent, heir)[0];
    if (parent === undefined || heirs.has(parent)) break;
    heirs.add(parent);
    for (const asked of parent.asks) found.push({ asked, by: parent, through });
    heir = parent;
  }
  const around = all.filter((each) => each !== manifest && each.handsDown.length > 0 && isAround(each, manifest));
  return [...found, ...around.flatMap((by) => by.handsDown.map((asked) => ({ asked, by, through: [] })))];
}

function isAround(outer: Manifest, { source, ecosystem }: Manifest): boolean {
  const folder = folderOf(outer.source.path);
  return outer.ecosystem === ecosystem && isInside(source.path, folder);
}
