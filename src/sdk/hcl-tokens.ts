// https://developer.hashicorp.com/terraform/language/syntax/configuration

/** One word of a file. */
export interface Token {
  readonly is: 'name' | 'number' | 'text' | 'symbol' | 'newline';
  readonly text: string;
  readonly line: number;
}

const MOST_TOKENS = 400_000;
const SYMBOL = /^(\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%!<>?:=.,(){}[\]])/;

/** The words of a file; `text` keeps its templates as they are written. What cannot be read is passed over. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < source.length && tokens.length < MOST_TOKENS; ) {
    const read = readToken(source, at, line);
    if (read.token) tokens.push(read.token);
    for (let next = source.indexOf('\n', at); next >= 0 && next < read.end; next = source.indexOf('\n', next + 1)) line += 1;
    at = Math.max(read.end, at + 1);
  }
  return tokens;
}

interface Read {
  readonly token?: Token;
  readonly end: number;
}

function readToken(source: string, at: number, line: number): Read {
  const character = source.charAt(at);
  if (character === '\n') return { token: { is: 'newline', text: '\n', line }, end: at + 1 };
  if (character === '#' || source.startsWith('//', at)) return { end: endOr(source.indexOf('\n', at), source) };
  if (source.startsWith('/*', at)) return { end: endOr(source.indexOf('*/', at), source) + 2 };
  if (character === '"') return readText(source, at, line);
  if (source.startsWith('<<', at)) return readHeredoc(source, at, line);
  const rest = source.slice(at, at + 200);
  const name = /^[A-Za-z_][\w-]*/.exec(rest)?.[0];
  if (name !== undefined) return { token: { is: 'name', text: name, line }, end: at + name.length };
  const number = /^\d[\d.]*/.exec(rest)?.[0];
  if (number !== undefined) return { token: { is: 'number', text: number, line }, end: at + number.length };
  const symbol = SYMBOL.exec(rest)?.[0];
  return symbol === undefined ? { end: at + 1 } : { token: { is: 'symbol', text: symbol, line }, end: at + symbol.length };
}

function endOr(found: number, source: string): number {
  return found < 0 ? source.length : found;
}

/** A quote ends where no `${` is open. */
function readText(source: string, start: number, line: number): Read {
  let depth = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += 1;
    else if (source.startsWith('${', at) || source.startsWith('%{', at)) {
      depth += 1;
      at += 1;
    } else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '"' && depth === 0) {
      return { token: { is: 'text', text: unescape(source.slice(start + 1, at)), line }, end: at + 1 };
    } else if (character === '\n') break;
  }
  return { end: endOr(source.indexOf('\n', start), source) };
}

function unescape(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\\\', '\\');
}

function readHeredoc(source: string, at: number, line: number): Read {
  const [whole, mark] = /^<<-?([A-Za-z_]\w*)[ \t]*\r?\n/.exec(source.slice(at, at + 200)) ?? [];
  if (whole === undefined || mark === undefined) return { end: at + 2 };
  const start = at + whole.length;
  const lines = source.slice(start).split('\n');
  const last = lines.findIndex((each) => each.trim() === mark);
  if (last < 0) return { end: source.length };
  const text = lines.slice(0, last).join('\n');
  return { token: { is: 'text', text, line }, end: start + text.length + (last === 0 ? 0 : 1) + (lines[last]?.length ?? 0) };
}
