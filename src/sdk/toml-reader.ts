import type { Content, Entry } from './tree.ts';

const DEEPEST = 100;

/** Reads keys and values of TOML from a text, counting lines as it goes. What it cannot read gives undefined. */
export class TomlReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text.replace(/^\uFEFF/, '');
  }

  /** 1-based. */
  get line(): number {
    return this.#line;
  }

  /** Goes to the next statement; false at the end of the text. */
  toStatement(): boolean {
    this.#skip(/\s*(?:#[^\n]*\s*)*/y);
    return this.#at < this.#text.length;
  }

  peek(): string {
    return this.#text[this.#at] ?? '';
  }

  /** Steps over exactly this, with the blanks around it. */
  take(expected: string): boolean {
    this.#skip(/[ \t]*/y);
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    this.#skip(/[ \t]*/y);
    return true;
  }

  /** Whether nothing but a comment is left on the line. */
  endLine(): boolean {
    this.#skip(/[ \t]*(?:#[^\n]*)?\r?/y);
    return this.#at >= this.#text.length || this.peek() === '\n';
  }

  skipLine(): void {
    this.#skip(/[^\n]*/y);
  }

  /** `a."b.c".d`. */
  keys(): readonly string[] | undefined {
    const keys: string[] = [];
    do {
      const key = this.#match(/[\w-]+/y) ?? this.#singleLine();
      if (key === undefined) return undefined;
      keys.push(key);
    } while (this.take('.'));
    return keys;
  }

  value(): Content | undefined {
    const line = this.#line;
    const first = this.peek();
    if (first === '[' || first === '{') return this.#nested(first, line);
    const quoted = first === '"' || first === "'" ? this.#quoted() : undefined;
    const text = quoted ?? this.#match(/[\w+.:-]+(?: \d\d:[\d:.]+\w*)?/y);
    return text === undefined ? undefined : { is: 'scalar', text, plain: quoted === undefined, line, tag: '' };
  }

  #nested(first: '[' | '{', line: number): Content | undefined {
    if (this.#depth >= DEEPEST) return undefined;
    this.#depth += 1;
    this.#at += 1;
    const made = first === '[' ? this.#list(line) : this.#table(line);
    this.#depth -= 1;
    return made;
  }

  #list(line: number): Content | undefined {
    const items: Content[] = [];
    while (this.toStatement() && this.peek() !== ']') {
      const item = this.value();
      if (!item) return undefined;
      items.push(item);
      this.toStatement();
      if (!this.take(',') && this.peek() !== ']') return undefined;
    }
    return this.take(']') ? { is: 'list', items, line, tag: '' } : undefined;
  }

  /** `{ url = "http://orders", retry.max = 3 }`. */
  #table(line: number): Content | undefined {
    const entries: Entry[] = [];
    while (this.toStatement() && this.peek() !== '}') {
      const at = this.#line;
      const keys = this.keys();
      const value = keys && this.take('=') ? this.value() : undefined;
      if (!keys || !value) return undefined;
      const [key = '', ...inner] = keys;
      entries.push({ key, line: at, value: inner.reduceRight<Content>((content, name) => mapOf(name, content, at), value) });
      this.toStatement();
      if (!this.take(',') && this.peek() !== '}') return undefined;
    }
    return this.take('}') ? { is: 'map', entries, line, tag: '' } : undefined;
  }

  #quoted(): string | undefined {
    const mark = this.#text.slice(this.#at, this.#at + 3);
    if (mark !== '"""' && mark !== "'''") return this.#singleLine();
    const isBasic = mark === '"""';
    const whole = isBasic ? /"""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*"{3,5}/y : /'''[^']*(?:'(?!'')[^']*)*'{3,5}/y;
    const long = this.#match(whole);
    if (long === undefined) this.#skip(/[\s\S]*/y);
    const inside = long?.slice(3, -3).replace(/^\r?\n/, '');
    return inside !== undefined && isBasic ? unescaped(inside.replace(/\\[ \t]*\r?\n\s*/g, '')) : inside;
  }

  #singleLine(): string | undefined {
    const basic = this.#match(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"/y);
    return basic === undefined ? this.#match(/'[^'\n]*'/y)?.slice(1, -1) : unescaped(basic.slice(1, -1));
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    for (let next = found.indexOf('\n'); next >= 0; next = found.indexOf('\n', next + 1)) this.#line += 1;
    return found;
  }

  #skip(pattern: RegExp): void {
    this.#match(pattern);
  }
}

function mapOf(key: string, value: Content, line: number): Content {
  return { is: 'map', entries: [{ key, line, value }], line, tag: '' };
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g, (whole, short, long, letter) => {
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (Number.isNaN(code)) return ESCAPES[letter] ?? letter;
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
