import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Places, placesIn } from '../places.ts';
import { distinct, namesOf, sortedBy } from '../selection.ts';
import { type MatrixRow, matrix } from './matrix.ts';
import { typesOf } from './pages.ts';
import { type MeasureRow, type MeasuresByPattern, measuresBy, measuresOf } from './resilience.ts';

interface Address {
  readonly url: string;
  readonly evidence: readonly Evidence[];
}

/** One system outside the repository. */
export interface External {
  readonly name: string;
  readonly number: number;
  readonly callers: readonly string[];
  /** What it is for, where the sources say more than that it is asked. */
  readonly purposes: readonly string[];
  /** What it is asked for. */
  readonly askedFor: readonly string[];
  readonly types: readonly string[];
  /** Addresses as the sources write them, without user, password and query. */
  readonly addresses: readonly Address[];
  /** Hosts that the sources lead to. */
  readonly hosts: readonly string[];
  /** Addresses whose scheme encrypts. */
  readonly encrypted: readonly Address[];
  readonly operations: readonly Operation[];
  readonly measures: MeasuresByPattern;
  readonly evidence: readonly Evidence[];
}

interface Operation {
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  readonly purpose: string;
  readonly evidence: readonly Evidence[];
}

/** Every system outside the repository, with who asks it for what. */
export function externals(architecture: Architecture): readonly External[] {
  const nameOf = namesOf(architecture);
  const nodes = sortedBy(
    architecture.nodes.filter(({ kind }) => kind === 'external'),
    ({ id }) => [nameOf(id), id],
  );
  const places = placesIn(architecture);
  const [rows, measures] = [matrix(architecture), measuresOf(architecture)];
  return nodes.map((node, index) => {
    const name = nameOf(node.id);
    const around = {
      nameOf,
      places,
      rows: rows.filter(({ target }) => target === name),
      measures: measures.filter(({ target }) => target === node.id),
    };
    return externalOf(node, { name, number: index + 1, edges: architecture.edges.filter(({ to }) => to === node.id), ...around });
  });
}

interface Surroundings {
  readonly nameOf: (id: string) => string;
  readonly places: Places;
  readonly name: string;
  readonly number: number;
  readonly edges: readonly Edge[];
  readonly rows: readonly MatrixRow[];
  readonly measures: readonly MeasureRow[];
}

function externalOf(node: Node, around: Surroundings): External {
  const { name, number, edges, rows, measures } = around;
  const addresses = addressesOf(node, edges);
  return {
    name,
    number,
    callers: distinct(rows.map(({ source }) => source)),
    purposes: distinct(rows.map(tellingPurpose).filter((purpose) => purpose !== '')),
    askedFor: distinct(rows.flatMap(({ told }) => told)),
    types: typesOf(rows),
    addresses,
    hosts: distinct([node.name, ...node.aliases].filter((host) => /^[^\s/]+\.[^\s/]+$/.test(host))),
    encrypted: addresses.filter(({ url }) => /^(https|wss|amqps|rediss|smtps):/.test(url)),
    operations: sortedBy(edges, ({ from }) => [around.nameOf(from)]).flatMap((edge) => operationsOf(edge, around)),
    measures: measuresBy(measures),
    evidence: node.evidence,
  };
}

/** What a connection is for, where that is more than to ask. */
function tellingPurpose({ purpose }: Pick<Edge, 'purpose'>): string {
  return purpose === 'sends requests' ? '' : purpose;
}

function operationsOf(edge: Edge, { nameOf, places }: Surroundings): readonly Operation[] {
  const caller = nameOf(edge.from);
  const purpose = tellingPurpose(edge);
  return [...edge.operations].sort().map((operation) => {
    const space = operation.indexOf(' ');
    const method = space > 0 ? operation.slice(0, space) : '–';
    return { caller, method, path: operation.slice(space + 1), purpose, evidence: places.asking(edge, operation) };
  });
}

/** URLs on the cited lines that lead to this host. The text of a place is already cleaned of secrets. */
function addressesOf(node: Node, edges: readonly Edge[]): readonly Address[] {
  const hosts = new Set([node.name, ...node.aliases].map((host) => host.toLowerCase()));
  const found = new Map<string, Evidence[]>();
  for (const place of [...node.evidence, ...edges.flatMap(({ evidence }) => evidence)]) {
    for (const [url] of place.text.matchAll(/\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s"'`<>()\\]{1,300}/gi)) {
      const address = withoutSecrets(url, hosts);
      if (address !== undefined) found.set(address, [...(found.get(address) ?? []), place]);
    }
  }
  return sortedBy(
    [...found].map(([url, evidence]) => ({ url, evidence })),
    ({ url }) => [url],
  );
}

function withoutSecrets(url: string, hosts: ReadonlySet<string>): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(url);
  if (!hosts.has(hostname.toLowerCase())) return undefined;
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
