import fc from 'fast-check';

/** What a person does to a document: a place in it and a way to change it there. */
export interface Edit {
  readonly way: keyof typeof WAYS;
  readonly place: number;
}

type Change = (lines: string[], at: number, word: string) => void;

const isRow = (line: string) => line.startsWith('|') && !/^[|\s-]+$/.test(line);
const inTable = (lines: readonly string[], at: number) => isRow(lines[at] ?? '');

/** Every way writes the word, unless it only takes away or moves. */
const WAYS = {
  'add a paragraph': (lines, at, word) => lines.splice(at, 0, '', `Remember ${word}.`, ''),
  'add to a line': (lines, at, word) => {
    if (!inTable(lines, at) && /\w/.test(lines[at] ?? '') && !lines[at]?.startsWith('```')) lines[at] += ` ${word}`;
  },
  'replace a line': (lines, at, word) => {
    if (!inTable(lines, at) && !/^([|\s-]*|```.*)$/.test(lines[at] ?? '')) lines[at] = word;
  },
  'edit a cell': (lines, at, word) => editCell(lines, at, () => ` ${word} `),
  'add to a cell': (lines, at, word) => editCell(lines, at, (cell) => `${cell}${word} `),
  'add a row': (lines, at, word) => {
    if (isRow(lines[at] ?? '') && /^\|[|\s-]+$/.test(lines[at - 1] ?? '')) lines.splice(at, 0, `| ${word} | by | hand | |`);
  },
  'add a column': (lines, at, word) => addColumn(lines, at, word),
  'add an item': (lines, at, word) => {
    if (/^(- |\d+\. )/.test(lines[at] ?? '')) lines.splice(at, 0, `- ${word}`);
  },
  'tick a box': (lines, at) => {
    lines[at] = (lines[at] ?? '').replace('[ ]', '[x]');
  },
  'add a section': (lines, at, word) => lines.splice(at, 0, '', `## Notes ${word}`, '', `Agreed with ${word}`, ''),
  'rename a heading': (lines, at, word) => {
    if (/^#/.test(lines[at] ?? '')) lines[at] += ` ${word}`;
  },
  'remove a line': (lines, at) => {
    if (!lines[at]?.startsWith('```')) lines.splice(at, 1);
  },
  'remove a section': (lines, at) => lines.splice(at, sectionLength(lines, at)),
  'move a section': (lines, at) => lines.splice(0, 0, ...lines.splice(at, sectionLength(lines, at)), ''),
  'double the spacing': (lines, at) => lines.splice(at, 0, ''),
} satisfies Record<string, Change>;

/** Up to six changes at places that are taken modulo the length of the document. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({ way: fc.constantFrom(...(Object.keys(WAYS) as (keyof typeof WAYS)[])), place: fc.nat(200) }),
  { maxLength: 6 },
);

/** The document after the edits; the words written are `written0`, `written1` and on. */
export function edit(text: string, changes: readonly Edit[]): string {
  const lines = text.split('\n');
  for (const [index, { way, place }] of changes.entries()) WAYS[way](lines, place % Math.max(1, lines.length), `written${index}`);
  return lines.join('\n');
}

function editCell(lines: string[], at: number, change: (cell: string) => string): void {
  if (!inTable(lines, at)) return;
  const cells = (lines[at] ?? '').slice(1, -1).split('|');
  const which = at % cells.length;
  lines[at] = `|${cells.map((cell, index) => (index === which ? change(cell) : cell)).join('|')}|`;
}

function addColumn(lines: string[], at: number, word: string): void {
  if (!(lines[at] ?? '').startsWith('|')) return;
  let start = at;
  while ((lines[start - 1] ?? '').startsWith('|')) start -= 1;
  for (let row = start; (lines[row] ?? '').startsWith('|'); row += 1) lines[row] += row === start + 1 ? ' --- |' : ` ${word} |`;
}

function sectionLength(lines: readonly string[], at: number): number {
  if (!/^#/.test(lines[at] ?? '')) return 0;
  const end = lines.findIndex((line, index) => index > at && /^##? /.test(line));
  return (end < 0 ? lines.length : end) - at;
}
