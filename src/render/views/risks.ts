import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture, Channel, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { byText, distinct, groupedBy, isOwn, isRequest, namesOf, sortedBy } from '../selection.ts';
import { LONGEST_CHAIN, longChains, waitingCalls } from './long-chains.ts';
import { holdsFor, type MeasureRow, measuresOf } from './resilience.ts';
import { singlePoints } from './single-points.ts';
import { type StoreRow, stores } from './stores.ts';

type RiskKind =
  | 'Call cycle'
  | 'Long chain'
  | 'Single point of failure'
  | 'No timeout'
  | 'Shared database'
  | 'No consumer'
  | 'No producer';

export interface Risk {
  readonly kind: RiskKind;
  readonly where: readonly string[];
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

/** Risks that can be computed from who talks to whom. */
export function risks(architecture: Architecture): readonly Risk[] {
  return [
    ...callCycles(architecture),
    ...chains(architecture),
    ...neededByMost(architecture),
    ...withoutTimeout(architecture),
    ...sharedDatabases(architecture),
    ...halfChannels(architecture),
  ];
}

function callCycles(architecture: Architecture): readonly Risk[] {
  const nameOf = namesOf(architecture);
  const calls = waitingCalls(architecture);
  const graph = new SystemGraph({ nodes: [], edges: calls });
  const sets = graph.rings().filter((set) => set.length > 1);
  return sortedBy(sets, ([first]) => [first ?? '']).map((set) => {
    const way = graph.wayBack(set[0] ?? '');
    return {
      kind: 'Call cycle',
      where: set.map(nameOf),
      why: `${way.map(nameOf).join(' → ')}: each waits for the next, so one slow member slows all.`,
      evidence: placesOnWay(way, calls),
    };
  });
}

/** The first place of each hop. */
function placesOnWay(way: readonly string[], calls: readonly Edge[]): readonly Evidence[] {
  return way
    .slice(1)
    .flatMap((to, index) => calls.find((call) => call.from === way[index] && call.to === to)?.evidence.slice(0, 1) ?? []);
}

function chains(architecture: Architecture): readonly Risk[] {
  const nameOf = namesOf(architecture);
  const calls = waitingCalls(architecture);
  return longChains(architecture).map((way) => ({
    kind: 'Long chain',
    where: way.slice(0, 1).map(nameOf),
    why: `${way.map(nameOf).join(' → ')}: ${way.length - 1} requests in a row, more than ${LONGEST_CHAIN}; each waits for all behind it.`,
    evidence: placesOnWay(way, calls),
  }));
}

function neededByMost(architecture: Architecture): readonly Risk[] {
  const nameOf = namesOf(architecture);
  const own = architecture.nodes.filter(isOwn).length;
  return singlePoints(architecture).map(({ id, isEntrance, hit, evidence }) => ({
    kind: 'Single point of failure',
    where: [nameOf(id)],
    why: `${isEntrance ? `Requests come to ${hit.length} of ${own} parts that the team runs only through it` : `${hit.length} of ${own} parts that the team runs connect to it`}. How many instances run is not read.`,
    evidence,
  }));
}

/** A client's own default may limit the wait; what the code sets is all that can be seen. */
function withoutTimeout(architecture: Architecture): readonly Risk[] {
  const nameOf = namesOf(architecture);
  const limited = measuresOf(architecture).filter(({ pattern }) => pattern === 'timeout');
  const own = new Set(architecture.nodes.filter(({ kind }) => kind === 'service').map(({ id }) => id));
  const open = architecture.edges.filter(
    (edge) => isRequest(edge) && own.has(edge.from) && !limited.some((row) => holdsFor(row, edge)),
  );
  const guarding = new Map(
    architecture.nodes.map(({ id, libraries = [] }) => [
      nameOf(id),
      libraries.filter(({ role, name }) => role === 'resilience' && LIMITING.has(name)).map(({ name }) => name),
    ]),
  );
  const somewhere = groupedBy(
    limited.filter(({ target }) => target === ''),
    ({ owner }) => nameOf(owner),
  );
  return [...groupedBy(open, ({ from }) => nameOf(from))].map(([caller, edges]) => ({
    kind: 'No timeout',
    where: [caller],
    why: `No timeout was seen on its requests to ${distinct(edges.map(({ to }) => nameOf(to))).join(', ')}; ${limitOf(guarding.get(caller) ?? [], somewhere.get(caller) ?? [])}`,
    evidence: sortedBy(edges, ({ id }) => [id]).flatMap(({ evidence }) => evidence.slice(0, 1)),
  }));
}

/** Libraries whose documentation says how they limit a wait; the others that keep failures away break circuits or ask again. */
const LIMITING: ReadonlySet<string> = new Set([
  'Resilience4j',
  'Spring Cloud Circuit Breaker',
  'Hystrix',
  'Failsafe',
  'MicroProfile Fault Tolerance',
  'Polly',
  'Microsoft.Extensions.Http.Resilience',
  'opossum',
  'cockatiel',
  'brakes',
  'mollitia',
  'github.com/eapache/go-resiliency',
  'nestjs-resilience',
]);

/** What may end the wait all the same. */
function limitOf(libraries: readonly string[], somewhere: readonly MeasureRow[]): string {
  const usual = "the client's own default holds, if it has one";
  const [known] = somewhere;
  if (known) return `one by ${known.by} (${known.values || 'of unknown length'}) holds for some of its requests, else ${usual}.`;
  return libraries.length === 0 ? `${usual}.` : `${usual}, or what ${libraries.join(', ')} sets, with which it is built.`;
}

function sharedDatabases(architecture: Architecture): readonly Risk[] {
  return stores(architecture).shared.map(({ name, databases, evidence }) => ({
    kind: 'Shared database',
    where: [name],
    why: `Used by ${databases.map(inWords).join(', ')}. ${apartness(databases)}`,
    evidence,
  }));
}

type Use = StoreRow['databases'][number];

function inWords({ user, database }: Use): string {
  return database === '' ? user : `${user} (database ${database})`;
}

/** Whether those that share a server share what is in it, as far as their addresses say. */
function apartness(uses: readonly Use[]): string {
  const named = uses.filter(({ database }) => database !== '');
  const isApart = new Set(named.map(({ database }) => database)).size === named.length;
  if (named.length === 0) return 'Which databases and tables in it each of them uses is not read.';
  if (named.length < uses.length) return 'Which databases the others use, and which tables each of them does, is not read.';
  return isApart ? 'Each has a database of its own on one server.' : 'Which tables each of them uses is not read.';
}

function halfChannels(architecture: Architecture): readonly Risk[] {
  const nameOf = namesOf(architecture);
  const risk = (kind: RiskKind, { name, evidence }: Channel, why: string): Risk => ({ kind, where: [name], why, evidence });
  return [...architecture.channels]
    .sort((left, right) => byText(left.id, right.id))
    .flatMap((channel) => {
      if (channel.consumers.length === 0 && channel.producers.length > 0) {
        return [
          risk(
            'No consumer',
            channel,
            `Sent by ${distinct(channel.producers.map(nameOf)).join(', ')}; nobody here was seen to receive it.`,
          ),
        ];
      }
      if (channel.producers.length === 0 && channel.consumers.length > 0) {
        return [
          risk(
            'No producer',
            channel,
            `Awaited by ${distinct(channel.consumers.map(nameOf)).join(', ')}; nobody here was seen to send it.`,
          ),
        ];
      }
      return [];
    });
}
