import type { HelperDelegate } from 'handlebars';
import type { Evidence } from '../model/evidence.ts';
import { oneLine } from '../model/one-line.ts';
import { cite, code, csvCell, html, htmlPlaces, inline, linked, placesOf, yamlScalar } from './markdown.ts';
import { type Diagram, flowchart } from './mermaid.ts';
import type { RenderOptions } from './options.ts';

/**
 * All that a template may print with. Nothing is escaped by default (the output is Markdown, not HTML), so templates print
 * foreign text through one of these and never bare; `tests/render/templates.test.ts` holds them to it.
 */
export function helpersFor({ linkBase }: RenderOptions = {}) {
  return {
    /** Foreign text in a sentence or a table cell. */
    text: (value: string) => inline(value),
    /** Foreign text as a code span. */
    code: (value: string) => code(value),
    /** Foreign text inside an HTML element. */
    html: (value: string) => html(value),
    /** A scalar of YAML. */
    yaml: (value: string) => yamlScalar(value),
    /** A string of JSON or TypeScript, with its quotes. */
    quoted: (value: string) => JSON.stringify(oneLine(value)),
    /** Strings of JSON or TypeScript as a list on one line. */
    quotedList: (values: readonly string[]) => `[${values.map((value) => JSON.stringify(oneLine(value))).join(', ')}]`,
    /** Text that a view has already printed as JSON; any other value becomes JSON. */
    json: (value: unknown) => asJson(value),
    /** A cell of CSV that no spreadsheet takes for a formula. */
    csv: (value: string) => csvCell(value),
    /** A cell of CSV with several values. */
    csvList: (values: readonly string[]) => csvCell(values.join('; ')),
    /** A cell of CSV with every cited place. */
    csvPlaces: (evidence: readonly Evidence[]) => csvCell(placesOf(evidence).join('; ')),
    /** Names in a sentence or a cell. */
    names: (values: readonly string[]) => listed(values.map(inline)),
    /** Names inside an HTML element. */
    htmlNames: (values: readonly string[]) => listed(values.map(html)),
    /** The first few of many code spans. */
    codes: (values: readonly string[]) => listed(shortened(values).map(code), values.length),
    /** A YAML list on one line. */
    yamlList: (values: readonly string[]) => `[${values.map(yamlScalar).join(', ')}]`,
    /** A link to another of the documents. */
    link: (name: string, path: string) => linked(name, path),
    /** `path:line` of each place. */
    cite: (evidence: readonly Evidence[]) => cite(evidence, linkBase),
    /** Every cited place inside an HTML element. */
    htmlPlaces: (evidence: readonly Evidence[]) => htmlPlaces(evidence, linkBase),
    /** The first place, for a comment in a block of YAML. */
    place: (evidence: readonly Evidence[]) => oneLine(placesOf(evidence)[0] ?? ''),
    /** A list's own number from an index. */
    ordinal: (index: number) => String(Number(index) + 1),
    /** A list's own letter from an index: A … Z, AA … */
    letter: (index: number) => letterOf(index),
    number: (value: number) => String(Number(value)),
    counted: (value: number, one: string, many: string) => `${Number(value)} ${inline(value === 1 ? one : many)}`,
    percent: (part: number, whole: number) =>
      Number(whole) === 0 ? 'nothing to follow' : `${Math.floor((part * 100) / whole)} %`,
    /** A sequence diagram; `sequenceDiagram` has escaped all that is foreign in it. */
    sequence: (picture: string) => picture,
    mermaid: (diagram: Diagram) => flowchart(diagram, linkBase),
    /** Why the sources leave a place blank. */
    missing: (why: string) => `Not found in sources: ${inline(why)}.`,
    /** What only people can say. */
    team: (what: string) => `For the team to fill in: ${inline(what)}.`,
    /** The cross of a box that the sources prove. */
    tick: (proven: boolean) => (proven ? 'x' : ' '),
  } as const satisfies Readonly<Record<string, HelperDelegate>>;
}

const MOST_LISTED = 8;

function shortened(values: readonly string[]): readonly string[] {
  return values.slice(0, MOST_LISTED);
}

function listed(values: readonly string[], all = values.length): string {
  if (values.length === 0) return '–';
  return all > values.length ? `${values.join(', ')} and ${all - values.length} more` : values.join(', ');
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(typeof value === 'string' ? JSON.parse(value) : value, null, 2) ?? 'null';
  } catch {
    return JSON.stringify(value);
  }
}

function letterOf(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}
