// https://learn.microsoft.com/azure/azure-resource-manager/bicep/operators
import { isNext, peek, type Reader, skipLines, skipLinesBefore, takes } from './reader.ts';
import type { Declaration, Expression, ObjectEntry } from './syntax.ts';
import type { Token } from './tokens.ts';

const DEEPEST = 60;

/** Reads a resource inside of another one's body. */
export type ReadResource = (reader: Reader, depth: number) => Declaration | undefined;

/** Reads expressions; how statements are read is given, because resources lie inside of expressions. */
export class ExpressionReader {
  readonly #resource: ReadResource;

  constructor(resource: ReadResource) {
    this.#resource = resource;
  }

  read(reader: Reader, depth: number): Expression {
    const test = this.#binary(reader, depth, 0);
    skipLinesBefore(reader, CONDITION);
    if (depth > DEEPEST || !takes(reader, '?')) return test;
    skipLines(reader);
    const yes = this.read(reader, depth + 1);
    skipLines(reader);
    takes(reader, ':');
    skipLines(reader);
    return { is: 'choice', test, yes, no: this.read(reader, depth + 1), line: test.line };
  }

  #binary(reader: Reader, depth: number, level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary(reader, depth);
    let left = this.#binary(reader, depth, level + 1);
    for (;;) {
      skipLinesBefore(reader, LOGICAL);
      const token = peek(reader);
      if (token?.is !== 'symbol' || !operators.has(token.text)) return left;
      reader.at += 1;
      skipLines(reader);
      const right = this.#binary(reader, depth, level + 1);
      left = { is: 'binary', operator: token.text, left, right, line: left.line };
    }
  }

  #unary(reader: Reader, depth: number): Expression {
    const line = peek(reader)?.line ?? 0;
    if (depth <= DEEPEST && takes(reader, '!')) return { is: 'not', of: this.#unary(reader, depth + 1), line };
    if (depth <= DEEPEST && takes(reader, '-')) {
      const of = this.#unary(reader, depth + 1);
      return of.is === 'scalar' && typeof of.value === 'number' ? { ...of, value: -of.value } : of;
    }
    return this.#steps(this.#primary(reader, depth), reader, depth);
  }

  /** What stands behind: `.b`, `.?b`, `::b`, `[0]`, `(…)`, `!`. */
  #steps(first: Expression, reader: Reader, depth: number): Expression {
    if (depth > DEEPEST) return first;
    let of = first;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const found = takes(reader, '!') ? of : (this.#named(of, reader, depth) ?? this.#indexed(of, reader, depth));
      if (!found) return of;
      of = found;
    }
    return of;
  }

  #named(of: Expression, reader: Reader, depth: number): Expression | undefined {
    const name = reader.tokens[reader.at + 1];
    const isStep = isNext(reader, '.') || isNext(reader, '.?') || isNext(reader, '::');
    if (!isStep || name?.is !== 'name') return undefined;
    reader.at += 2;
    const { line } = of;
    if (!takes(reader, '(')) return { is: 'member', of, name: name.text, line };
    return { is: 'call', of, name: name.text, args: this.#items(reader, ')', depth + 1), line };
  }

  #indexed(of: Expression, reader: Reader, depth: number): Expression | undefined {
    if (!takes(reader, '[')) return undefined;
    takes(reader, '?');
    const [by] = this.#items(reader, ']', depth + 1);
    return by ? { is: 'index', of, by, line: of.line } : of;
  }

  #primary(reader: Reader, depth: number): Expression {
    const token = peek(reader);
    const nothing: Expression = { is: 'scalar', value: null, line: token?.line ?? 0 };
    if (!token || token.is === 'newline' || depth > DEEPEST) {
      reader.at += depth > DEEPEST ? 1 : 0;
      return nothing;
    }
    if (token.is === 'symbol') return this.#bracket(reader, token, depth) ?? nothing;
    reader.at += 1;
    if (token.is === 'text') return this.#text(token, depth);
    if (token.is === 'number') return { is: 'scalar', value: Number(token.text), line: token.line };
    return this.#name(reader, token, depth);
  }

  #text({ parts = [], line }: Token, depth: number): Expression {
    const read = parts.map((part) =>
      typeof part === 'string' ? part : this.read({ tokens: part.filter(({ is }) => is !== 'newline'), at: 0 }, depth + 1),
    );
    return { is: 'text', parts: read, line };
  }

  #name(reader: Reader, { text, line }: Token, depth: number): Expression {
    if (isNext(reader, '=>')) return this.#lambda(reader, [text], depth);
    if (takes(reader, '(')) return { is: 'call', name: text, args: this.#items(reader, ')', depth + 1), line };
    if (text === 'true' || text === 'false') return { is: 'scalar', value: text === 'true', line };
    return text === 'null' ? { is: 'scalar', value: null, line } : { is: 'name', name: text, line };
  }

  #lambda(reader: Reader, names: readonly string[], depth: number): Expression {
    const line = peek(reader)?.line ?? 0;
    takes(reader, '=>');
    skipLines(reader);
    return { is: 'lambda', names, body: this.read(reader, depth + 1), line };
  }

  #bracket(reader: Reader, { text, line }: Token, depth: number): Expression | undefined {
    if (text === '}' || text === ']' || text === ')') return undefined;
    reader.at += 1;
    switch (text) {
      case '[':
        return this.#loop(reader, depth + 1) ?? { is: 'list', items: this.#items(reader, ']', depth + 1), line };
      case '{':
        return this.#object(reader, depth + 1, line);
      case '(': {
        const items = this.#items(reader, ')', depth + 1);
        const names = items.flatMap((item) => (item.is === 'name' ? item.name : []));
        return isNext(reader, '=>') ? this.#lambda(reader, names, depth) : items[0];
      }
      case '...':
        return { is: 'spread', of: this.read(reader, depth + 1), line };
      default:
        return undefined;
    }
  }

  /** Expressions up to a closing bracket, between commas or ends of lines. */
  #items(reader: Reader, closing: string, depth: number): readonly Expression[] {
    const items: Expression[] = [];
    for (;;) {
      skipLines(reader);
      if (!peek(reader) || takes(reader, closing)) return items;
      const before = reader.at;
      if (!takes(reader, ',')) items.push(this.read(reader, depth));
      if (reader.at === before) reader.at += 1;
    }
  }

  /** https://learn.microsoft.com/azure/azure-resource-manager/bicep/loops */
  #loop(reader: Reader, depth: number): Expression | undefined {
    const start = reader.at;
    skipLines(reader);
    const line = peek(reader)?.line ?? 0;
    if (!takes(reader, 'for', 'name')) {
      reader.at = start;
      return undefined;
    }
    const names = this.#loopNames(reader);
    takes(reader, 'in', 'name');
    const list = this.read(reader, depth);
    takes(reader, ':');
    skipLines(reader);
    const body = this.conditional(reader, depth);
    skipLines(reader);
    takes(reader, ']');
    const [item = '', index] = names;
    return { is: 'for', item, ...(index !== undefined && { index }), list, body, line };
  }

  #loopNames(reader: Reader): readonly string[] {
    const names: string[] = [];
    const isPair = takes(reader, '(');
    for (let token = peek(reader); token; token = peek(reader)) {
      if (token.is !== 'name' || token.text === 'in') break;
      names.push(token.text);
      reader.at += 1;
      if (!takes(reader, ',')) break;
    }
    if (isPair) takes(reader, ')');
    return names;
  }

  /** An expression behind `if (…)`, or one alone. */
  conditional(reader: Reader, depth: number): Expression {
    const line = peek(reader)?.line ?? 0;
    if (!takes(reader, 'if', 'name') || !takes(reader, '(')) return this.read(reader, depth);
    const [test = { is: 'scalar', value: true, line } as const] = this.#items(reader, ')', depth + 1);
    return { is: 'if', test, body: this.read(reader, depth), line };
  }

  #object(reader: Reader, depth: number, line: number): Expression {
    const entries: ObjectEntry[] = [];
    const resources: Declaration[] = [];
    for (;;) {
      skipLines(reader);
      const token = peek(reader);
      if (!token || takes(reader, '}')) return { is: 'object', entries, resources, line };
      if (takes(reader, ',')) continue;
      const before = reader.at;
      const resource = this.#resource(reader, depth);
      if (resource) resources.push(resource);
      else if (reader.at > before) continue;
      else if (takes(reader, '...')) entries.push({ value: this.read(reader, depth), line: token.line });
      else this.#entry(reader, token, entries, depth);
    }
  }

  #entry(reader: Reader, token: Token, entries: ObjectEntry[], depth: number): void {
    reader.at += 1;
    if (!takes(reader, ':')) return;
    skipLines(reader);
    const key: Expression =
      token.is === 'text' ? this.#text(token, depth) : { is: 'text', parts: [token.text], line: token.line };
    entries.push({ key, value: this.read(reader, depth), line: token.line });
  }
}

const MOST_STEPS = 50;
const CONDITION = new Set(['?']);
const LOGICAL = new Set(['&&', '||', '??']);

/** Operators from those that bind least to those that bind most. */
const LEVELS: readonly ReadonlySet<string>[] = [
  new Set(['??']),
  new Set(['||']),
  new Set(['&&']),
  new Set(['==', '!=', '=~', '!~']),
  new Set(['<', '<=', '>', '>=']),
  new Set(['+', '-']),
  new Set(['*', '/', '%']),
];
