import { TemplateError } from './ast.ts';

/** A text between actions, or the inside of one action. */
export type Piece =
  | { readonly is: 'text'; readonly text: string; readonly line: number }
  | { readonly is: 'action'; readonly text: string; readonly line: number };

/** Cuts a template at `{{` and `}}`, takes white space at trim marks away, and leaves comments out. */
export function cutTemplate(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  let line = 1;
  let trims = false;
  while (position < source.length) {
    const start = source.indexOf('{{', position);
    const end = start < 0 ? source.length : start;
    const raw = source.slice(position, end);
    const opens = start >= 0 && /^\{\{-\s/.test(source.slice(start, start + 4));
    addText(pieces, raw, line, trims, opens);
    line += countLines(raw);
    if (start < 0) break;
    const close = endOfAction(source, start + 2, line);
    const inside = source.slice(start + 2, close);
    trims = /\s-$/.test(inside) || /\*\/-$/.test(inside);
    const text = inside
      .replace(/^-(?=\s)/, '')
      .replace(/-$/, (mark) => (trims ? '' : mark))
      .trim();
    const leading = countLines(inside.slice(0, inside.length - inside.trimStart().replace(/^-\s+/, '').length));
    if (!text.startsWith('/*')) pieces.push({ is: 'action', text, line: line + leading });
    line += countLines(inside);
    position = close + 2;
  }
  return pieces;
}

function addText(pieces: Piece[], raw: string, line: number, trimStart: boolean, trimEnd: boolean): void {
  const text = trimEnd ? raw.trimEnd() : raw;
  const kept = trimStart ? text.trimStart() : text;
  const first = line + (trimStart ? countLines(text.slice(0, text.length - kept.length)) : 0);
  if (kept !== '') pieces.push({ is: 'text', text: kept, line: first });
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The place of `}}`, quotes and comments passed over. */
function endOfAction(source: string, from: number, line: number): number {
  const comment = /^-?\s{0,100}\/\*/.exec(source.slice(from, from + 110));
  if (comment) {
    const end = source.indexOf('*/', from);
    const close = end < 0 ? -1 : source.indexOf('}}', end);
    if (close >= 0) return close;
    throw new TemplateError('A comment is not closed.', line);
  }
  for (let at = from; at < source.length; at += 1) {
    const character = source[at];
    if (character === '"' || character === '`' || character === "'") at = endOfQuote(source, at, character);
    else if (character === '}' && source[at + 1] === '}') return at;
  }
  throw new TemplateError('An action is not closed.', line);
}

function endOfQuote(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\' && quote !== '`') at += 1;
    else if (source[at] === quote) return at;
  }
  return source.length;
}

/** One word of an action. */
export interface Token {
  readonly is: 'string' | 'number' | 'word' | 'field' | 'variable' | 'symbol';
  readonly text: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

const TOKEN =
  /(\s*)(?:("(?:[^"\\]|\\.)*")|(`[^`]*`)|('(?:[^'\\]|\\.)*')|([+-]?(?:0x[0-9a-fA-F]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?))|(\$\w*)|((?:\.[A-Za-z_]\w*)+)|([A-Za-z_]\w*)|(:=|[|(),=.]))/y;

/** The words of one action. */
export function tokensOf(action: string, line: number): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = action.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new TemplateError(`It cannot be read from ${JSON.stringify(text.slice(at, at + 20))} on.`, line);
    tokens.push(toToken(match));
  }
  return tokens;
}

function toToken(match: RegExpExecArray): Token {
  const [, space = '', double, raw, char, number, variable, field, word, symbol] = match;
  const spaced = space !== '';
  if (double !== undefined) return { is: 'string', text: unquote(double), spaced };
  if (raw !== undefined) return { is: 'string', text: raw.slice(1, -1), spaced };
  if (char !== undefined) return { is: 'number', text: String(char.codePointAt(1) ?? 0), spaced };
  if (number !== undefined) return { is: 'number', text: number, spaced };
  if (variable !== undefined) return { is: 'variable', text: variable, spaced };
  if (field !== undefined) return { is: 'field', text: field, spaced };
  if (word !== undefined) return { is: 'word', text: word, spaced };
  return { is: 'symbol', text: symbol ?? '', spaced };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/g, (whole, code: string) =>
      /^[ux]./.test(code) ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? whole),
    );
}
