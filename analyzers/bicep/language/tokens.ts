// https://learn.microsoft.com/azure/azure-resource-manager/bicep/file

/** A word of a Bicep file with its line. */
export interface Token {
  readonly is: 'name' | 'number' | 'text' | 'symbol' | 'newline';
  readonly text: string;
  readonly line: number;
  /** Of a text: what is written as it is, and what is put in. */
  readonly parts?: readonly (string | readonly Token[])[];
}

interface Scanner {
  readonly text: string;
  at: number;
  line: number;
}

const DEEPEST = 30;
const SYMBOLS = ['=>', '==', '!=', '=~', '!~', '<=', '>=', '&&', '||', '??', '::', '.?', '...'];

/** The words of a file; comments and directives are left out. */
export function tokensOf(text: string): readonly Token[] {
  return scan({ text: text.replace(/^\uFEFF/, ''), at: 0, line: 1 }, 0);
}

/** Up to the end, or inside a text up to the brace that ends what is put in. */
function scan(scanner: Scanner, depth: number): readonly Token[] {
  const tokens: Token[] = [];
  let open = 0;
  while (scanner.at < scanner.text.length) {
    const token = next(scanner, depth);
    if (!token) continue;
    if (token.is === 'symbol' && token.text === '{') open += 1;
    if (token.is === 'symbol' && token.text === '}') open -= 1;
    if (depth > 0 && open < 0) return tokens;
    tokens.push(token);
  }
  return tokens;
}

const BLANK = /[ \t\r]+/y;
const COMMENT = /\/\/[^\n]*|#[^\n]*/y;
const NAME = /[A-Za-z_]\w*/y;
const NUMBER = /\d+/y;

function taken(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found === undefined) return undefined;
  scanner.at += found.length;
  return found;
}

function next(scanner: Scanner, depth: number): Token | undefined {
  const { line } = scanner;
  if (taken(scanner, BLANK) !== undefined || taken(scanner, COMMENT) !== undefined) return undefined;
  if (scanner.text.startsWith('/*', scanner.at)) return skipComment(scanner);
  if (scanner.text[scanner.at] === '\n') {
    scanner.at += 1;
    scanner.line += 1;
    return { is: 'newline', text: '\n', line };
  }
  if (scanner.text.startsWith("'''", scanner.at)) return verbatim(scanner);
  if (scanner.text[scanner.at] === "'") return text(scanner, depth);
  const name = taken(scanner, NAME);
  if (name !== undefined) return { is: 'name', text: name, line };
  const number = taken(scanner, NUMBER);
  if (number !== undefined) return { is: 'number', text: number, line };
  const symbol = SYMBOLS.find((each) => scanner.text.startsWith(each, scanner.at)) ?? scanner.text[scanner.at] ?? '';
  scanner.at += symbol.length;
  return { is: 'symbol', text: symbol, line };
}

function skipComment(scanner: Scanner): undefined {
  const end = scanner.text.indexOf('*/', scanner.at + 2);
  pass(scanner, end < 0 ? scanner.text.length : end + 2);
}

/** Goes on to a place and counts the lines up to there. */
function pass(scanner: Scanner, end: number): string {
  const passed = scanner.text.slice(scanner.at, end);
  scanner.line += passed.split('\n').length - 1;
  scanner.at = end;
  return passed;
}

/** `'''` takes everything as it is written; a line end right behind it is not part of it. */
function verbatim(scanner: Scanner): Token {
  const { line } = scanner;
  const end = /'''(?!')/g;
  end.lastIndex = scanner.at + 3;
  const found = end.exec(scanner.text)?.index ?? scanner.text.length;
  scanner.at += 3;
  const inside = pass(scanner, found).replace(/^\r?\n/, '');
  scanner.at += 3;
  return { is: 'text', text: inside, line, parts: [inside] };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function text(scanner: Scanner, depth: number): Token {
  const { line } = scanner;
  const parts: (string | readonly Token[])[] = [];
  let plain = '';
  scanner.at += 1;
  while (scanner.at < scanner.text.length) {
    const character = scanner.text[scanner.at] ?? '';
    // A text that nobody closes ends with its line.
    if (character === '\n') break;
    scanner.at += 1;
    if (character === "'") break;
    if (character === '\\') plain += escaped(scanner);
    else if (character === '$' && scanner.text[scanner.at] === '{') {
      scanner.at += 1;
      if (depth >= DEEPEST) {
        scanner.at = scanner.text.length;
        break;
      }
      parts.push(plain, scan(scanner, depth + 1));
      plain = '';
    } else plain += character;
  }
  return { is: 'text', text: plain, line, parts: [...parts, plain].filter((part) => part !== '') };
}

function escaped(scanner: Scanner): string {
  const character = scanner.text[scanner.at] ?? '';
  scanner.at += 1;
  const code = character === 'u' ? taken(scanner, /\{[0-9a-f]{1,6}\}/iy) : undefined;
  if (code === undefined) return ESCAPES[character] ?? character;
  const point = Number.parseInt(code.slice(1, -1), 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
