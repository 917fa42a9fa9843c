import type { Architecture, Channel, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { oneLine } from '../../model/one-line.ts';
import { compareText } from '../../model/sorted-json.ts';
import { namingOf } from './names.ts';

const HEADER = ['Source', 'Target', 'Protocol', 'Pattern', 'Purpose', 'Operations', 'Certainty', 'Evidence'];

/** Who talks to whom as a table: every connection, and every message from who sends it to who receives it. */
export function toCsv({ nodes, edges, channels }: Architecture): string {
  const names = namingOf(nodes);
  const rows = [
    ...edges.map((edge) => connectionRow(edge, names.label)),
    ...channels.flatMap((channel) => messageRows(channel, names.label)),
  ];
  return csvOf(
    HEADER,
    rows.toSorted((one, other) => compareText(one.join('\n'), other.join('\n'))),
  );
}

/** A table as RFC 4180 has it. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const line = oneLine(text);
  const inert = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function connectionRow(edge: Edge, nameOf: (id: string) => string): readonly string[] {
  const { from, to, protocol, pattern, purpose, operations, certainty, evidence } = edge;
  return [nameOf(from), nameOf(to), protocol, pattern, purpose, operations.join('; '), certainty, placesOf(evidence)];
}

function messageRows(channel: Channel, nameOf: (id: string) => string): readonly (readonly string[])[] {
  const { name, kind, protocol, producers, consumers, certainty, evidence } = channel;
  return producers.flatMap((producer) =>
    consumers.map((consumer) => {
      const pattern = kind === 'rpc' ? 'request-response' : 'publish-subscribe';
      return [nameOf(producer), nameOf(consumer), protocol, pattern, `${kind} ${name}`, name, certainty, placesOf(evidence)];
    }),
  );
}

function placesOf(evidence: readonly Evidence[]): string {
  return [...new Set(evidence.map(({ path, line }) => `${path}:${line}`))].join('; ');
}
