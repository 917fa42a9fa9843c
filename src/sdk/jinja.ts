// https://jinja.palletsprojects.com/en/stable/templates/
import type { TreeNode } from './tree.ts';

/** What a name stands for: a text, or a node that has parts. */
export type JinjaValue = string | TreeNode;
export interface JinjaNames {
  readonly get: (name: string) => JinjaValue | undefined;
}

const DEEPEST = 8;
/** What one text may ask: variables that are made of each other have no end. */
const MOST_STEPS = 2000;

/** How deep an expression has gone, and how much may still be asked. */
interface Going {
  readonly depth: number;
  readonly steps: { left: number };
}

function start(): Going {
  return { depth: 0, steps: { left: MOST_STEPS } };
}

function deeper({ depth, steps }: Going): Going {
  return { depth: depth + 1, steps };
}

/** The names with some more, which hide what was there under the same name. */
export function withNames(names: JinjaNames, more: Iterable<readonly [string, JinjaValue]>): JinjaNames {
  const own = new Map(more);
  return own.size === 0 ? names : { get: (name) => own.get(name) ?? names.get(name) };
}

/** A text in which `{{ … }}` may stand. */
export function jinjaText(text: string, names: JinjaNames, going = start()): string {
  if (going.depth > DEEPEST || !text.includes('{{')) return text;
  return text.replace(/\{\{((?:(?!\}\})[\s\S]){1,510})\}\}/g, (_, inside: string) =>
    textOf(inside.replace(/^-/, '').replace(/-$/, '').trim(), names, going),
  );
}

function textOf(expression: string, names: JinjaNames, going: Going): string {
  const value = evaluate(expression, names, going);
  return typeof value === 'string' ? value : (value?.text() ?? `\${${unknownName(expression)}}`);
}

function unknownName(expression: string): string {
  return /[A-Za-z_]\w*/.exec(expression.replace(/["'][^"']*["']/g, ''))?.[0] ?? 'unknown';
}

/** The value of an expression as far as it is plain: names with their parts, texts, `~` and `+`, `default()` and filters that change letters. */
export function evaluate(expression: string, names: JinjaNames, going = start()): JinjaValue | undefined {
  going.steps.left -= 1;
  if (going.depth > DEEPEST || going.steps.left < 0) return undefined;
  const sum = partedAt(expression, /[~+]/);
  if (sum.length > 1) return sum.map((part) => textOf(part, names, deeper(going))).join('');
  const [first = '', ...filters] = partedAt(expression, /\|/);
  let value = operand(first.trim(), names, going);
  for (const filter of filters) value = filtered(value, filter.trim(), names, going);
  return value;
}

function operand(text: string, names: JinjaNames, going: Going): JinjaValue | undefined {
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return quoted;
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  const inner = /^\((.*)\)$/s.exec(text)?.[1];
  if (inner !== undefined) return evaluate(inner, names, deeper(going));
  const isPath = /^[A-Za-z_]\w*(?:\.\w+|\[["']?\w+["']?\])*$/.test(text);
  const [name = '', ...rest] = isPath ? (text.match(/\w+/g) ?? []) : [];
  const value = partOf(names.get(name), rest);
  if (value === undefined || typeof value === 'string') return value;
  const written = value.tag === '!vault' ? undefined : value.text();
  if (written !== undefined) return jinjaText(written, without(names, name), deeper(going));
  return value.exists && value.tag === '' ? value : undefined;
}

function partOf(of: JinjaValue | undefined, steps: readonly string[]): JinjaValue | undefined {
  let value = of;
  for (const step of steps) {
    if (value === undefined || typeof value === 'string') return undefined;
    value = value.kind === 'list' ? value.items()[Number(step)] : value.get(step);
  }
  return value;
}

/** A variable that is made of itself would never end. */
function without(names: JinjaNames, name: string): JinjaNames {
  return { get: (other) => (other === name ? undefined : names.get(other)) };
}

function filtered(value: JinjaValue | undefined, filter: string, names: JinjaNames, going: Going): JinjaValue | undefined {
  const [, name = '', given = ''] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(filter) ?? [];
  if (name === 'default' || name === 'd') {
    const [other = "''", whenEmpty] = partedAt(given, /,/);
    return value === undefined || (value === '' && whenEmpty !== undefined)
      ? evaluate(other.trim(), names, deeper(going))
      : value;
  }
  if (typeof value !== 'string') return name === 'mandatory' ? value : undefined;
  if (name === 'lower') return value.toLowerCase();
  if (name === 'upper') return value.toUpperCase();
  return /^(string|int|trim|quote|mandatory|safe)$/.test(name) ? value.trim() : undefined;
}

/** Parts a text at signs that stand outside of quotes and parentheses. */
function partedAt(text: string, sign: RegExp): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"]*"|'[^']*'|[\s\S]/g)) {
    depth += /^[([{]$/.test(token) ? 1 : /^[)\]}]$/.test(token) ? -1 : 0;
    if (depth === 0 && token.length === 1 && sign.test(token)) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}
