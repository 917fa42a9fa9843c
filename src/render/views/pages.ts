import type { Architecture, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Library } from '../../model/library.ts';
import { isInside } from '../../sdk/path.ts';
import { legendOf } from '../legend.ts';
import type { Diagram } from '../mermaid.ts';
import { distinct, groupedBy, isBase, isOwn, kindNames, namesOf, sortedBy } from '../selection.ts';
import { uniqueSlugs } from '../slug.ts';
import { type ChannelRow, channels } from './channels.ts';
import { type EndpointRow, endpointsById, type HealthRow, healthOf } from './endpoints.ts';
import { everyFlow, type ToldFlows, toldFlows } from './flows.ts';
import { type MatrixRow, matrix } from './matrix.ts';
import { neighbourhood } from './neighbourhood.ts';
import { watches } from './platform.ts';
import { type MeasureRow, type MeasuresByPattern, measuresBy, measuresOf, timesToLive } from './resilience.ts';
import { type RoutingRule, routing } from './routing.ts';
import { kindOf } from './stores.ts';
import { type OpenPoint, unknowns } from './unknowns.ts';

/** Everything about one part that the team runs. */
export interface Page {
  readonly id: string;
  readonly name: string;
  /** Relative to the documents' folder. */
  readonly path: string;
  readonly kind: string;
  readonly technology: readonly string[];
  readonly aliases: readonly string[];
  /** `orders:4001`: a name it answers to, with each port. */
  readonly addresses: readonly string[];
  /** Where these are declared. */
  readonly addressesAt: readonly Evidence[];
  readonly folders: readonly string[];
  readonly owners: readonly string[];
  readonly deployments: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly routes: readonly EndpointRow[];
  /** What it passes on, where it is a proxy. */
  readonly rules: readonly RoutingRule[];
  /** Its routes for a monitoring system. */
  readonly metrics: readonly EndpointRow[];
  /** What monitoring systems ask it for. */
  readonly scrapes: readonly { readonly by: string; readonly asked: readonly string[]; readonly evidence: readonly Evidence[] }[];
  readonly health: readonly HealthRow[];
  /** `HTTP API`, `AMQP messages`: how others reach it. */
  readonly types: readonly string[];
  /** What others ask it for. */
  readonly askedFor: readonly string[];
  /** What proxies pass on to it, by the paths that arrive there. */
  readonly passedOn: readonly { readonly by: string; readonly paths: readonly string[] }[];
  readonly asks: readonly MatrixRow[];
  readonly askedBy: readonly MatrixRow[];
  /** Whom it asks or sends to, and who asks it or sends to it. */
  readonly targets: readonly string[];
  readonly sources: readonly string[];
  /** Whom it needs, and who needs it: who receives a message needs who sends it, and not the other way round. */
  readonly upstream: readonly string[];
  readonly downstream: readonly string[];
  /** Stores, brokers and infrastructure that it shares with others. */
  readonly shared: readonly { readonly name: string; readonly kind: string; readonly with: readonly string[] }[];
  /** What happens in its routes and consumers. */
  readonly flows: ToldFlows;
  readonly receives: readonly ChannelRow[];
  readonly sends: readonly ChannelRow[];
  readonly measures: readonly MeasureRow[];
  readonly by: MeasuresByPattern;
  readonly timesToLive: readonly MeasureRow[];
  readonly guards: readonly string[];
  /** Of a known role, in its manifest. */
  readonly libraries: readonly Library[];
  readonly unknowns: readonly OpenPoint[];
  readonly picture: { readonly diagrams: readonly Diagram[]; readonly several: boolean; readonly legend: readonly string[] };
}

const MOST_FLOWS = 12;

/** One page a part that the team runs, by name. */
export function pages(architecture: Architecture): readonly Page[] {
  const nameOf = namesOf(architecture);
  const own = sortedBy(architecture.nodes.filter(isOwn), ({ id }) => [nameOf(id), id]);
  const slugs = uniqueSlugs(own.map(({ id }) => nameOf(id)));
  const parts = partsOf(architecture);
  return own.map((node, index) => pageOf(node, `services/${slugs[index]}.md`, parts));
}

/** What every page is cut from, made once. */
function partsOf(architecture: Architecture) {
  const nameOf = namesOf(architecture);
  return {
    architecture,
    nameOf,
    rows: matrix(architecture),
    channels: channels(architecture),
    endpoints: endpointsById(architecture),
    measures: measuresOf(architecture),
    timesToLive: timesToLive(architecture),
    rules: routing(architecture).rules,
    unknowns: unknowns(architecture),
    watchers: new Set(architecture.nodes.filter(watches).map(({ id }) => nameOf(id))),
    flows: groupedBy(everyFlow(architecture), ({ entry }) => entry.service),
  };
}

