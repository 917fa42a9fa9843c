import type { Node } from '../../model/architecture.ts';
import type { Claim } from './claim.ts';
import { type Role, rolesOf } from './columns.ts';
import { languagesIn } from './languages.ts';
import type { DocumentTable } from './markdown.ts';
import { spokenIn } from './protocols.ts';
import { at, connectionOf, namesIn, ownerOf, type Reading, type Said } from './reading.ts';
import { requestIn, requestOf } from './requests.ts';

/** Ports for those who look into a program are not what it serves on. */
const NOT_OF_SERVING = /debug|inspect|profil|metric|management|jmx/i;
const MOST_ENDS = 20;

/** A row by the roles of its columns. */
type Cells = (role: Role) => string;

/** The claims of one row, and the nodes that it names. */
interface RowRead {
  readonly said: readonly Said[];
  readonly nodes: readonly Node[];
}

type RowReader = (cells: Cells, reading: Reading, table: DocumentTable) => RowRead;

/** Claims of a table whose headers are known and whose names are names of the system. */
export function readTable(table: DocumentTable, reading: Reading): readonly Claim[] {
  const roles = rolesOf(table.columns);
  const read = readerFor(roles);
  if (!read) return [];
  const rows = table.rows.map(({ cells, line }) => {
    const cellsOf: Cells = (role) => cells[roles.get(role) ?? -1] ?? '';
    return { line, ...read(cellsOf, reading, table) };
  });
  const known = new Set(rows.flatMap(({ nodes }) => nodes));
  const isOfRoutes = roles.has('path') || roles.has('port');
  if (known.size < (isOfRoutes ? 1 : 2)) return [];
  return rows.flatMap(({ line, said }) => at(reading, line, said));
}

function readerFor(roles: ReadonlyMap<Role, number>): RowReader | undefined {
  const has = (...wanted: readonly Role[]) => wanted.every((role) => roles.has(role));
  if (has('channel') && (has('producer') || has('consumer'))) return readMessages;
  if (has('from', 'to')) return readConnection('from', 'to');
  // Whoever consumes what somebody provides asks for it; what is produced comes without being asked for.
  if (has('consumer', 'to')) return readConnection('consumer', 'to');
  if (has('producer', 'consumer')) return readConnection('producer', 'consumer');
  if (has('path')) return readEndpoint;
  return has('service') && (has('port') || has('url') || has('technology')) ? readService : undefined;
}

function readConnection(one: Role, other: Role): RowReader {
  return (cells, { names }) => {
    const [lefts, rights] = [namesIn(cells(one)).slice(0, MOST_ENDS), namesIn(cells(other)).slice(0, MOST_ENDS)];
    const spoken = spokenIn(cells('protocol'));
    const said = lefts.flatMap((left) =>
      rights.flatMap((right) =>
        connectionOf(names, [left, right], { ...(spoken ? { spoken } : {}), isDirected: one !== 'producer' }),
      ),
    );
    const [to] = rights.length === 1 ? rights.flatMap((right) => names(right) ?? []) : [];
    const nodes = [...lefts, ...rights].flatMap((name) => names(name) ?? []);
    return { said: [...said, ...(to ? portsSaid(to, cells('port')) : [])], nodes };
  };
}

const readMessages: RowReader = (cells, { names }) => {
  const channels = namesIn(cells('channel'));
  const ends = (role: Role, does: 'sends' | 'receives') =>
    namesIn(cells(role))
      .slice(0, MOST_ENDS)
      .flatMap((name) => names(name) ?? [])
      .map((node) => ({ node, does }));
  const both = [...ends('producer', 'sends'), ...ends('consumer', 'receives')];
  const said = channels
    .slice(0, MOST_ENDS)
    .flatMap((channel) => both.map(({ node, does }): Said => ({ kind: 'message', node, does, channel })));
  return { said, nodes: both.map(({ node }) => node) };
};

const readEndpoint: RowReader = (cells, reading, { headings }) => {
  const named = cells('service') || cells('to');
  const node = named === '' ? ownerOf(reading, headings) : reading.names(named);
  const request = requestIn(cells('path')) ?? requestOf(cells('method'), cells('path'));
  return { said: node && request ? [{ kind: 'route', node, ...request }] : [], nodes: node ? [node] : [] };
};

const readService: RowReader = (cells, { names }, { headings }) => {
  const node = names(cells('service'));
  if (!node) return { said: [], nodes: [] };
  const languages = languagesIn(cells('technology'));
  const said: readonly Said[] = [
    ...(headings.some((heading) => NOT_OF_SERVING.test(heading)) ? [] : portsSaid(node, cells('port'))),
    ...portsSaid(node, localPort(cells('url'))),
    ...(languages.length > 0 ? [{ kind: 'language' as const, node, languages }] : []),
  ];
  return { said, nodes: [node] };
};

/** The port of an address on the machine itself. */
function localPort(url: string): string {
  return /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{2,5})\b/.exec(url.slice(0, 400))?.[1] ?? '';
}

function portsSaid(node: Node, cell: string): readonly Said[] {
  const ports = (cell.slice(0, 200).match(/(?<![\d.])\d{2,5}(?![\d.])/g) ?? []).map(Number).filter((port) => port < 65536);
  return ports.length === 0 ? [] : [{ kind: 'port', node, ports }];
}
