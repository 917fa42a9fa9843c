import { Graph } from '@dagrejs/graphlib';
import { reach, rings, wayBack } from './rings.ts';

/** All that the graph has to know of an edge. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** An architecture, or a part of it, as a directed multigraph. The only place that knows the graph library. */
export class SystemGraph<L extends Link> {
  private readonly graph = new Graph({ directed: true, multigraph: true });

  constructor(parts: { readonly nodes: readonly { readonly id: string }[]; readonly edges: readonly L[] }) {
    for (const node of parts.nodes) this.graph.setNode(node.id);
    for (const edge of parts.edges) this.graph.setEdge(edge.from, edge.to, edge, edge.id);
  }

  /** Edges that leave the node. */
  outgoing(id: string): readonly L[] {
    return this.edgesOf(this.graph.outEdges(id));
  }

  /** Edges that reach the node. */
  incoming(id: string): readonly L[] {
    return this.edgesOf(this.graph.inEdges(id));
  }

  /** Ids of all nodes that an edge joins with this one, either way. */
  neighbours(id: string): readonly string[] {
    return sorted((this.graph.neighbors(id) ?? []).filter((each) => each !== id));
  }

  /** Sets of nodes between which there is some path, the largest first. */
  components(): readonly (readonly string[])[] {
    const seen = new Set<string>();
    const sets = this.ids().flatMap((id) => (seen.has(id) ? [] : [sorted(reach(id, (each) => this.neighbours(each), seen))]));
    return sets.sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  }

  /** Sets of nodes that all lead to each other; most nodes are alone in theirs. A ring comes before the rings that it leads to. */
  rings(): readonly (readonly string[])[] {
    return rings(this.ids(), (id) => this.successors(id));
  }

  /** One shortest way from a node back to itself, the node at both ends; empty when there is none. */
  wayBack(id: string): readonly string[] {
    return wayBack(id, (each) => this.successors(each));
  }

  /** Waves in which nothing needs a later wave: first what calls nobody. Nodes that call each other in a ring share a wave. */
  waves(): readonly (readonly string[])[] {
    const depths = new Map<string, number>();
    const waves: string[][] = [];
    for (const ring of this.rings().toReversed()) {
      const needed = ring.flatMap((id) => this.successors(id)).map((id) => depths.get(id) ?? -1);
      const depth = needed.reduce((most, each) => Math.max(most, each), -1) + 1;
      for (const id of ring) depths.set(id, depth);
      waves[depth] = [...(waves[depth] ?? []), ...ring];
    }
    return waves.map((wave) => sorted(wave));
  }

  private ids(): readonly string[] {
    return sorted(this.graph.nodes());
  }

  private successors(id: string): readonly string[] {
    return sorted(this.graph.successors(id) ?? []).filter((each) => each !== id);
  }

  private edgesOf(found: ReturnType<Graph['outEdges']>): readonly L[] {
    const edges = (found ?? []).map((each) => this.graph.edge(each) as L);
    return edges.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function sorted(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort();
}
