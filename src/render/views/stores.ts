import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeKind } from '../../model/fact.ts';
import { distinct, type KindName, kindNames, namesOf, sortedBy } from '../selection.ts';
import { type MeasureRow, timesToLive } from './resilience.ts';

export interface StoreRow {
  readonly name: string;
  readonly kind: string;
  readonly technology: readonly string[];
  readonly users: readonly string[];
  /** Which database on the server each user names in its address; empty where no cited line says, or several do. */
  readonly databases: readonly { readonly user: string; readonly database: string }[];
  readonly shared: boolean;
  /** How long its users keep what they cache, of those that use no other cache. */
  readonly timesToLive: readonly MeasureRow[];
  readonly evidence: readonly Evidence[];
}

export interface Stores {
  readonly all: readonly StoreRow[];
  readonly databases: readonly StoreRow[];
  readonly caches: readonly StoreRow[];
  /** With stores that nothing but queues are kept in. */
  readonly brokers: readonly StoreRow[];
  /** Databases that more than one service uses. */
  readonly shared: readonly StoreRow[];
}

/** Where data is kept and who uses it. */
export function stores(architecture: Architecture): Stores {
  const databases = ofKinds(architecture, ['database']);
  const isQueue = (node: Node) => isStoreOfQueues(node, architecture);
  return {
    all: ofKinds(architecture, ['database', 'storage', 'search', 'cache']),
    databases,
    caches: ofKinds(architecture, ['cache'], (node) => !isQueue(node)),
    brokers: ofKinds(architecture, ['broker', 'cache'], (node) => node.kind === 'broker' || isQueue(node)),
    shared: databases.filter(({ shared }) => shared),
  };
}

/** What kind of thing a node is, in words: a cache in which nothing but queues are kept is none. */
export function kindOf(node: Node, architecture: Architecture): KindName {
  return isStoreOfQueues(node, architecture) ? { one: 'store of queues', many: 'stores of queues' } : kindNames[node.kind];
}

/** Whether all that is known to be done with a cache is to send and receive messages. */
export function isStoreOfQueues({ id, kind }: Node, { edges, channels }: Architecture): boolean {
  if (kind !== 'cache') return false;
  const uses = edges.filter(({ to }) => to === id);
  const isMessage = (operation: string) => /^(publish|subscribe) /.test(operation);
  const isOnly = uses.every(({ operations }) => operations.length > 0 && operations.every(isMessage));
  return uses.length > 0 && isOnly && channels.some(({ broker, kind }) => broker === id && kind === 'queue');
}

function ofKinds(
  architecture: Architecture,
  kinds: readonly NodeKind[],
  picks: (node: Node) => boolean = () => true,
): readonly StoreRow[] {
  const nameOf = namesOf(architecture);
  const kept = timesToLive(architecture);
  const nodes = sortedBy(
    architecture.nodes.filter((node) => kinds.includes(node.kind) && picks(node)),
    ({ kind, name, id }) => [String(kinds.indexOf(kind)), name, id],
  );
  return nodes.map((node) => {
    const { id, kind, technology, evidence } = node;
    const uses = sortedBy(
      architecture.edges.filter(({ to }) => to === id),
      ({ from }) => [from],
    );
    const users = distinct(uses.map(({ from }) => nameOf(from)));
    return {
      name: nameOf(id),
      kind: kindOf(node, architecture).one,
      technology,
      users,
      databases: users.map((user) => ({ user, database: databaseOf(uses.filter(({ from }) => nameOf(from) === user)) })),
      shared: users.length > 1,
      timesToLive: kind === 'cache' ? kept.filter(({ owner }) => isOnlyCache(id, owner, architecture)) : [],
      evidence: uses.length > 0 ? uses.flatMap((edge) => databaseIn(edge)?.at ?? edge.evidence.slice(0, 1)) : evidence,
    };
  });
}

/** `postgres://shop:***@pg:5432/orders`, `jdbc:mysql://db/orders?useSSL=false`, `mysql:host=db;dbname=orders`, `Server=db;Database=orders` */
const DATABASE =
  /\b(?:(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|cockroachdb)(?:\+\w{1,20})?:\/\/[^\s"'`<>/]{1,200}\/|dbname=|Initial Catalog=|(?<=;\s{0,2})Database=)(\w[\w-]{0,60})/gi;

function databaseOf(edges: readonly Edge[]): string {
  const names = new Set(edges.flatMap((edge) => databaseIn(edge)?.name ?? []));
  return names.size === 1 ? ([...names][0] ?? '') : '';
}

/** The database on its server, by the only name that the cited lines give it. */
function databaseIn({ evidence }: Edge): { readonly name: string; readonly at: Evidence } | undefined {
  const found = evidence.flatMap((at) => [...at.text.matchAll(DATABASE)].map(([, name = '']) => ({ name, at })));
  const [first, ...others] = found;
  return first && others.every(({ name }) => name === first.name) ? first : undefined;
}

function isOnlyCache(id: string, user: string, { nodes, edges }: Architecture): boolean {
  const caches = new Set(nodes.flatMap((node) => (node.kind === 'cache' ? [node.id] : [])));
  const used = distinct(edges.flatMap(({ from, to }) => (from === user && caches.has(to) ? [to] : [])));
  return used.length === 1 && used[0] === id;
}
