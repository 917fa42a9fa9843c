import type { FactOf } from '../model/fact.ts';
import type { FactIndex } from './fact-index.ts';
import { folderOf } from './folders.ts';

type DependencyFact = FactOf<'dependency'>;

/** What programs are built with: their own dependencies, and those of the repository's programs among them. */
export interface Libraries {
  of(folders: readonly string[]): readonly DependencyFact[];
}

/** Looks dependencies up by program folder. */
export function librariesOf(facts: FactIndex): Libraries {
  const byFolder = new Map<string, DependencyFact[]>();
  for (const fact of facts.of('dependency')) {
    if (fact.owner.is !== 'file') continue;
    const folder = folderOf(fact.owner.path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), fact]);
  }
  const known = new Map<string, readonly DependencyFact[]>();
  return {
    of: (folders) => {
      const key = folders.join('\n');
      const found = known.get(key) ?? reach(folders, byFolder);
      known.set(key, found);
      return found;
    },
  };
}

function reach(folders: readonly string[], byFolder: ReadonlyMap<string, readonly DependencyFact[]>): readonly DependencyFact[] {
  const own = new Set(folders);
  const seen = new Set(folders);
  const work = [...folders];
  const found: DependencyFact[] = [];
  for (let folder = work.shift(); folder !== undefined; folder = work.shift()) {
    for (const fact of byFolder.get(folder) ?? []) {
      if (fact.isOptional && !own.has(folder)) continue;
      found.push(fact);
      if (fact.folder === undefined || seen.has(fact.folder)) continue;
      seen.add(fact.folder);
      work.push(fact.folder);
    }
  }
  return found;
}
