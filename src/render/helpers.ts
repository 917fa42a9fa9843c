import type { HelperDelegate } from 'handlebars';
import type { Evidence } from '../model/evidence.ts';
import { oneLine } from '../model/one-line.ts';
import { cite, code, html, inline, placesOf, yamlScalar } from './markdown.ts';
import { type Diagram, flowchart } from './mermaid.ts';

/**
 * All that a template may print with. Nothing is escaped by default (the output is Markdown, not HTML), so templates print
 * foreign text through one of these and never bare; `tests/render/templates.test.ts` holds them to it.
 */
export const helpers = {
  /** Foreign text in a sentence or a table cell. */
  text: (value: string) => inline(value),
  /** Foreign text as a code span. */
  code: (value: string) => code(value),
  /** Foreign text inside an HTML element. */
  html: (value: string) => html(value),
  /** A scalar of YAML. */
  yaml: (value: string) => yamlScalar(value),
  /** Text that a view has already printed as JSON. */
  json: (value: string) => value,
  /** Names in a sentence or a cell. */
  names: (values: readonly string[]) => listed(values.map(inline)),
  /** The first few of many code spans. */
  codes: (values: readonly string[]) => listed(shortened(values).map(code), values.length),
  /** A YAML list on one line. */
  yamlList: (values: readonly string[]) => `[${values.map(yamlScalar).join(', ')}]`,
  /** `path:line` of each place. */
  cite: (evidence: readonly Evidence[]) => cite(evidence),
  /** The first place, for a comment in a block of YAML. */
  place: (evidence: readonly Evidence[]) => oneLine(placesOf(evidence)[0] ?? ''),
  /** A list's own number from an index. */
  ordinal: (index: number) => String(index + 1),
  number: (value: number) => String(value),
  counted: (value: number, one: string, many: string) => `${value} ${value === 1 ? one : many}`,
  percent: (part: number, whole: number) => (whole === 0 ? 'nothing to follow' : `${Math.floor((part * 100) / whole)} %`),
  mermaid: (diagram: Diagram) => flowchart(diagram),
  /** Why the sources leave a place blank. */
  missing: (why: string) => `Not found in sources: ${why}.`,
  /** What only people can say. */
  team: (what: string) => `For the team to fill in: ${what}.`,
} as const satisfies Readonly<Record<string, HelperDelegate>>;

const MOST_LISTED = 8;

function shortened(values: readonly string[]): readonly string[] {
  return values.slice(0, MOST_LISTED);
}

function listed(values: readonly string[], all = values.length): string {
  if (values.length === 0) return '–';
  return all > values.length ? `${values.join(', ')} and ${all - values.length} more` : values.join(', ');
}
