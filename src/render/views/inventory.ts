import type { Architecture, Certainty, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeKind } from '../../model/fact.ts';
import { isOwn, kindNames, namesOf, sortedBy } from '../selection.ts';
import { kindOf } from './stores.ts';

interface InventoryRow {
  readonly name: string;
  readonly kind: string;
  readonly technology: readonly string[];
  readonly ports: readonly string[];
  readonly routes: number;
  readonly owners: readonly string[];
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
}

export interface Inventory {
  /** What the team runs: services, frontends, gateways. */
  readonly own: readonly InventoryRow[];
  /** Everything else that is in the picture: stores, brokers, infrastructure, external systems. */
  readonly others: readonly InventoryRow[];
  /** `3 services`, `1 gateway` …, of what the team runs. */
  readonly ownCounts: readonly string[];
  readonly otherCounts: readonly string[];
}

/** What there is, split into what the team runs and what it leans on. */
export function inventory(architecture: Architecture): Inventory {
  const nodes = sortedBy(architecture.nodes, ({ kind, name, id }) => [kindOrder(kind), name, id]);
  const own = nodes.filter(isOwn);
  const others = nodes.filter((node) => !isOwn(node));
  const row = rowOf(architecture);
  return {
    own: own.map(row),
    others: others.map(row),
    ownCounts: counts(own, architecture),
    otherCounts: counts(others, architecture),
  };
}

function rowOf(architecture: Architecture): (node: Node) => InventoryRow {
  const nameOf = namesOf(architecture);
  return (node) => ({
    name: nameOf(node.id),
    kind: kindOf(node, architecture).one,
    technology: node.technology,
    ports: node.ports.filter((port) => port > 0).map(String),
    routes: architecture.routes.filter(({ service }) => service === node.id).length,
    owners: node.owners,
    certainty: node.certainty,
    evidence: node.evidence,
  });
}

/** In the order of the kinds, which the nodes have. */
function counts(nodes: readonly Node[], architecture: Architecture): readonly string[] {
  const found = new Map<string, { readonly many: string; count: number }>();
  for (const { one, many } of nodes.map((node) => kindOf(node, architecture))) {
    const known = found.get(one);
    if (known) known.count += 1;
    else found.set(one, { many, count: 1 });
  }
  return [...found].map(([one, { many, count }]) => `${count} ${count === 1 ? one : many}`);
}

function kindOrder(kind: NodeKind): string {
  return String(Object.keys(kindNames).indexOf(kind)).padStart(2, '0');
}
