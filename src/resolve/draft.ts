import type {
  Architecture,
  Because,
  Certainty,
  Channel,
  Coverage,
  Edge,
  Handling,
  Node,
  Route,
  StartOrder,
  Unknown,
} from '../model/architecture.ts';
import type { Evidence } from '../model/evidence.ts';
import type { FactId } from '../model/fact.ts';
import type { HealthCheck } from '../model/health.ts';
import type { Library } from '../model/library.ts';
import { slug } from '../model/names.ts';
import type { Problem } from '../model/problem.ts';
import { type Policy, resilienceOf } from '../model/resilience.ts';
import { compareTexts } from './fact-index.ts';
import { byKey, keyOfCheck, placeOf, sortById } from './in-order.ts';
import { distinctPolicies, onAll } from './policies.ts';

type Counted = Exclude<keyof Coverage, 'files'>;
const SUREST: readonly Certainty[] = ['declared', 'resolved', 'inferred'];

/** The architecture while passes add to it. Saying a thing again adds evidence; nothing is taken away. */
export class Draft {
  private readonly nodes = new Map<string, Node>();
  private readonly edges = new Map<string, Edge>();
  private readonly channels = new Map<string, Channel>();
  private readonly routes = new Map<string, Route>();
  private readonly orders = new Map<string, StartOrder>();
  private readonly made = new Map<FactId, readonly Omit<Edge, 'id'>[]>();
  private readonly handlings = new Map<string, Handling>();
  private readonly unattached: Library[] = [];
  private readonly unknowns = new Map<string, Unknown>();
  private readonly problems: Problem[] = [];
  private readonly counts: Record<Counted, { found: number; resolved: number }> = {
    calls: { found: 0, resolved: 0 },
    channels: { found: 0, resolved: 0 },
    routes: { found: 0, resolved: 0 },
    connections: { found: 0, resolved: 0 },
  };

  addNode(node: Node): void {
    const known = this.nodes.get(node.id);
    this.nodes.set(node.id, known ? { ...known, ...mergeElement(known, node), ...mergeLists(known, node, NODE_LISTS) } : node);
  }

  node(id: string): Node | undefined {
    return this.nodes.get(id);
  }

  allNodes(): readonly Node[] {
    return sortById(this.nodes);
  }

  /** An id like the name that no node has yet. */
  freeId(name: string): string {
    const id = slug(name) || 'unnamed';
    if (!this.nodes.has(id)) return id;
    let number = 2;
    while (this.nodes.has(`${id}-${number}`)) number += 1;
    return `${id}-${number}`;
  }

  addEdge(edge: Omit<Edge, 'id'>): void {
    if (edge.from === edge.to) return;
    for (const { facts } of edge.because) if (facts[0]) this.made.set(facts[0], [...this.madeBy(facts[0]), edge]);
    const id = `${edge.from} -> ${edge.to} (${edge.protocol})`;
    const known = this.edges.get(id);
    this.edges.set(id, known ? mergeEdges(known, { ...edge, id }) : { ...edge, id });
  }

  /** The edges that a fact was the first reason for, each with what this fact alone asks for. */
  madeBy(fact: FactId): readonly Omit<Edge, 'id'>[] {
    return this.made.get(fact) ?? [];
  }

  addHandling(handling: Handling): void {
    this.handlings.set(handling.id, handling);
  }

  /** What is done when the other side of an edge does not answer. */
  addResilience(edgeId: string, policies: readonly Policy[]): void {
    const edge = this.edges.get(edgeId);
    if (edge)
      this.edges.set(edgeId, {
        ...edge,
        resilience: resilienceOf(onAll(distinctPolicies([...(edge.resilience?.policies ?? []), ...policies]), edge.operations)),
      });
  }

  /** Measures for all that a node serves or asks for. */
  addPolicies(nodeId: string, policies: readonly Policy[]): void {
    const node = this.nodes.get(nodeId);
    if (node) this.nodes.set(nodeId, { ...node, policies: distinctPolicies([...(node.policies ?? []), ...policies]) });
  }

  /** Libraries of a node, or of nobody in particular. */
  addLibraries(nodeId: string | undefined, libraries: readonly Library[]): void {
    const node = nodeId === undefined ? undefined : this.nodes.get(nodeId);
    if (nodeId === undefined) this.unattached.push(...libraries);
    else if (node) this.nodes.set(nodeId, { ...node, libraries });
  }

  /** One more place where deployments ask whether a node is well. */
  addHealth(nodeId: string, check: HealthCheck): void {
    const node = this.nodes.get(nodeId);
    if (!node) return;
    const keyed = new Map([...(node.health ?? []), check].map((each) => [keyOfCheck(each), each] as const));
    this.nodes.set(nodeId, { ...node, health: byKey(keyed) });
  }

  edgesBetween(from: string, to: string): readonly Edge[] {
    return sortById(this.edges, (edge) => edge.from === from && edge.to === to);
  }

