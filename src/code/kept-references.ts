import type { CodeBase } from './code-base.ts';
import type { Module } from './ir.ts';
import type { ListedProviders } from './listed-providers.ts';
import { providerObjects } from './provider-objects.ts';
import { referencesOf } from './references.ts';

/** What the declarations of files mention, found once for each file; with `listed`, names in lists of what is handed out are marked. */
export function keptReferences(base: CodeBase, listed: ListedProviders | undefined) {
  const known = new Map<Module, ReadonlyMap<string, ReadonlySet<string>>>();
  const shapes = base.libraries.flatMap(({ providers }) => providers ?? []);
  return (module: Module): ReadonlyMap<string, ReadonlySet<string>> => {
    const found = known.get(module);
    if (found) return found;
    const marked = listed?.marked(module) ?? module;
    const references = referencesOf(marked, providerObjects(marked, shapes));
    known.set(module, references);
    return references;
  };
}
