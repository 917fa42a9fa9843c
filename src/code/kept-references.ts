import type { CodeBase } from './code-base.ts';
import type { Module } from './ir.ts';
import { providerObjects } from './provider-objects.ts';
import { referencesOf } from './references.ts';

type References = ReadonlyMap<string, ReadonlySet<string>>;

/** What files mention as they are, for all who ask. */
const asTheyAre = new WeakMap<CodeBase, WeakMap<Module, References>>();

/** What the declarations of files mention, found once for each file; with a `view`, what they mention as it shows them. */
export function keptReferences(base: CodeBase, view: ((module: Module) => Module) | undefined) {
  const kept = asTheyAre.get(base) ?? new WeakMap<Module, References>();
  asTheyAre.set(base, kept);
  const seen = new WeakMap<Module, References>();
  const shapes = base.libraries.flatMap(({ providers }) => providers ?? []);
  return (module: Module): References => {
    const shown = view?.(module) ?? module;
    const known = shown === module ? kept : seen;
    const references = known.get(module) ?? referencesOf(shown, providerObjects(shown, shapes));
    known.set(module, references);
    return references;
  };
}
