import { alg, Graph } from '@dagrejs/graphlib';
import type { Architecture, Edge } from '../model/architecture.ts';

/** The architecture as a directed multigraph. The only place that knows the graph library. */
export class SystemGraph {
  private readonly graph = new Graph({ directed: true, multigraph: true });

  constructor(architecture: Pick<Architecture, 'nodes' | 'edges'>) {
    for (const node of architecture.nodes) this.graph.setNode(node.id);
    for (const edge of architecture.edges) this.graph.setEdge(edge.from, edge.to, edge, edge.id);
  }

  /** Edges that leave the node. */
  outgoing(id: string): readonly Edge[] {
    return this.edgesOf(this.graph.outEdges(id));
  }

  /** Edges that reach the node. */
  incoming(id: string): readonly Edge[] {
    return this.edgesOf(this.graph.inEdges(id));
  }

  /** Ids of all nodes that an edge joins with this one, either way. */
  neighbours(id: string): readonly string[] {
    return [...new Set(this.graph.neighbors(id) ?? [])].filter((each) => each !== id).sort();
  }

  /** Sets of nodes between which there is some path, the largest first. */
  components(): readonly (readonly string[])[] {
    const sets = alg.components(this.graph).map((ids) => [...ids].sort());
    return sets.sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  }

  /** Waves in which nothing needs a later wave: first what calls nobody. Nodes that call each other in a ring share a wave. */
  waves(): readonly (readonly string[])[] {
    const rings = alg.tarjan(this.graph);
    const ringOf = new Map(rings.flatMap((ring, index) => ring.map((id) => [id, index] as const)));
    const depths = new Map<number, number>();
    // Tarjan gives a ring only after all rings that it leads to.
    for (const [index, ring] of rings.entries()) {
      const needed = ring
        .flatMap((id) => this.outgoing(id).map((edge) => ringOf.get(edge.to) ?? index))
        .filter((each) => each !== index);
      depths.set(index, Math.max(-1, ...needed.map((each) => depths.get(each) ?? 0)) + 1);
    }
    const waves: string[][] = [];
    for (const [index, ring] of rings.entries()) {
      const depth = depths.get(index) ?? 0;
      waves[depth] = [...(waves[depth] ?? []), ...ring].sort();
    }
    return waves;
  }

  private edgesOf(found: ReturnType<Graph['outEdges']>): readonly Edge[] {
    const edges = (found ?? []).map((each) => this.graph.edge(each) as Edge);
    return edges.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
