// https://jinja.palletsprojects.com/en/stable/templates/#list-of-control-structures
import { evaluate, type JinjaNames, type JinjaValue, jinjaText } from './jinja.ts';

export interface JinjaLine {
  readonly text: string;
  /** 1-based, of the template. */
  readonly line: number;
}

const MOST_TURNS = 100;
/** Blocks inside of blocks; a template with more is not read. */
const DEEPEST_BLOCK = 100;
/** What one template may come to, in tokens and pieces of texts of this length: loops in loops have no end. */
const MOST_TOKENS = 20_000;
const PIECE_OF_TEXT = 50;
const LONGEST_CONDITION = 500;

/**
 * The lines of a template with the values that are known: a value that is not known becomes `${name}`. Of branches whose condition cannot be
 * told the first is kept, loops over unknown lists give nothing.
 */
export function jinjaLines(template: string, names: JinjaNames): readonly JinjaLine[] {
  const tokens = tokensOf(withoutComments(template));
  if (blocksOf(tokens) > DEEPEST_BLOCK) return [];
  const reader: Reader = { tokens, at: 0, left: MOST_TOKENS };
  const found: JinjaLine[] = [];
  const add = (text: string, line: number) => {
    for (const [index, part] of text.split(/\r?\n/).entries()) {
      const last = found.at(-1);
      if (index === 0 && last) found[found.length - 1] = { text: last.text + part, line: last.text === '' ? line : last.line };
      else found.push({ text: part, line: line + index });
    }
  };
  write(reader, new Scope(names), { add, isOn: true, depth: 0 });
  return found.filter(({ text }) => text.trim() !== '');
}

/** Nothing but the line ends is left of a comment; of what opens one and has no end behind it, all. */
function withoutComments(template: string): string {
  const end = template.lastIndexOf('#}') + 2;
  const plain = end < 2 ? '' : template.slice(0, end).replace(/\{#[\s\S]*?#\}/g, (comment) => comment.replace(/[^\n]/g, ''));
  return plain + template.slice(end < 2 ? 0 : end);
}

/** How many blocks stand inside of each other. */
function blocksOf(tokens: readonly JinjaToken[]): number {
  let [open, most] = [0, 0];
  for (const { is, text } of tokens) {
    if (is === 'statement' && /^(if|for)\b/.test(text)) open += 1;
    if (is === 'statement' && /^end(if|for)\b/.test(text)) open -= 1;
    most = Math.max(most, open);
  }
  return most;
}

/** The names of a block: those around it, and what it sets itself. */
class Scope implements JinjaNames {
  readonly #own = new Map<string, JinjaValue>();
  readonly #around: JinjaNames;

  constructor(around: JinjaNames) {
    this.#around = around;
  }

  readonly get = (name: string): JinjaValue | undefined => this.#own.get(name) ?? this.#around.get(name);

  set(name: string, value: JinjaValue): void {
    this.#own.set(name, value);
  }
}

interface JinjaToken {
  readonly is: 'text' | 'statement';
  readonly text: string;
  readonly line: number;
}

interface Reader {
  readonly tokens: readonly JinjaToken[];
  at: number;
  /** How many tokens may still be written. */
  left: number;
}

function tokensOf(template: string): readonly JinjaToken[] {
  // Behind the last end of a statement there is only text.
  const last = template.lastIndexOf('%}');
  const end = last < 0 ? 0 : last + 2 + (/^\r?\n/.exec(template.slice(last + 2, last + 4))?.[0].length ?? 0);
  let line = 1;
  const parts = template.slice(0, end).split(/(\{%[\s\S]*?%\}(?:\r?\n)?)/);
  const behind = (parts.pop() ?? '') + template.slice(end);
  return [...parts, behind].map((text, index) => {
    const start = line;
    line += text.split('\n').length - 1;
    return index % 2 === 1 ? { is: 'statement', text: statementIn(text), line: start } : { is: 'text', text, line: start };
  });
}

/** `{%- if port -%}` with its line end. */
function statementIn(text: string): string {
  const inner = text.trimEnd().slice(2, -2);
  return inner.replace(/^[-+]/, '').replace(/[-+]$/, '').trim();
}

interface Writing {
  readonly add: (text: string, line: number) => void;
  readonly isOn: boolean;
  readonly depth: number;
}

/** Writes up to the statement that ends or parts the block, and gives that. */
function write(reader: Reader, names: Scope, writing: Writing): string {
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    reader.at += 1;
    reader.left -= 1 + Math.floor(token.text.length / PIECE_OF_TEXT);
    if (token.is === 'statement' && /^(endif|else|elif|endfor)\b/.test(token.text)) return token.text;
    if (token.is === 'statement') obey(token.text, reader, names, writing);
    else if (writing.isOn) writing.add(jinjaText(token.text, names), token.line);
  }
  return '';
}

function obey(statement: string, reader: Reader, names: Scope, writing: Writing): void {
  const [word] = statement.split(/\s/);
  if (word === 'if') writeBranches(reader, statement.slice(2), names, writing);
  else if (word === 'for') writeLoop(reader, statement, names, writing);
  else if (word === 'set' && writing.isOn) assign(statement, names);
}

function assign(statement: string, names: Scope): void {
  const [, name, expression = ''] = /^set\s+(\w+)\s*=\s*([\s\S]*)$/.exec(statement) ?? [];
  const value = name === undefined ? undefined : evaluate(expression, names);
  if (name !== undefined && value !== undefined) names.set(name, value);
}

function writeBranches(reader: Reader, first: string, names: Scope, writing: Writing): void {
  let [condition, isDone] = [first, false];
  for (;;) {
    const holds = condition === 'else' ? !isDone : isTrue(condition, names) !== false;
    const isOn = writing.isOn && holds && !isDone && writing.depth < DEEPEST_BLOCK;
    const end = write(reader, names, { ...writing, isOn, depth: writing.depth + 1 });
    isDone ||= holds;
    if (!/^(else|elif)/.test(end)) return;
    condition = end.replace(/^elif\s+/, '');
  }
}

function writeLoop(reader: Reader, statement: string, names: Scope, writing: Writing): void {
  const [, name = '', list = ''] = /^for\s+(\w+)\s+in\s+([\s\S]*)$/.exec(statement) ?? [];
  const value = writing.isOn ? evaluate(list, names) : undefined;
  const items = value === undefined || typeof value === 'string' ? [] : value.items().slice(0, MOST_TURNS);
  const start = reader.at;
  const turn = (own: Scope, isOn: boolean) => {
    reader.at = start;
    write(reader, own, { ...writing, isOn, depth: writing.depth + 1 });
  };
  if (items.length === 0 || reader.left < 0) turn(new Scope(names), false);
  for (const item of items) {
    if (reader.left < 0) break;
    const own = new Scope(names);
    own.set(name, item.text() ?? item);
    turn(own, true);
  }
}

/** Undefined where it cannot be told, and of very long conditions. */
function isTrue(condition: string, names: JinjaNames): boolean | undefined {
  const text = condition.trim();
  if (text.length > LONGEST_CONDITION) return undefined;
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
