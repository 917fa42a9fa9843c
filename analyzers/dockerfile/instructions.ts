import type { Source } from '../../src/sdk/index.ts';

/** One instruction of a Dockerfile, its lines joined. */
export interface Instruction {
  /** `FROM`, `ENV` … in capitals. */
  readonly name: string;
  /** `--from=build` and the like. */
  readonly flags: readonly string[];
  readonly rest: string;
  readonly line: number;
}

/** Lines that end with the escape character go on, comments between them do not count, heredocs are no instructions. */
export function instructionsOf(source: Source): readonly Instruction[] {
  const lines = source.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const escape = /^[ \t]*#\s*escape\s*=\s*`/im.test(lines.slice(0, 5).join('\n')) ? '`' : '\\';
  const instructions: Instruction[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (isComment(lines[index])) continue;
    const { text, last } = joined(lines, index, escape);
    const match = /^\s*([A-Za-z]{2,20})(?:\s+(.*))?$/s.exec(text);
    if (match?.[1]) instructions.push({ name: match[1].toUpperCase(), ...withoutFlags(match[2] ?? ''), line: index + 1 });
    index = afterHeredocs(lines, text, last);
  }
  return instructions;
}

function isComment(line: string | undefined): boolean {
  return /^\s*(#.*)?$/.test(line ?? '');
}

function joined(lines: readonly string[], start: number, escape: string): { readonly text: string; readonly last: number } {
  const parts: string[] = [];
  let last = start;
  for (; last < lines.length; last += 1) {
    const line = lines[last] ?? '';
    if (last > start && isComment(line)) continue;
    const text = line.trimEnd();
    if (!text.endsWith(escape)) {
      parts.push(text);
      break;
    }
    parts.push(text.slice(0, -1));
  }
  return { text: parts.join(' '), last };
}

function withoutFlags(text: string): { readonly flags: readonly string[]; readonly rest: string } {
  const flags: string[] = [];
  let rest = text.trim();
  for (let match = /^(--[\w-]{1,40}(?:=\S*)?)(\s+|$)/.exec(rest); match; match = /^(--[\w-]{1,40}(?:=\S*)?)(\s+|$)/.exec(rest)) {
    flags.push(match[1] ?? '');
    rest = rest.slice(match[0].length);
  }
  return { flags, rest };
}

function afterHeredocs(lines: readonly string[], text: string, last: number): number {
  let reached = last;
  if (!/^\s*(RUN|COPY|ADD)\s/i.test(text)) return reached;
  for (const [, name] of text.matchAll(/<<-?["']?(\w{1,80})["']?/g)) {
    const end = lines.findIndex((line, index) => index > reached && line.trim() === name);
    reached = end > 0 ? end : lines.length;
  }
  return reached;
}

/** The words of `["a", "b"]` (exec form) or of a command line (shell form). */
export function wordsOf(rest: string): readonly string[] {
  if (rest.startsWith('[')) {
    const words = parseList(rest);
    if (words) return words;
  }
  return [...rest.matchAll(/"(?:\\.|[^"\\])*"|'[^']*'|\S+/g)].map(([word]) => word.replace(/^(["'])(.*)\1$/s, '$2'));
}

function parseList(text: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : undefined;
  } catch {
    return undefined; // Docker itself takes a list that is not JSON for the shell form.
  }
}
