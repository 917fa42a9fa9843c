import type { Fact, FactKind, FactOf } from '../model/fact.ts';

/** All facts by kind, in one order whatever order they came in. */
export interface FactIndex {
  of<K extends FactKind>(kind: K): readonly FactOf<K>[];
}

/** Sorts facts by place and groups them by kind. */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const byKind = new Map<FactKind, Fact[]>();
  for (const fact of [...facts].sort(byPlace)) {
    const group = byKind.get(fact.kind);
    if (group) group.push(fact);
    else byKind.set(fact.kind, [fact]);
  }
  return { of: <K extends FactKind>(kind: K) => (byKind.get(kind) ?? []) as FactOf<K>[] };
}

/** The facts with those of some kinds in place of their own. */
export function withFacts(facts: FactIndex, known: ReadonlyMap<FactKind, readonly Fact[]>): FactIndex {
  return { of: <K extends FactKind>(kind: K) => (known.get(kind) ?? facts.of(kind)) as readonly FactOf<K>[] };
}

function byPlace(a: Fact, b: Fact): number {
  return compareTexts(a.evidence.path, b.evidence.path) || a.evidence.line - b.evidence.line || compareTexts(a.id, b.id);
}

/** The same order on every machine, whatever its locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
