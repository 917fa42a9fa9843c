/** One text that a script sets on the page, with the names that lead to it: `__env`, `apiUrl`. */
export interface Assignment {
  readonly path: readonly string[];
  readonly text: string;
  readonly line: number;
}

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\$\{[^}\n]{0,200}\}|[A-Za-z_$][\w$]*|\d[\w.]*|\n|[^\s]/g;
const WINDOW = /^(?:window|self|globalThis|this|global|root)$/;
const TEXT = /^["'`]/;
const DEEPEST = 8;

interface Token {
  readonly text: string;
  readonly line: number;
}

/** What a script of a page sets on the window: `window.env = { apiUrl: '…' }`, `window['env']['apiUrl'] = '…'`. */
export function assignmentsIn(script: string): readonly Assignment[] {
  const tokens = tokensOf(script);
  const found: Assignment[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!WINDOW.test(tokens[at]?.text ?? '') || tokens[at - 1]?.text === '.') continue;
    const { path, next } = pathAt(tokens, at + 1);
    if (path.length === 0 || tokens[next]?.text !== '=' || tokens[next + 1]?.text === '=') continue;
    at = valueAt(tokens, next + 1, path, found) - 1;
  }
  return found;
}

function tokensOf(script: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [text] of script.matchAll(TOKEN)) {
    if (!/^(?:\/\/|\/\*|\n)/.test(text)) tokens.push({ text, line });
    line += text.split('\n').length - 1;
  }
  return tokens;
}

/** `.env['apiUrl']`. */
function pathAt(tokens: readonly Token[], start: number): { readonly path: readonly string[]; readonly next: number } {
  const path: string[] = [];
  let next = start;
  for (;;) {
    const [sign, name, end] = [tokens[next]?.text, tokens[next + 1]?.text, tokens[next + 2]?.text];
    if (sign === '.' && name !== undefined) {
      path.push(name);
      next += 2;
    } else if (sign === '[' && name !== undefined && TEXT.test(name) && end === ']') {
      path.push(plain(name));
      next += 3;
    } else return { path, next };
  }
}

/** Notes the texts of a value and gives the place behind it. */
function valueAt(tokens: readonly Token[], start: number, path: readonly string[], found: Assignment[]): number {
  const token = tokens[start];
  if (token?.text === '{' && path.length < DEEPEST) return entriesAt(tokens, start + 1, path, found);
  if (token && (TEXT.test(token.text) || token.text.startsWith('${')) && isEnd(tokens[start + 1]?.text))
    found.push({ path, text: plain(token.text), line: token.line });
  return start + 1;
}

function isEnd(text: string | undefined): boolean {
  return text === undefined || /^[;,})\w$]/.test(text);
}

function entriesAt(tokens: readonly Token[], start: number, path: readonly string[], found: Assignment[]): number {
  let at = start;
  while (at < tokens.length && tokens[at]?.text !== '}') {
    const key = tokens[at]?.text ?? '';
    if (tokens[at + 1]?.text === ':') at = valueAt(tokens, at + 2, [...path, plain(key)], found);
    else at += 1;
  }
  return at + 1;
}

function plain(text: string): string {
  return TEXT.test(text) ? text.slice(1, -1) : text;
}
