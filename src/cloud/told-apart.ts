import type { FactDraft } from '../model/fact.ts';

/** Names are unique for one type of resource: a database may be called like the service that it belongs to, or like a cache. */
export function toldApart(facts: readonly FactDraft[]): readonly FactDraft[] {
  const kinds = new Map<string, Set<string>>();
  for (const fact of facts)
    if (fact.kind === 'component') kinds.set(fact.name, (kinds.get(fact.name) ?? new Set()).add(fact.technology ?? ''));
  return facts.map((fact) =>
    fact.kind === 'component' && STORES.has(fact.nodeKind ?? '') && (kinds.get(fact.name)?.size ?? 0) > 1
      ? { ...fact, name: `${fact.name}-${fact.technology}` }
      : fact,
  );
}

/** What nothing refers to by its name. */
const STORES: ReadonlySet<string> = new Set(['database', 'cache', 'broker', 'search']);
