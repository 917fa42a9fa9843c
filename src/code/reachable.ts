/** What is found at one node of a graph, and which nodes it leads to. */
interface Seen<Node, Found> {
  readonly found: Iterable<Found>;
  readonly leads: readonly Node[];
}

/** The same with the nodes by their keys, each once. */
interface Looked<Node, Found> {
  readonly found: Iterable<Found>;
  readonly leads: readonly (readonly [string, Node])[];
}

/** A node that is being walked. */
interface Visit<Node, Found> {
  readonly key: string;
  readonly order: number;
  readonly found: Set<Found>;
  readonly leads: Looked<Node, Found>['leads'];
  next: number;
  /** The earliest node under way that it leads back to. */
  lowest: number;
}

/**
 * What can be reached from the nodes of a graph, each node looked at once however many ask: nodes that lead to each other share one answer
 * (Tarjan's strongly connected components, https://doi.org/10.1137/0201010).
 */
export class Reachable<Node, Found> {
  private readonly keyOf: (node: Node) => string;
  private readonly look: (node: Node) => Seen<Node, Found>;
  private readonly looked = new Map<string, Looked<Node, Found>>();
  private readonly known = new Map<string, ReadonlySet<Found>>();

  constructor(keyOf: (node: Node) => string, look: (node: Node) => Seen<Node, Found>) {
    this.keyOf = keyOf;
    this.look = look;
  }

  /** Whether anything is found that is asked for, nearest first: no more is looked at than it takes to say so. */
  some(start: Node, isIt: (found: Iterable<Found>) => boolean): boolean {
    const seen = new Map([[this.keyOf(start), start]]);
    for (const [key, node] of seen) {
      const known = this.known.get(key);
      const { found, leads } = known ? { found: known, leads: [] } : this.seenAt(node, key);
      if (isIt(found)) return true;
      for (const [to, lead] of leads) if (!seen.has(to)) seen.set(to, lead);
    }
    // The next who asks is told at once.
    this.from(start);
    return false;
  }

  private seenAt(node: Node, key: string): Looked<Node, Found> {
    const known = this.looked.get(key);
    if (known) return known;
    const { found, leads } = this.look(node);
    const looked = { found, leads: [...new Map(leads.map((lead) => [this.keyOf(lead), lead]))] };
    this.looked.set(key, looked);
    return looked;
  }

  /** Everything that is found at the node and at all that it leads to. */
  from(start: Node): ReadonlySet<Found> {
    const key = this.keyOf(start);
    return this.known.get(key) ?? this.walk(start, key);
  }

  private walk(start: Node, startKey: string): ReadonlySet<Found> {
    const underway = new Map<string, Visit<Node, Found>>();
    const open: Visit<Node, Found>[] = [];
    const begin = (node: Node, key: string): Visit<Node, Found> => {
      const { found, leads } = this.seenAt(node, key);
      const visit = { key, order: underway.size, lowest: underway.size, found: new Set(found), leads, next: 0 };
      underway.set(key, visit);
      open.push(visit);
      return visit;
    };
    const first = begin(start, startKey);
    const way = [first];
    for (let at = way.at(-1); at; at = way.at(-1)) {
      const [key, lead] = at.leads[at.next++] ?? [];
      if (key === undefined || lead === undefined) {
        way.pop();
        this.end(at, open, way.at(-1));
        continue;
      }
      const known = this.known.get(key);
      const other = underway.get(key);
      if (known) addAll(known, at.found);
      else if (other) at.lowest = Math.min(at.lowest, other.order);
      else way.push(begin(lead, key));
    }
    return this.known.get(startKey) ?? first.found;
  }

  /** Where a node leads back to none before it, all that were opened since lead to each other. */
  private end(visit: Visit<Node, Found>, open: Visit<Node, Found>[], before: Visit<Node, Found> | undefined): void {
    if (before) before.lowest = Math.min(before.lowest, visit.lowest);
    if (visit.lowest === visit.order)
      for (const each of open.splice(open.lastIndexOf(visit))) {
        addAll(each.found, visit.found);
        this.known.set(each.key, visit.found);
        this.looked.delete(each.key);
      }
    if (before) addAll(visit.found, before.found);
  }
}

function addAll<T>(from: ReadonlySet<T>, to: Set<T>): void {
  if (from !== to) for (const each of from) to.add(each);
}
