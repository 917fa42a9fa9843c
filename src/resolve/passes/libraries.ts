import type { Evidence } from '../../model/evidence.ts';
import type { FactOf } from '../../model/fact.ts';
import type { Library } from '../../model/library.ts';
import { distinctEvidence } from '../draft.ts';
import { compareTexts } from '../fact-index.ts';
import type { Thing } from '../identity/thing.ts';
import type { Owners } from '../owners.ts';
import type { Pass } from '../pass.ts';

type LibraryFact = FactOf<'library'>;

/**
 * Libraries of a known role: of whose program the manifest is; of who imports them, where many programs share a manifest; else of nobody
 * in particular.
 */
export const libraries: Pass = {
  name: 'libraries',
  run: ({ facts, owners, draft }) => {
    const all = facts.of('library');
    const byNode = new Map<string, LibraryFact[]>();
    const told = new Set<string>();
    for (const fact of all)
      for (const { id } of ownersOf(fact, owners)) {
        byNode.set(id, [...(byNode.get(id) ?? []), fact]);
        told.add(placeOf(fact.evidence));
      }
    for (const [id, own] of byNode) draft.addLibraries(id, joined(own));
    draft.addLibraries(undefined, joined(all.filter(({ evidence }) => !told.has(placeOf(evidence)))));
  },
};

function ownersOf({ owner, importers = [] }: LibraryFact, owners: Owners): readonly Thing[] {
  const own = owners.thingsOf(owner);
  return own.length > 0 ? own : [...new Set(importers.flatMap((path) => owners.thingsOf({ is: 'file', path })))];
}

/** Each product in each of its roles once, with every line that names it. */
function joined(facts: readonly LibraryFact[]): readonly Library[] {
  const groups = new Map<string, Library>();
  for (const { name, role, evidence, via = [] } of facts) {
    const key = `${role}\n${name}`;
    const known = groups.get(key)?.evidence ?? [];
    groups.set(key, { name, role, evidence: distinctEvidence([...known, evidence, ...via]) });
  }
  return [...groups].sort(([one], [other]) => compareTexts(one, other)).map(([, library]) => library);
}

function placeOf({ path, line }: Evidence): string {
  return `${path}:${line}`;
}
