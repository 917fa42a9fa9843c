import type { Architecture, Certainty, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeKind } from '../../model/fact.ts';
import { isOwn, kindNames, namesOf, sortedBy } from '../selection.ts';

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
  return { own: own.map(row), others: others.map(row), ownCounts: counts(own), otherCounts: counts(others) };
}

function rowOf(architecture: Architecture): (node: Node) => InventoryRow {
  const nameOf = namesOf(architecture);
  return (node) => ({
    name: nameOf(node.id),
    kind: kindNames[node.kind].one,
    technology: node.technology,
    ports: node.ports.filter((port) => port > 0).map(String),
    routes: architecture.routes.filter(({ service }) => service === node.id).length,
    owners: node.owners,
    certainty: node.certainty,
    evidence: node.evidence,
  });
}

function counts(nodes: readonly Node[]): readonly string[] {
  const kinds = Object.keys(kindNames) as NodeKind[];
  return kinds.flatMap((kind) => {
    const count = nodes.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? kindNames[kind].one : kindNames[kind].many}`];
  });
}

function kindOrder(kind: NodeKind): string {
  return String(Object.keys(kindNames).indexOf(kind)).padStart(2, '0');
}
