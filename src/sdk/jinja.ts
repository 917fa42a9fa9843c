// https://jinja.palletsprojects.com/en/stable/templates/
import type { TreeNode } from './tree.ts';

/** What a name stands for: a text, or a node that has parts. */
export type JinjaValue = string | TreeNode;
export type JinjaNames = ReadonlyMap<string, JinjaValue>;

export interface JinjaLine {
  readonly text: string;
  /** 1-based, of the template. */
  readonly line: number;
}

const MOST_TURNS = 100;
const DEEPEST = 8;

/**
 * The lines of a template with the values that are known: a value that is not known becomes `${name}`. Of branches whose condition cannot be
 * told the first is kept, loops over unknown lists give nothing.
 */
export function jinjaLines(template: string, names: JinjaNames): readonly JinjaLine[] {
  const lines = template.replace(/\{#[\s\S]*?#\}/g, (comment) => comment.replace(/[^\n]/g, ''));
  const reader: Reader = { tokens: tokensOf(lines), at: 0 };
  const found: JinjaLine[] = [];
  const add = (text: string, line: number) => {
    for (const [index, part] of text.split(/\r?\n/).entries()) {
      const last = found.at(-1);
      if (index === 0 && last) found[found.length - 1] = { text: last.text + part, line: last.text === '' ? line : last.line };
      else found.push({ text: part, line: line + index });
    }
  };
  write(reader, new Map(names), { add, isOn: true, depth: 0 });
  return found.filter(({ text }) => text.trim() !== '');
}

/** A text in which `{{ … }}` may stand. */
export function jinjaText(text: string, names: JinjaNames, depth = 0): string {
  if (depth > DEEPEST || !text.includes('{{')) return text;
  return text.replace(/\{\{-?\s*([\s\S]{1,500}?)\s*-?\}\}/g, (_, inside: string) => textOf(inside, names, depth));
}

function textOf(expression: string, names: JinjaNames, depth: number): string {
  const value = evaluate(expression, names, depth);
  return typeof value === 'string' ? value : (value?.text() ?? `\${${unknownName(expression)}}`);
}

function unknownName(expression: string): string {
  return /[A-Za-z_]\w*/.exec(expression.replace(/["'][^"']*["']/g, ''))?.[0] ?? 'unknown';
}

/** The value of an expression as far as it is plain: names with their parts, texts, `~` and `+`, `default()` and filters that change letters. */
export function evaluate(expression: string, names: JinjaNames, depth = 0): JinjaValue | undefined {
  if (depth > DEEPEST) return undefined;
  const sum = partedAt(expression, /[~+]/);
  if (sum.length > 1) return sum.map((part) => textOf(part, names, depth + 1)).join('');
  const [first = '', ...filters] = partedAt(expression, /\|/);
  let value = operand(first.trim(), names, depth);
  for (const filter of filters) value = filtered(value, filter.trim(), names, depth);
  return value;
}

function operand(text: string, names: JinjaNames, depth: number): JinjaValue | undefined {
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return quoted;
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  const inner = /^\((.*)\)$/s.exec(text)?.[1];
  if (inner !== undefined) return evaluate(inner, names, depth + 1);
  const isPath = /^[A-Za-z_]\w*(?:\.\w+|\[["']?\w+["']?\])*$/.test(text);
  const [name = '', ...rest] = isPath ? (text.match(/\w+/g) ?? []) : [];
  const value = partOf(names.get(name), rest);
  if (value === undefined || typeof value === 'string') return value;
  const written = value.tag === '!vault' ? undefined : value.text();
  if (written !== undefined) return jinjaText(written, without(names, name), depth + 1);
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
  return new Map([...names].filter(([other]) => other !== name));
}

function filtered(value: JinjaValue | undefined, filter: string, names: JinjaNames, depth: number): JinjaValue | undefined {
  const [, name = '', given = ''] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(filter) ?? [];
  if (name === 'default' || name === 'd') {
    const [other = "''", whenEmpty] = partedAt(given, /,/);
    return value === undefined || (value === '' && whenEmpty !== undefined) ? evaluate(other.trim(), names, depth + 1) : value;
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

interface JinjaToken {
  readonly is: 'text' | 'statement';
  readonly text: string;
  readonly line: number;
}

interface Reader {
  readonly tokens: readonly JinjaToken[];
  at: number;
}

function tokensOf(template: string): readonly JinjaToken[] {
  let line = 1;
  return template.split(/(\{%[\s\S]*?%\}\n?)/).map((text) => {
    const start = line;
    line += text.split('\n').length - 1;
    const statement = /^\{%[-+]?\s*([\s\S]*?)\s*[-+]?%\}\n?$/.exec(text)?.[1];
    return statement === undefined ? { is: 'text', text, line: start } : { is: 'statement', text: statement, line: start };
  });
}

interface Writing {
  readonly add: (text: string, line: number) => void;
  readonly isOn: boolean;
  readonly depth: number;
}

/** Writes up to the statement that ends or parts the block, and gives that. */
function write(reader: Reader, names: Map<string, JinjaValue>, writing: Writing): string {
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    reader.at += 1;
    const [word = ''] = token.text.split(/\s/);
    if (token.is === 'text') {
      if (writing.isOn) writing.add(jinjaText(token.text, names), token.line);
    } else if (/^(endif|else|elif|endfor)$/.test(word)) return token.text;
    else if (word === 'if') writeBranches(reader, token.text.slice(2), names, writing);
    else if (word === 'for') writeLoop(reader, token.text, names, writing);
    else if (word === 'set' && writing.isOn) assign(token.text, names);
  }
  return '';
}

function assign(statement: string, names: Map<string, JinjaValue>): void {
  const [, name, expression = ''] = /^set\s+(\w+)\s*=\s*([\s\S]*)$/.exec(statement) ?? [];
  const value = name === undefined ? undefined : evaluate(expression, names);
  if (name !== undefined && value !== undefined) names.set(name, value);
}

function writeBranches(reader: Reader, first: string, names: Map<string, JinjaValue>, writing: Writing): void {
  let [condition, isDone] = [first, false];
  for (;;) {
    const holds = condition === 'else' ? !isDone : isTrue(condition, names) !== false;
    const isOn = writing.isOn && holds && !isDone && writing.depth < DEEPEST * 4;
    const end = write(reader, names, { ...writing, isOn, depth: writing.depth + 1 });
    isDone ||= holds;
    if (!/^(else|elif)/.test(end)) return;
    condition = end.replace(/^elif\s+/, '');
  }
}

function writeLoop(reader: Reader, statement: string, names: Map<string, JinjaValue>, writing: Writing): void {
  const [, name = '', list = ''] = /^for\s+(\w+)\s+in\s+([\s\S]*)$/.exec(statement) ?? [];
  const value = evaluate(list, names);
  const items = value === undefined || typeof value === 'string' ? [] : value.items().slice(0, MOST_TURNS);
  const start = reader.at;
  const turn = (own: Map<string, JinjaValue>, isOn: boolean) => {
    reader.at = start;
    write(reader, own, { ...writing, isOn, depth: writing.depth + 1 });
  };
  if (items.length === 0 || writing.depth > DEEPEST) turn(new Map(names), false);
  else for (const item of items) turn(new Map([...names, [name, item.text() ?? item]]), writing.isOn);
}

/** Undefined where it cannot be told. */
function isTrue(condition: string, names: JinjaNames): boolean | undefined {
  const text = condition.trim();
  const negated = /^not\s+(.*)$/s.exec(text)?.[1];
  if (negated !== undefined) {
    const truth = isTrue(negated, names);
    return truth === undefined ? undefined : !truth;
  }
  const [, name, not] = /^([\w.]+)\s+is\s+(not\s+)?defined$/.exec(text) ?? [];
  // A variable that no file sets may be set where it is run.
  if (name !== undefined) return evaluate(name, names) === undefined ? undefined : not === undefined;
  const [, one, sign, other] = /^([^=!<>]+?)\s*(==|!=)\s*([^=!<>]+)$/.exec(text) ?? [];
  if (one !== undefined && other !== undefined) return areAlike(evaluate(one, names), evaluate(other, names), sign === '==');
  const value = /\b(and|or|in|is)\b/.test(text) ? undefined : evaluate(text, names);
  return typeof value === 'string' ? !/^(|false|no|0|none)$/i.test(value) : undefined;
}

function areAlike(one: JinjaValue | undefined, other: JinjaValue | undefined, isWanted: boolean): boolean | undefined {
  return typeof one === 'string' && typeof other === 'string' ? (one === other) === isWanted : undefined;
}
