import type { CodeBase } from './code-base.ts';
import type { Module } from './ir.ts';
import { providerObjects } from './provider-objects.ts';
import { referencesOf } from './references.ts';

/** What the declarations of files mention, found once for each file; with a `view`, what they mention as it shows them. */
export function keptReferences(base: CodeBase, view: ((module: Module) => Module) | undefined) {
  const known = new Map<Module, ReadonlyMap<string, ReadonlySet<string>>>();
  const shapes = base.libraries.flatMap(({ providers }) => providers ?? []);
  return (module: Module): ReadonlyMap<string, ReadonlySet<string>> => {
    const found = known.get(module);
    if (found) return found;
    const shown = view?.(module) ?? module;
    const references = referencesOf(shown, providerObjects(shown, shapes));
    known.set(module, references);
    return references;
  };
}
