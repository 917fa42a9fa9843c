import type { Token } from './tokens.ts';

/** Where a parser stands in a file's words. */
export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

/** The word that comes next. */
export function peek({ tokens, at }: Reader): Token | undefined {
  return tokens[at];
}

/** Whether a symbol or a word comes next. */
export function isNext(reader: Reader, text: string, is: Token['is'] = 'symbol'): boolean {
  const token = peek(reader);
  return token?.is === is && token.text === text;
}

/** Goes on behind a symbol or a word, where it comes next. */
export function takes(reader: Reader, text: string, is: Token['is'] = 'symbol'): boolean {
  if (!isNext(reader, text, is)) return false;
  reader.at += 1;
  return true;
}

/** Goes on behind ends of lines. */
export function skipLines(reader: Reader): void {
  while (peek(reader)?.is === 'newline') reader.at += 1;
}

/** The same where one of some symbols follows on a later line. */
export function skipLinesBefore(reader: Reader, symbols: ReadonlySet<string>): void {
  let at = reader.at;
  while (reader.tokens[at]?.is === 'newline') at += 1;
  const token = reader.tokens[at];
  if (token?.is === 'symbol' && symbols.has(token.text)) reader.at = at;
}

const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

/** Goes on to one of some symbols, or to the end of the line, outside of all brackets. */
export function skipTo(reader: Reader, symbols: ReadonlySet<string>): void {
  let open = 0;
  for (let token = peek(reader); token; token = peek(reader)) {
    const isSymbol = token.is === 'symbol';
    if (open === 0 && (token.is === 'newline' || (isSymbol && symbols.has(token.text)))) return;
    if (isSymbol && OPENING.has(token.text)) open += 1;
    if (isSymbol && CLOSING.has(token.text)) open -= 1;
    if (open < 0) return;
    reader.at += 1;
  }
}

/** Goes on behind the bracket that closes one that was just opened. */
export function skipClosing(reader: Reader): void {
  let open = 1;
  for (let token = peek(reader); token && open > 0; token = peek(reader)) {
    if (token.is === 'symbol' && OPENING.has(token.text)) open += 1;
    if (token.is === 'symbol' && CLOSING.has(token.text)) open -= 1;
    reader.at += 1;
  }
}
