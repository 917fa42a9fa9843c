// https://mermaid.js.org/syntax/flowchart.html
import { type Arrow, DIAGRAM_LIMITS, type DrawnSystem, statementsBehind } from './diagram.ts';

const HEADER = /^(flowchart|graph)(\s+(TB|TD|BT|RL|LR))?\s*$/;
/** Statements that draw no arrow. */
const ASIDE = /^(subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)\b/;
const GROUP = /^\s*subgraph\s+([\w-]+)/;
const KEY = /\s*([\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.>=]))*)/uy;
const CLASS = /:::[\w-]+/y;
const AND = /\s*&/y;
/** `-->`, `---`, `==>`, `-.->`, with a head at either end; a bare `--`, `==` or `-.` begins a label. */
const LINK = /\s*(<|[xo](?=[-=]))?(-\.+-|-{2,}|={2,}|-\.)(>|[xo](?=\s))?/y;
const PIPED = /\s*\|([^|]*)\|/y;
const LABEL_ENDS = /\s(-{2,}|={2,}|\.+-)(>|[xo](?=\s))?/g;

/** What stands around a label, the longest first. */
const SHAPES = [
  ['(((', ')))'],
  ['([', '])'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['((', '))'],
  ['{{', '}}'],
  ['[/', ']'],
  ['[\\', ']'],
  ['>', ']'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
] as const;

/**
 * Reads the common subset of a flowchart: boxes of every classic shape, links with and without label, chains, `&` and subgraphs.
 * Undefined for a block that uses more than that (`id@{ … }`, Markdown in labels over several lines, several statements on a line).
 */
export function readFlowchart(lines: readonly string[]): DrawnSystem | undefined {
  const statements = statementsBehind(HEADER, ASIDE, lines);
  if (!statements) return undefined;
  const labels = new Map<string, string>();
  const arrows: Arrow[] = [];
  for (const { text, line } of statements) {
    const found = readStatement(text, labels);
    if (!found || arrows.length + found.length > DIAGRAM_LIMITS.arrows) return undefined;
    arrows.push(...found.map((arrow) => ({ ...arrow, line })));
  }
  const groups = new Set(lines.flatMap((line) => GROUP.exec(line)?.[1] ?? []));
  return { labels, arrows: arrows.filter(({ from, to }) => !groups.has(from) && !groups.has(to)) };
}

type Drawn = Omit<Arrow, 'line'>;

/** One chain: `a --> b & c -- label --> d`. */
function readStatement(text: string, labels: Map<string, string>): readonly Drawn[] | undefined {
  const reader = { text, at: 0 };
  const arrows: Drawn[] = [];
  let left = readBoxes(reader, labels);
  while (left && reader.text.slice(reader.at).trim() !== '') {
    const link = readLink(reader);
    const right = link && readBoxes(reader, labels);
    if (!link || !right || left.length * right.length > DIAGRAM_LIMITS.arrows) return undefined;
    for (const from of left) arrows.push(...right.map((to) => ({ ...link, from, to })));
    left = right;
  }
  return left && arrows;
}

interface Reader {
  readonly text: string;
  at: number;
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found) reader.at = pattern.lastIndex;
  return found ?? undefined;
}

function readBoxes(reader: Reader, labels: Map<string, string>): readonly string[] | undefined {
  const keys: string[] = [];
  do {
    const key = take(reader, KEY)?.[1];
    if (key === undefined || !readLabel(reader, key, labels)) return undefined;
    take(reader, CLASS);
    keys.push(key);
  } while (take(reader, AND));
  return keys;
}

/** False where a label is opened and not closed. */
function readLabel(reader: Reader, key: string, labels: Map<string, string>): boolean {
  const shape = SHAPES.find(([opener]) => reader.text.startsWith(opener, reader.at));
  if (!shape) return true;
  const [opener, closer] = shape;
  const start = reader.at + opener.length;
  const quoteEnd = reader.text[start] === '"' ? reader.text.indexOf('"', start + 1) : start;
  const end = quoteEnd < 0 ? -1 : reader.text.indexOf(closer, quoteEnd);
  if (end < 0) return false;
  labels.set(
    key,
    reader.text
      .slice(start, end)
      .replace(/^"|[/\\]$/g, '')
      .replace(/"$/, ''),
  );
  reader.at = end + closer.length;
  return true;
}

function readLink(reader: Reader): Pick<Drawn, 'label' | 'isDirected'> | undefined {
  const found = take(reader, LINK);
  if (!found) return undefined;
  const [, tail, line = '', head] = found;
  const isOpen = head === undefined && (line === '--' || line === '==' || line === '-.');
  if (!isOpen) return { label: take(reader, PIPED)?.[1]?.trim() ?? '', isDirected: isTo(tail, head) };
  LABEL_ENDS.lastIndex = reader.at;
  const end = LABEL_ENDS.exec(reader.text);
  if (!end) return undefined;
  const label = reader.text.slice(reader.at, end.index).trim().replaceAll('"', '');
  reader.at = LABEL_ENDS.lastIndex;
  return { label, isDirected: isTo(tail, end[2]) };
}

function isTo(tail: string | undefined, head: string | undefined): boolean {
  return head === '>' && tail === undefined;
}
