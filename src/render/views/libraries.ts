import type { Architecture, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Library, LibraryRole } from '../../model/library.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';
import { distinct, groupedBy, isRequest, namesOf, nodesById, sortedBy } from '../selection.ts';

/** A product with those in whose manifests it stands. */
export interface LibraryRow {
  readonly name: string;
  /** Empty where the manifest is of nobody in particular. */
  readonly users: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Whether all have a library who would need one. */
interface Reach {
  /** There are such services, and each of them has one. */
  readonly holds: boolean;
  readonly without: readonly string[];
}

export interface LibraryViews {
  readonly flags: readonly LibraryRow[];
  readonly contracts: readonly LibraryRow[];
  readonly real: readonly LibraryRow[];
  readonly mocks: readonly LibraryRow[];
  readonly outbox: readonly LibraryRow[];
  readonly sourcing: readonly LibraryRow[];
  readonly sagas: readonly LibraryRow[];
  readonly resilience: readonly LibraryRow[];
  readonly tracing: readonly LibraryRow[];
  readonly metrics: readonly LibraryRow[];
  /** Services that ask each other or send each other messages, and contract tests. */
  readonly contracted: Reach;
  /** The same services, and tests against what is real, with no stand-in anywhere. */
  readonly tested: Reach;
}

/** Libraries of a known role by what they are for. */
export function libraries(architecture: Architecture): LibraryViews {
  const named = namedLibraries(architecture);
  const of = (role: LibraryRole) => rowsOf(named.filter((each) => each.role === role));
  const [contracts, real, mocks] = [of('contract-tests'), of('real-service-tests'), of('mocks')];
  const meeting = meetingServices(architecture);
  return {
    flags: of('feature-flags'),
    contracts,
    real,
    mocks,
    outbox: of('outbox'),
    sourcing: of('event-sourcing'),
    sagas: of('saga'),
    resilience: of('resilience'),
    tracing: of('tracing'),
    metrics: of('metrics'),
    contracted: reachOf(meeting, contracts, true),
    tested: reachOf(meeting, real, mocks.length === 0),
  };
}

type Named = Library & { readonly user?: string };

function namedLibraries(architecture: Architecture): readonly Named[] {
  const nameOf = namesOf(architecture);
  const own = architecture.nodes.flatMap(({ id, libraries: has = [] }) => has.map((each) => ({ ...each, user: nameOf(id) })));
  return [...own, ...(architecture.libraries ?? [])];
}

function rowsOf(named: readonly Named[]): readonly LibraryRow[] {
  return [...groupedBy(named, ({ name }) => name)].map(([name, same]) => ({
    name,
    users: distinct(same.flatMap(({ user }) => user ?? [])),
    evidence: sortedBy(same, ({ user = '' }) => [user]).flatMap(({ evidence }) => evidence.slice(0, 1)),
  }));
}

/** Services between which there is something to agree on; who asks somebody that is not known may ask another, too. */
function meetingServices(architecture: Architecture): readonly string[] {
  const nodes = nodesById(architecture);
  const aimless = architecture.unknowns.flatMap(({ code, evidence }) => (code === 'unresolved-target' ? [evidence.path] : []));
  const asking = new Set(aimless.flatMap((path) => nodesAround(path, architecture.nodes)));
  const isAimless = (node: Node) => node.kind === 'service' && asking.has(node);
  const isService = (id: string) => nodes.get(id)?.kind === 'service';
  const requests = architecture.edges.filter((edge) => isRequest(edge) && isService(edge.from) && isService(edge.to));
  const sending = architecture.channels.filter(({ producers, consumers }) =>
    producers.some((one) => isService(one) && consumers.some((other) => other !== one && isService(other))),
  );
  const ids = [
    ...requests.flatMap(({ from, to }) => [from, to]),
    ...sending.flatMap(({ producers, consumers }) => [...producers, ...consumers].filter(isService)),
    ...architecture.nodes.filter(isAimless).map(({ id }) => id),
  ];
  return distinct(ids.map(namesOf(architecture)));
}

function reachOf(services: readonly string[], rows: readonly LibraryRow[], isPure: boolean): Reach {
  const having = new Set(rows.flatMap(({ users }) => users));
  const without = services.filter((name) => !having.has(name));
  return { holds: isPure && services.length > 0 && without.length === 0, without };
}