function pageOf(node: Node, path: string, parts: ReturnType<typeof partsOf>): Page {
  const { architecture, nameOf, rows } = parts;
  const name = nameOf(node.id);
  const routes = parts.endpoints.get(node.id) ?? [];
  const served = architecture.routes.filter(({ service }) => service === node.id);
  const asks = rows.filter(({ source }) => source === name);
  const askedBy = rows.filter(({ target }) => target === name);
  const measures = parts.measures.filter(({ owner }) => owner === node.id);
  const diagrams = [neighbourhood(architecture, node)];
  return {
    ...identityOf(node, name),
    ...addressesOf(node, architecture),
    path,
    routes,
    rules: parts.rules.filter(({ gateway }) => gateway === name),
    metrics: routes.filter(({ purpose, path: at }) => purpose === 'metrics' || /(^|\/)(metrics|prometheus)\/?$/i.test(at)),
    scrapes: scrapesOf(askedBy, parts.watchers),
    health: healthOf(node, served),
    types: typesOf(askedBy),
    askedFor: distinct(askedBy.flatMap(({ asked }) => asked)),
    passedOn: askedBy.flatMap(({ source, passesOn }) => (passesOn.length > 0 ? [{ by: source, paths: passesOn }] : [])),
    asks,
    askedBy,
    targets: distinct(asks.map(({ target }) => target)),
    sources: distinct(askedBy.map(({ source }) => source)),
    upstream: needed(asks, askedBy, name),
    downstream: needed(askedBy, asks, name),
    shared: sharedBy(node.id, architecture, nameOf),
    flows: toldFlows(parts.flows.get(node.id) ?? [], architecture, MOST_FLOWS),
    receives: parts.channels.filter(({ consumers }) => consumers.includes(name)),
    sends: parts.channels.filter(({ producers }) => producers.includes(name)),
    measures,
    by: measuresBy(measures),
    timesToLive: parts.timesToLive.filter(({ owner }) => owner === node.id),
    guards: distinct(routes.flatMap(({ auth }) => (auth === '' ? [] : [auth]))),
    libraries: node.libraries ?? [],
    unknowns: parts.unknowns.filter(({ evidence }) => evidence.some((at) => isWithin(at.path, node.paths))),
    picture: { diagrams, several: false, legend: legendOf(diagrams) },
  };
}

function scrapesOf(askedBy: readonly MatrixRow[], watchers: ReadonlySet<string>): Page['scrapes'] {
  return askedBy.flatMap(({ source, operations, evidence }) =>
    watchers.has(source) && operations.length > 0 ? [{ by: source, asked: operations, evidence }] : [],
  );
}

/** Names that a deployment gives it, with their ports; else its own name with the ports that it opens. */
function addressesOf({ id, name, ports, evidence }: Node, { wiring }: Architecture): Pick<Page, 'addresses' | 'addressesAt'> {
  const declared = (wiring?.reachable ?? []).flatMap(({ host, nodes, ports: open, evidence: at }) =>
    host !== undefined && nodes.includes(id) ? open.map(({ port }) => ({ address: `${host}:${port}`, at })) : [],
  );
  if (declared.length > 0)
    return { addresses: distinct(declared.map(({ address }) => address)), addressesAt: declared.map(({ at }) => at) };
  return { addresses: ports.filter((port) => port > 0).map((port) => `${name}:${port}`), addressesAt: evidence };
}

/** The other ends of connections one way and of messages the other way. */
function needed(connections: readonly MatrixRow[], messages: readonly MatrixRow[], name: string): readonly string[] {
  const rows = [...connections.filter(({ isMessage }) => !isMessage), ...messages.filter(({ isMessage }) => isMessage)];
  return distinct(rows.flatMap(({ source, target }) => [source, target])).filter((each) => each !== name);
}

function identityOf(node: Node, name: string) {
  const { id, kind, technology, aliases, paths, owners, deployments, evidence } = node;
  return {
    id,
    name,
    kind: kindNames[kind].one,
    technology,
    aliases,
    folders: paths,
    owners,
    deployments,
    evidence,
  };
}

/** How others reach it, and why. */
export function typesOf(rows: readonly MatrixRow[]): readonly string[] {
  return distinct(rows.map(({ protocol, pattern }) => `${pattern} over ${protocol}`));
}

function sharedBy(id: string, architecture: Architecture, nameOf: (id: string) => string): Page['shared'] {
  const { edges, nodes } = architecture;
  const used = new Set(edges.filter(({ from }) => from === id).map(({ to }) => to));
  const bases = sortedBy(
    nodes.filter((node) => used.has(node.id) && isBase(node)),
    (node) => [nameOf(node.id)],
  );
  return bases.flatMap((base) => {
    const others = distinct(edges.filter(({ from, to }) => to === base.id && from !== id).map(({ from }) => nameOf(from)));
    return others.length === 0 ? [] : [{ name: nameOf(base.id), kind: kindOf(base, architecture).one, with: others }];
  });
}

function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => isInside(path, folder));
}
