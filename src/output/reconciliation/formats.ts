import type { Evidence } from '../../model/evidence.ts';
import { ACCORDS, type Cell, type ReconciledRow, type Reconciliation, type Saying } from '../../model/reconciliation.ts';
import { sortedJson } from '../../model/sorted-json.ts';
import { visible } from '../../model/visible.ts';
import { csvOf } from '../exporters/csv.ts';
import { inline } from '../reports/markdown.ts';

/** Every way to print the table. */
export const RECONCILIATIONS: Readonly<Record<string, (table: Reconciliation) => string>> = {
  text: asText,
  json: asJson,
  markdown: asMarkdown,
  csv: asCsv,
};

const MARKS: Readonly<Record<Saying, string>> = { has: '+', lacks: '-', contradicts: '!', unknown: '?', silent: '.' };
const HEADINGS = { node: 'Nodes', edge: 'Connections', setting: 'Settings' } as const;
const MOST_LINES = 4;

function asText(table: Reconciliation): string {
  const worlds = table.worlds.map((world, index) => `  ${index + 1}  ${visible(world)}`);
  const kinds = (['node', 'edge', 'setting'] as const).flatMap((kind) => {
    const rows = table.rows.filter((row) => row.kind === kind);
    return rows.length === 0 ? [] : ['', `${HEADINGS[kind]} (${rows.length})`, ...rows.flatMap(textRow)];
  });
  const legend = '  +  has it   -  lacks it   !  contradicts   ?  could not be read   .  none of its business';
  return `${['Worlds', ...worlds, legend, ...kinds, '', tally(table)].join('\n')}\n`;
}

function textRow(row: ReconciledRow): readonly string[] {
  const marks = row.cells.map(({ says }) => MARKS[says]).join(' ');
  const head = visible(`  ${row.accord.padEnd(11)}  ${marks}  ${row.element}`);
  if (row.accord === 'agrees') return [head];
  const shown = linesOf(row).slice(0, MOST_LINES);
  return [
    head,
    visible(`      ${row.message}`),
    ...shown.map(({ path, line, text }) => visible(`      ${path}:${line}  ${text}`)),
  ];
}

/** The lines of the contradiction first, then one of each world. */
function linesOf({ cells, against }: ReconciledRow): readonly Evidence[] {
  const all = [...against, ...cells.flatMap(({ evidence }) => evidence.slice(0, 1))];
  return [...new Map(all.map((each) => [`${each.path}:${each.line}`, each])).values()];
}

function tally({ rows }: Reconciliation): string {
  const counts = ACCORDS.map((accord) => `${rows.filter((row) => row.accord === accord).length} ${accord}`);
  return `${rows.length} rows: ${counts.join(', ')}.`;
}

function asJson(table: Reconciliation): string {
  const rows = table.rows.map(({ cells, ...row }) => ({
    ...row,
    worlds: Object.fromEntries(cells.map((cell, index) => [table.worlds[index] ?? '', cell])),
  }));
  return sortedJson({ ...table, rows });
}

function asMarkdown(table: Reconciliation): string {
  const header = ['Kind', 'Element', ...table.worlds, 'Accord', 'What differs', 'Evidence'].map(inline);
  const rows = table.rows.map((row) => [
    row.kind,
    inline(row.element),
    ...row.cells.map(({ says }) => says),
    `**${row.accord}**`,
    row.accord === 'agrees' ? '' : inline(row.message),
    linesOf(row).slice(0, MOST_LINES).map(place).map(inline).join('<br>'),
  ]);
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`# ${inline(table.system)}: code, deployments and documents`, '', tally(table), '', ...lines, ''].join('\n');
}

function asCsv(table: Reconciliation): string {
  const header = ['Kind', 'Element', 'Accord', ...table.worlds, 'What differs', 'Evidence'];
  const rows = table.rows.map((row) => [
    row.kind,
    row.element,
    row.accord,
    ...row.cells.map(({ says }: Cell) => says),
    row.message,
    linesOf(row).map(place).join('; '),
  ]);
  return csvOf(header, rows);
}

function place({ path, line }: Evidence): string {
  return `${path}:${line}`;
}