  edgesFrom(from: string): readonly Edge[] {
    return sortById(this.edges, (edge) => edge.from === from);
  }

  allEdges(): readonly Edge[] {
    return sortById(this.edges);
  }

  addChannel(channel: Channel): void {
    this.channels.set(channel.id, channel);
  }

  allChannels(): readonly Channel[] {
    return sortById(this.channels);
  }

  addRoute(route: Route): void {
    const known = this.routes.get(route.id);
    this.routes.set(route.id, known ? { ...route, ...known, ...mergeElement(known, route) } : route);
  }

  allRoutes(): readonly Route[] {
    return sortById(this.routes);
  }

  addStartOrder(order: StartOrder): void {
    this.orders.set(`${order.after} ${order.before} ${order.evidence.path}`, order);
  }

  addUnknown(unknown: Unknown): void {
    const { evidence } = unknown;
    const key = `${evidence.path} ${String(evidence.line).padStart(7, '0')} ${unknown.code} ${unknown.message}`;
    if (!this.unknowns.has(key)) this.unknowns.set(key, unknown);
  }

  /** Where it first shows: the same of many calls is told once. */
  addUnknownOnce(unknown: Unknown): void {
    const isTold = [...this.unknowns.values()].some(({ message }) => message === unknown.message);
    if (!isTold) this.addUnknown(unknown);
  }

  addProblem(problem: Problem): void {
    this.problems.push(problem);
  }

  count(what: Counted, isResolved: boolean): void {
    this.counts[what].found += 1;
    if (isResolved) this.counts[what].resolved += 1;
  }

  /** Everything said so far, in one order. */
  finish(system: Architecture['system'], files: Coverage['files'], problems: readonly Problem[]): Architecture {
    return {
      system,
      nodes: sortById(this.nodes),
      edges: sortById(this.edges),
      channels: sortById(this.channels),
      routes: sortById(this.routes),
      startOrder: byKey(this.orders),
      handlings: sortById(this.handlings),
      ...(this.unattached.length > 0 ? { libraries: this.unattached } : {}),
      unknowns: byKey(this.unknowns),
      problems: [...problems, ...this.problems].sort((a, b) => compareTexts(placeOf(a), placeOf(b))),
      coverage: { ...structuredClone(this.counts), files },
    };
  }
}

const NODE_LISTS = ['aliases', 'technology', 'paths', 'owners', 'ports', 'deployments'] as const;

type ElementPart = {
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  readonly because: readonly Because[];
};

function mergeElement(known: ElementPart, added: ElementPart): ElementPart {
  const certainty = SUREST.find((each) => each === known.certainty || each === added.certainty) ?? known.certainty;
  return {
    certainty,
    evidence: distinctEvidence([...known.evidence, ...added.evidence]),
    because: [...new Map([...known.because, ...added.because].map((each) => [textOf(each), each])).values()],
  };
}

const texts = new WeakMap<Because, string>();

/** An element is merged with many others, and its reasons are compared every time. */
function textOf(reason: Because): string {
  const text = texts.get(reason) ?? JSON.stringify(reason);
  texts.set(reason, text);
  return text;
}

function mergeLists<T, K extends keyof T>(known: T, added: T, keys: readonly K[]): Pick<T, K> {
  const merge = (key: K) => {
    const all = [...(known[key] as readonly (string | number)[]), ...(added[key] as readonly (string | number)[])];
    return [key, key === 'technology' ? [...new Set(all)] : sorted(all)] as const;
  };
  return Object.fromEntries(keys.map(merge)) as Pick<T, K>;
}

/** Each once, numbers by size and texts by code unit. */
export function sorted<T extends string | number>(items: readonly T[]): readonly T[] {
  return [...new Set(items)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b)),
  );
}

/** Each place once, in the order in which a reader should look. */
export function distinctEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((each) => [`${each.path}:${each.line}`, each] as const)).values()];
}

/** Both together; where only one asks for operations, the connection is there for these. */
function mergeEdges(known: Edge, edge: Edge): Edge {
  // What is done over it tells more than that it is there.
  const { pattern, purpose } = known.operations.length === 0 && edge.operations.length > 0 ? edge : known;
  const forwards = [...(known.forwards ?? []), ...(edge.forwards ?? [])];
  const keyOf = (rule: (typeof forwards)[number]) => `${rule.path} ${rule.as.join(' ')} ${rule.isOfDevelopment ?? ''}`;
  const rules = [...new Map(forwards.toReversed().map((rule) => [keyOf(rule), rule] as const))];
  return {
    ...known,
    ...mergeElement(known, edge),
    ...mergeLists(known, edge, ['operations', 'deployments']),
    pattern,
    purpose,
    ...(rules.length > 0 ? { forwards: rules.sort(([a], [b]) => compareTexts(a, b)).map(([, rule]) => rule) } : {}),
  };
}
