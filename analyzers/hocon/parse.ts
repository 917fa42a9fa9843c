import { concat, literal, setting, unknown, type Value } from '../../src/sdk/index.ts';

// https://github.com/lightbend/config/blob/main/HOCON.md

/** One value under its whole path. */
export interface HoconEntry {
  readonly key: string;
  readonly value: Value;
  /** 1-based. */
  readonly line: number;
}

/** A file that another one takes in, below the path where it says so. */
export interface HoconInclude {
  readonly file: string;
  readonly below: string;
}

const DEEPEST = 60;

/** The values of a file in their order, and what it includes. Text that is no HOCON ends the reading: what was read before counts. */
export function parseHocon(text: string): {
  readonly entries: readonly HoconEntry[];
  readonly includes: readonly HoconInclude[];
} {
  const reader = new Reader(text.replace(/^\uFEFF/, ''));
  const isBraced = reader.take('{');
  readObject(reader, [], 0, isBraced);
  return { entries: reader.entries, includes: reader.includes };
}

/** The text with the place where reading stands. */
class Reader {
  readonly entries: HoconEntry[] = [];
  readonly includes: HoconInclude[] = [];
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  get line(): number {
    return this.#line;
  }

  get at(): number {
    return this.#at;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  peek(length = 1): string {
    return this.#text.slice(this.#at, this.#at + length);
  }

  next(length = 1): string {
    const taken = this.peek(length);
    for (const character of taken) if (character === '\n') this.#line++;
    this.#at += length;
    return taken;
  }

  /** Up to a text, which is taken too. */
  upTo(end: string): string {
    const found = this.#text.indexOf(end, this.#at);
    const taken = this.next((found < 0 ? this.#text.length : found) - this.#at);
    this.next(end.length);
    return taken;
  }

  /** Spaces and comments, of this line alone or of all that follow. */
  space(hasLines: boolean): void {
    while (!this.isDone) {
      const character = this.peek();
      if (character === '#' || this.peek(2) === '//') this.next(Math.max(this.#toLineEnd(), 0));
      else if (/[\t\r \u00a0]/.test(character) || (hasLines && /[\n,]/.test(character))) this.next();
      else return;
    }
  }

  take(text: string): boolean {
    this.space(true);
    if (this.peek(text.length) !== text) return false;
    this.next(text.length);
    return true;
  }

  #toLineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return (end < 0 ? this.#text.length : end) - this.#at;
  }
}

function readObject(reader: Reader, path: readonly string[], depth: number, isBraced: boolean): void {
  for (reader.space(true); !reader.isDone; reader.space(true)) {
    if (reader.peek() === '}') {
      if (isBraced) reader.next();
      return;
    }
    if (!readMember(reader, path, depth)) return;
  }
}

/** A value or an object under a key, or an include; false where the text is none of these. */
function readMember(reader: Reader, path: readonly string[], depth: number): boolean {
  const { line } = reader;
  const key = readKey(reader);
  reader.space(false);
  if (key[0] === 'include') {
    readInclude(reader, path);
    return true;
  }
  const isSeparated = readSeparator(reader);
  if (key.length === 0 || depth > DEEPEST) return false;
  if (reader.peek() === '{') {
    reader.next();
    readObject(reader, [...path, ...key], depth + 1, true);
  } else if (isSeparated) add(reader, [...path, ...key].join('.'), readValue(reader, depth), line);
  else return false;
  return true;
}

/** `=`, `:`, `+=`, or nothing before an object. */
function readSeparator(reader: Reader): boolean {
  const length = reader.peek(2) === '+=' ? 2 : /[=:]/.test(reader.peek()) ? 1 : 0;
  reader.next(length);
  reader.space(true);
  return length > 0;
}

/** `a.b."c.d"`. */
function readKey(reader: Reader): readonly string[] {
  const parts: string[] = [];
  while (!reader.isDone) {
    const part = reader.peek() === '"' ? readQuoted(reader) : readWhile(reader, /[^\s"=:{}[\],+#.]/);
    if (part === '') return parts;
    parts.push(part);
    if (reader.peek() !== '.') return parts;
    reader.next();
  }
  return parts;
}

function readWhile(reader: Reader, pattern: RegExp): string {
  let taken = '';
  while (!reader.isDone && pattern.test(reader.peek())) taken += reader.next();
  return taken;
}

function readQuoted(reader: Reader): string {
  if (reader.peek(3) === '"""') {
    reader.next(3);
    return reader.upTo('"""');
  }
  reader.next();
  let taken = '';
  while (!reader.isDone && !/["\n]/.test(reader.peek())) {
    if (reader.peek() === '\\') reader.next();
    taken += reader.next();
  }
  reader.next();
  return taken;
}

/** `include "common.conf"`, `include required(file("common.conf"))`. */
function readInclude(reader: Reader, path: readonly string[]): void {
  const said = readWhile(reader, /[^\n]/);
  const file = /"([^"\n]{1,200})"/.exec(said)?.[1];
  if (file !== undefined && !/\burl\(/.test(said)) reader.includes.push({ file, below: path.join('.') });
}

/** Pieces side by side on one line are one text; a list has items. */
function readValue(reader: Reader, depth: number): Value {
  const parts: Value[] = [];
  reader.space(false);
  while (!isEnd(reader)) {
    const part = readPart(reader, depth);
    if (!part) return unknown('text that is no HOCON');
    parts.push(part);
    const isApart = /[\t ]/.test(reader.peek());
    reader.space(false);
    if (isApart && !isEnd(reader)) parts.push(literal(' '));
  }
  const [only] = parts;
  return only && parts.length === 1 ? only : concat(parts);
}

function isEnd(reader: Reader): boolean {
  return reader.isDone || /[\n,}\]]/.test(reader.peek());
}

function readPart(reader: Reader, depth: number): Value | undefined {
  if (reader.peek(2) === '${') return readReference(reader);
  if (reader.peek() === '[') return readList(reader, depth);
  if (reader.peek() === '{') return readNested(reader);
  if (reader.peek() === '"') return literal(readQuoted(reader));
  const plain = readWhile(reader, /[^\s"${}[\],#]/);
  return plain === '' ? undefined : literal(plain);
}

/** An object among values has no path of its own. */
function readNested(reader: Reader): Value {
  for (let depth = 0; !reader.isDone; ) {
    const character = reader.next();
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth === 0) break;
  }
  return unknown('an object in a list');
}

function readList(reader: Reader, depth: number): Value {
  const items: Value[] = [];
  reader.next();
  for (reader.space(true); !reader.isDone && reader.peek() !== ']'; reader.space(true)) {
    if (reader.peek() === '}' || depth > DEEPEST) break;
    const before = reader.at;
    items.push(readValue(reader, depth + 1));
    if (reader.at === before) reader.next();
  }
  if (reader.peek() === ']') reader.next();
  return { is: 'list', items };
}

/** `${stock.host}`, `${?STOCK_HOST}`. */
function readReference(reader: Reader): Value {
  reader.next(2);
  const inside = reader.upTo('}').trim();
  return setting(inside.replace(/^\?/, '').trim());
}

/** A later value takes the place of an earlier one; one that is only there when its variable is falls back to it. */
function add(reader: Reader, key: string, value: Value, line: number): void {
  const index = reader.entries.findIndex((each) => each.key === key);
  const earlier = reader.entries[index];
  const isOptional = value.is === 'setting' && value.fallback === undefined;
  if (earlier && isOptional) reader.entries[index] = { ...earlier, value: setting(value.key, earlier.value) };
  else if (earlier) reader.entries[index] = { key, value, line };
  else reader.entries.push({ key, value, line });
}
