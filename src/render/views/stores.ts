import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeKind } from '../../model/fact.ts';
import { distinct, kindNames, namesOf, sortedBy } from '../selection.ts';

export interface StoreRow {
  readonly name: string;
  readonly kind: string;
  readonly technology: readonly string[];
  readonly users: readonly string[];
  readonly shared: boolean;
  readonly evidence: readonly Evidence[];
}

export interface Stores {
  readonly all: readonly StoreRow[];
  readonly databases: readonly StoreRow[];
  readonly caches: readonly StoreRow[];
  readonly brokers: readonly StoreRow[];
  /** Databases that more than one service uses. */
  readonly shared: readonly StoreRow[];
}

/** Where data is kept and who uses it. */
export function stores(architecture: Architecture): Stores {
  const databases = ofKinds(architecture, ['database']);
  return {
    all: ofKinds(architecture, ['database', 'storage', 'search', 'cache']),
    databases,
    caches: ofKinds(architecture, ['cache']),
    brokers: ofKinds(architecture, ['broker']),
    shared: databases.filter(({ shared }) => shared),
  };
}

function ofKinds(architecture: Architecture, kinds: readonly NodeKind[]): readonly StoreRow[] {
  const nameOf = namesOf(architecture);
  const nodes = sortedBy(
    architecture.nodes.filter(({ kind }) => kinds.includes(kind)),
    ({ kind, name, id }) => [String(kinds.indexOf(kind)), name, id],
  );
  return nodes.map(({ id, kind, technology, evidence }) => {
    const uses = sortedBy(
      architecture.edges.filter(({ to }) => to === id),
      ({ from }) => [from],
    );
    const users = distinct(uses.map(({ from }) => nameOf(from)));
    return {
      name: nameOf(id),
      kind: kindNames[kind].one,
      technology,
      users,
      shared: users.length > 1,
      evidence: uses.length > 0 ? uses.flatMap((edge) => edge.evidence.slice(0, 1)) : evidence,
    };
  });
}
