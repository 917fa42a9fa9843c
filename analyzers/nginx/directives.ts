import { endOfLua } from './lua.ts';

/** One directive with its words and, where it opens a block, what stands in that. */
export interface Directive {
  readonly name: string;
  readonly words: readonly string[];
  /** 1-based line of the text. */
  readonly line: number;
  readonly children?: readonly Directive[];
}

/** What could be read, and where reading stopped before the end. */
export interface Directives {
  readonly directives: readonly Directive[];
  readonly broken?: { readonly line: number; readonly what: string };
}

const DEEPEST = 50;
const LONGEST_WORD = 4000;
/** Code in place of directives: https://github.com/openresty/lua-nginx-module#content_by_lua_block */
const LUA_BLOCK = /_by_lua_block$/;

interface Token {
  readonly text: string;
  readonly is: 'word' | ';' | '{' | '}';
  readonly line: number;
}

interface Block {
  readonly head: Directive;
  readonly children: Directive[];
}

/** Reads nginx's own grammar: words, quotes, `;`, blocks, comments. `${NAME}` and `{{ … }}` of templates stay part of a word. */
export function readDirectives(text: string): Directives {
  const top: Directive[] = [];
  const open: Block[] = [];
  let words: Token[] = [];
  let broken: Directives['broken'];
  for (const token of tokensOf(text)) {
    if (token.is === 'word') {
      words.push(token);
      continue;
    }
    broken = mark(token, words, open, top);
    words = [];
    if (broken) break;
  }
  const unclosed = open[0]?.head;
  while (open.length > 0) close(open, top);
  if (unclosed && !broken) broken = { line: unclosed.line, what: `a block of ${unclosed.name} without its }` };
  return { directives: top, ...(broken && { broken }) };
}

/** What `;`, `{` and `}` do with the words before them. */
function mark(token: Token, words: readonly Token[], open: Block[], top: Directive[]): Directives['broken'] {
  const { line } = token;
  if (token.is === ';') {
    if (words.length > 0) (open.at(-1)?.children ?? top).push(directiveOf(words));
    return undefined;
  }
  if (token.is === '}') return close(open, top) ? undefined : { line, what: 'a } without its {' };
  if (open.length >= DEEPEST) return { line, what: `blocks deeper than ${DEEPEST}` };
  open.push({ head: directiveOf(words.length > 0 ? words : [token]), children: [] });
  return undefined;
}

function close(open: Block[], top: Directive[]): boolean {
  const block = open.pop();
  if (block) (open.at(-1)?.children ?? top).push({ ...block.head, children: block.children });
  return block !== undefined;
}

function directiveOf(words: readonly Token[]): Directive {
  const [name, ...rest] = words;
  return { name: name?.text ?? '', words: rest.map(({ text }) => text), line: name?.line ?? 1 };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? '';
    if (character === '\n') line += 1;
    if (/\s/.test(character)) at += 1;
    else if (opensLua(text, at, tokens)) {
      const end = endOfLua(text, at + 1);
      tokens.push({ text: text.slice(at + 1, end).slice(0, LONGEST_WORD), is: 'word', line }, { text: ';', is: ';', line });
      line += text.slice(at, end).split('\n').length - 1;
      at = end + 1;
    } else if (character === '#') at = endOfLine(text, at);
    else if (isMark(text, at)) {
      tokens.push({ text: character, is: character as ';' | '{' | '}', line });
      at += 1;
    } else {
      const { word, end } = readWord(text, at);
      tokens.push({ text: word, is: 'word', line });
      line += text.slice(at, end).split('\n').length - 1;
      at = end;
    }
  }
  return tokens;
}

/** `content_by_lua_block {`, `set_by_lua_block $upstream {`: the directive's first word says it. */
function opensLua(text: string, at: number, before: readonly Token[]): boolean {
  if (text[at] !== '{') return false;
  const first = before.findLastIndex(({ is }) => is !== 'word') + 1;
  return LUA_BLOCK.test(before[first]?.text ?? '');
}

function isMark(text: string, at: number): boolean {
  const character = text[at];
  return character === ';' || character === '}' || (character === '{' && text[at + 1] !== '{');
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function readWord(text: string, start: number): { readonly word: string; readonly end: number } {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const end = closingQuote(text, start + 1, quote);
    return { word: text.slice(start + 1, end).slice(0, LONGEST_WORD), end: end + 1 };
  }
  let at = start;
  while (at < text.length) {
    if (text.startsWith('${', at)) at = after(text, at, '}');
    else if (text.startsWith('{{', at)) at = after(text, at, '}}');
    else if (text[at] === '\\') at += 2;
    else if (/[\s;{}]/.test(text[at] ?? '')) break;
    else at += 1;
  }
  return { word: text.slice(start, at).slice(0, LONGEST_WORD), end: Math.max(at, start + 1) };
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

const LONGEST_PLACEHOLDER = 120;

/** Behind the closing mark if it stands near by on the same line. */
function after(text: string, at: number, closing: string): number {
  const near = text.slice(at, at + LONGEST_PLACEHOLDER);
  const end = near.indexOf(closing);
  return end < 0 || near.slice(0, end).includes('\n') ? at + 2 : at + end + closing.length;
}
