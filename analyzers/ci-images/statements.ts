/** A command of a script, or several inside a loop, a branch, a function or parentheses. */
export interface Statement {
  readonly is: 'command' | 'loop' | 'branch' | 'function' | 'group';
  /** The command; of a loop its head, of a function its name. */
  readonly text: string;
  /** 1-based, of the file. */
  readonly line: number;
  readonly body: readonly Statement[];
}

interface Part {
  readonly text: string;
  readonly line: number;
}

const LONGEST = 20_000;
const ENDS: Readonly<Record<string, string>> = { loop: 'done', if: 'fi', case: 'esac', function: '}', group: ')' };

/** Parts a script at line ends, `;`, `&&` and `||`, and puts together what stands between its words of control. */
export function statementsOf(text: string, firstLine: number): readonly Statement[] {
  const parts = partsOf(text.slice(0, LONGEST * 10), firstLine).flatMap(withoutWordsOfControl);
  const reader = { parts, index: 0 };
  const found: Statement[] = [];
  while (reader.index < parts.length) found.push(...until(reader, undefined, 0));
  return found;
}

interface Reader {
  readonly parts: readonly Part[];
  index: number;
}

const DEEPEST = 20;

function until(reader: Reader, end: string | undefined, depth: number): readonly Statement[] {
  const found: Statement[] = [];
  for (let part = reader.parts[reader.index]; part; part = reader.parts[reader.index]) {
    reader.index += 1;
    if (part.text === end) return found;
    if (Object.values(ENDS).includes(part.text)) continue;
    const opened = openedBy(part.text);
    if (!opened || depth > DEEPEST) found.push({ is: 'command', ...part, body: [] });
    else found.push({ is: opened.is, text: opened.text, line: part.line, body: until(reader, ENDS[opened.ends], depth + 1) });
  }
  return found;
}

function openedBy(text: string): (Pick<Statement, 'is' | 'text'> & { readonly ends: string }) | undefined {
  const name = /^(?:function\s+)?([A-Za-z_][\w-]*)\s*(?:\(\s*\))\s*\{?$|^function\s+([A-Za-z_][\w-]*)\s*\{?$/.exec(text);
  if (name) return { is: 'function', text: name[1] ?? name[2] ?? '', ends: 'function' };
  if (/^(for|while|until|select)\s/.test(text)) return { is: 'loop', text, ends: 'loop' };
  if (/^if\s/.test(text)) return { is: 'branch', text, ends: 'if' };
  if (/^case\s/.test(text)) return { is: 'branch', text, ends: 'case' };
  return text === '(' ? { is: 'group', text, ends: 'group' } : undefined;
}

/** `do docker build …` and `then …`: what follows stands on its own. A brace that opens a function stands with its name. */
function withoutWordsOfControl({ text, line }: Part): readonly Part[] {
  const found: Part[] = [];
  let rest = text.trim();
  for (let opened = OPENING.exec(rest); opened; opened = OPENING.exec(rest)) {
    const [whole, group, functionHead] = opened;
    if (group !== undefined) found.push({ text: '(', line });
    if (functionHead !== undefined) found.push({ text: functionHead.trim(), line });
    rest = rest.slice(whole.length).trim();
  }
  const end = /^(done|fi|esac|\}|\))(?=\s|$)/.exec(rest)?.[1];
  if (end !== undefined) return [...found, { text: end, line }];
  const closing = /^(.*?)\s*\)$/s.exec(rest);
  const isClosed = closing && !/\(/.test(rest);
  const command = isClosed ? (closing[1] ?? '') : rest;
  if (command !== '' && command !== '{') found.push({ text: command, line });
  return isClosed ? [...found, { text: ')', line }] : found;
}

const OPENING =
  /^(?:(?:do|then|else|elif|time|!)(?=\s|$)|(\()(?!\()|((?:function\s+[A-Za-z_][\w-]*|[A-Za-z_][\w-]*\s*\(\s*\)))\s*\{|[@-](?=[A-Za-z(]))\s*/;

/** Lines are joined at `\`, and where a list in parentheses goes on; nothing inside quotes parts a command. */
function partsOf(text: string, firstLine: number): readonly Part[] {
  const parts: Part[] = [];
  let current: Part[] = [];
  for (const token of tokensOf(text, firstLine)) {
    if (token.text !== '\n') {
      if (current.length > 0 || token.text.trim() !== '') current.push(token);
      continue;
    }
    const [first] = current;
    const written = current.map((each) => each.text).join('');
    if (first) parts.push({ text: written.trim().slice(0, LONGEST), line: first.line });
    current = [];
  }
  return parts;
}

/** A line that goes on, a comment, what parts commands, a list or a call in parentheses, a quoted text, or some other text. */
const TOKEN =
  /\\\r?\n|\\.|(?<=^|[\s;])#[^\n]*|\r?\n|;+|&&|\|\||[$=]\((?:[^()]|\([^()]*\)){0,2000}\)|"(?:\\[\s\S]|[^"\\]){0,2000}"|'[^']{0,2000}'|[^\\#\n\r;&|$="']+|[\s\S]/g;

/** The tokens of a script; whatever parts commands is a line end. */
function tokensOf(text: string, firstLine: number): readonly Part[] {
  let line = firstLine;
  const tokens: Part[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const parts = /^(?:\r?\n|;+|&&|\|\|)$/.test(token);
    const isNothing = /^\\\r?\n$/.test(token) || (token.startsWith('#') && token.length > 1);
    tokens.push({
      text: parts ? '\n' : isNothing ? ' ' : token.replace(/^=\([\s\S]*$/, (list) => list.replace(/\s+/g, ' ')),
      line,
    });
    line += token.split('\n').length - 1;
  }
  return [...tokens, { text: '\n', line }];
}
