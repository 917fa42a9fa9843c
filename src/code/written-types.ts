const LONGEST = 160;
const MODIFIER =
  /^(public|private|protected|internal|readonly|final|static|var|val|let|const|override|virtual|required|volatile|transient|new)$/;

/** The type of a field as its line has it, whichever way the language writes fields. */
export function writtenType(line: string, name: string): string | undefined {
  const text = line.slice(0, LONGEST);
  const at = indexOfWord(text, name);
  if (at < 0) return undefined;
  const found = after(text.slice(at + name.length)) ?? before(text.slice(0, at)) ?? beside(text, at, name);
  return found === undefined || found === '' ? undefined : found;
}

/** The last place where the name stands as a word: a type may have the same name. */
function indexOfWord(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (
      !/\w/.test(text[at - 1] ?? '') &&
      !/\w/.test(text[at + name.length] ?? '') &&
      !/^\s+\w+\s*[;={]/.test(text.slice(at + name.length))
    )
      return at;
  return -1;
}

/** `name?: string;` */
function after(rest: string): string | undefined {
  const [, type] = /^\s*[?!]?\s*:\s*([^=;]+)/.exec(rest) ?? [];
  return type?.replace(/\s*,?\s*$/, '');
}

/** `private List<Line> name;`, `(String id, int name)`. */
function before(start: string): string | undefined {
  const type = lastType(start.trimEnd());
  return type === undefined || MODIFIER.test(type) ? undefined : type;
}

function lastType(start: string): string | undefined {
  let depth = 0;
  for (let at = start.length - 1; at >= 0; at--) {
    const char = start[at] ?? '';
    if (char === '>') depth++;
    else if (char === '<') depth--;
    else if (depth === 0 && !/[\w.?[\]]/.test(char)) return start.slice(at + 1) || undefined;
  }
  return depth === 0 && start !== '' ? start : undefined;
}

/** `Name string`, at the start of the line. */
function beside(text: string, at: number, name: string): string | undefined {
  if (text.slice(0, at).trim() !== '') return undefined;
  const [, type] = /^\s+([\w.*[\]]+(?:\{\})?)/.exec(text.slice(at + name.length)) ?? [];
  return type;
}
