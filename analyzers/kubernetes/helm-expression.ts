import type { YamlNode } from '../../src/sdk/index.ts';
import type { Chart } from './chart.ts';

/** An open `if`, `with`, `range`, `define` or `block`. */
export interface Block {
  /** Whether lines inside are kept. */
  readonly shown: boolean;
  /** Whether a branch has been kept already, so that `else` is not. */
  readonly taken: boolean;
}

/** What an action opens; undefined when it opens nothing. */
export function openBlock(action: string, chart: Chart): Block | undefined {
  const [, word, rest = ''] = /^(if|with|range|define|block)\b\s*(.*)$/s.exec(action) ?? [];
  if (!word) return undefined;
  if (word === 'define') return { shown: false, taken: true };
  const holds = word === 'block' || conditionOf(rest, chart) !== false;
  return { shown: holds, taken: holds };
}

/** Whether a condition on the chart's values holds; undefined when that cannot be told here. */
export function conditionOf(text: string, chart: Chart): boolean | undefined {
  const condition = text.trim();
  const [, negated] = /^not\s+(\S+)$/.exec(condition) ?? [];
  if (negated) {
    const inner = conditionOf(negated, chart);
    return inner === undefined ? undefined : !inner;
  }
  const [, path] = /^\$?\.Values\.([\w.-]+)$/.exec(condition) ?? [];
  if (path) return isTrue(valueAt(path, chart));
  const [, left, right] = /^eq\s+(\S+)\s+(\S+)$/.exec(condition) ?? [];
  const [one, other] = [left, right].map((word) => (word === undefined ? undefined : textOfTerm(word, chart)));
  return one === undefined || other === undefined ? undefined : one === other;
}

/** Empty texts, zero, false, null and empty collections are false in Go templates; a value nobody states is so too. */
function isTrue(node: YamlNode): boolean {
  if (node.kind === 'map') return node.entries().length > 0;
  if (node.kind === 'list') return node.items().length > 0;
  return node.exists && !/^(|0|false)$/i.test(node.text() ?? '');
}

/** `.Values.image.tag | default "latest" | quote` as text; undefined when a part of it is beyond this reader. */
export function textOfExpression(expression: string, chart: Chart): string | undefined {
  const [head = '', ...filters] = splitPipes(expression);
  let text: string | undefined = headText(head, chart);
  for (const filter of filters) {
    const [name = '', ...rest] = filter.split(/\s+/);
    if (name === 'default') text = text || textOfTerm(rest.join(' '), chart);
    else if (name === 'quote' || name === 'squote') text = text === undefined ? undefined : quoted(text);
    else if (!HARMLESS.has(name)) return undefined;
  }
  return text;
}

/** Filters that leave names and addresses as they are in all but odd cases. */
const HARMLESS = new Set(['toString', 'int', 'int64', 'trim', 'trunc', 'trimSuffix', 'lower', 'nindent', 'indent']);

function headText(head: string, chart: Chart): string | undefined {
  const [word = '', ...rest] = head.split(/\s+/);
  const term = rest.at(-1) ?? '';
  if (word === 'quote' || word === 'squote') return wrap(textOfTerm(rest.join(' '), chart));
  if (word === 'default' && rest.length === 2) return textOfTerm(term, chart) || textOfTerm(rest[0] ?? '', chart);
  if (word === 'required') return textOfTerm(term, chart);
  if (word === 'include' || word === 'template') return conventionalName(rest[0] ?? '', chart);
  return textOfTerm(head, chart);
}

function wrap(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quoted(text);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The helpers `<chart>.fullname` and `<chart>.name` of `helm create` give the release's name when it is the chart's. */
function conventionalName(helper: string, chart: Chart): string | undefined {
  return /^"[\w.-]{1,200}\.(fullname|name)"$/.test(helper) ? chart.name : undefined;
}

function textOfTerm(term: string, chart: Chart): string | undefined {
  const [, literal] = /^"([^"\\]*)"$/.exec(term) ?? /^`([^`]*)`$/.exec(term) ?? [];
  if (literal !== undefined) return literal;
  if (/^(-?\d{1,15}|true|false)$/.test(term)) return term;
  const [, path] = /^\$?\.Values\.([\w.-]+)$/.exec(term) ?? [];
  if (path) return valueAt(path, chart).text();
  const [, key] = /^\$?\.Chart\.(\w+)$/.exec(term) ?? [];
  if (key) return chart.manifest.get(`${key.charAt(0).toLowerCase()}${key.slice(1)}`).text();
  return /^\$?\.Release\.Name$/.test(term) ? outermostName(chart) : undefined;
}

function outermostName(chart: Chart): string {
  return chart.parent ? outermostName(chart.parent) : chart.name;
}

/** An outer chart's values for this one come before its own. */
function valueAt(path: string, chart: Chart): YamlNode {
  const keys = path.split('.');
  const outer = chart.parent?.values?.at(...(keys[0] === 'global' ? keys : [chart.name, ...keys]));
  return outer?.exists ? outer : (chart.values ?? chart.manifest.get('')).at(...keys);
}

function splitPipes(expression: string): readonly string[] {
  return expression.split(/\s*\|\s*(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part) => part.trim());
}
