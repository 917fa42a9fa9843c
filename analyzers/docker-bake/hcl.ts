/** One `target` block. */
export interface Target {
  readonly name: string;
  readonly line: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly args: readonly { readonly key: string; readonly text: string; readonly line: number }[];
}

const ASSIGNMENT = /^\s*(\w{1,50})\s*=\s*(.*)$/;

/** `target "orders" { context = "./orders" tags = ["acme/orders:${TAG}"] }`; variables have the defaults of their blocks. */
export function targetsInHcl(text: string): readonly Target[] {
  const lines = text.split(/\r?\n/);
  const variables = variablesOf(text);
  return lines.flatMap((line, index) => {
    const name = /^\s*target\s+"([^"]{1,100})"\s*\{/.exec(line)?.[1];
    return name === undefined ? [] : [readTarget(name, index, lines, variables)];
  });
}

function variablesOf(text: string): ReadonlyMap<string, string> {
  const blocks = text.matchAll(/^[ \t]*variable\s+"(\w{1,100})"\s*\{([^}]{0,1000})\}/gm);
  return new Map(
    [...blocks].flatMap(([, name = '', body = '']) => {
      const value = /\bdefault\s*=\s*"([^"]{0,500})"/.exec(body)?.[1];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function readTarget(name: string, start: number, lines: readonly string[], variables: ReadonlyMap<string, string>): Target {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const body = bodyOf(lines, start);
  for (let index = 0; index < body.length; index += 1) {
    const [, key, rest = ''] = ASSIGNMENT.exec(body[index] ?? '') ?? [];
    if (key === undefined) continue;
    if (rest.startsWith('[')) {
      const end = body.findIndex((line, at) => at >= index && line.includes(']'));
      const list = body.slice(index, (end < 0 ? index : end) + 1).join('\n');
      lists.set(
        key,
        quotedIn(list).map((each) => filled(each, variables)),
      );
      index = Math.max(index, end);
    } else {
      const value = quotedIn(rest)[0];
      if (value !== undefined) texts.set(key, filled(value, variables));
    }
  }
  return { name, line: start + 1, texts, lists, args: argumentsIn(lines, start, variables) };
}

/** Lines up to the brace that closes the block; those of maps inside it are left out. */
function bodyOf(lines: readonly string[], start: number): readonly string[] {
  const [head = ''] = lines.slice(start);
  const body: string[] = [head.slice(head.indexOf('{') + 1)];
  let depth = depthOf(head);
  for (let index = start + 1; index < lines.length && depth > 0; index += 1) {
    const line = lines[index] ?? '';
    if (depth === 1) body.push(line);
    depth += depthOf(line);
  }
  return body;
}

/** `args = { API_URL = "http://api" }` of a target, on one line or over several. */
function argumentsIn(lines: readonly string[], start: number, variables: ReadonlyMap<string, string>): Target['args'] {
  let depth = 0;
  let inside = false;
  const found: { key: string; text: string; line: number }[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const opens = depth === 1 && /^\s*args\s*=\s*\{/.test(line);
    inside ||= opens;
    const pairs = inside
      ? line.slice(opens ? line.indexOf('{') : 0).matchAll(/"?([A-Za-z_]\w{0,100})"?\s{0,20}[=:]\s{0,20}"([^"\n]{0,1000})"/g)
      : [];
    for (const [, key = '', value = ''] of pairs) found.push({ key, text: filled(value, variables), line: index + 1 });
    depth += depthOf(line);
    if (depth <= 1) inside = false;
    if (depth <= 0) break;
  }
  return found;
}

/** How many blocks a line leaves open; `${NAME}` is none. */
function depthOf(line: string): number {
  const plain = line.replace(/\$\{[^}]{0,300}\}/g, '').replace(/#.*$/, '');
  return plain.split('{').length - plain.split('}').length;
}

function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/"((?:\\.|[^"\\]){0,1000})"/g)].map(([, inside = '']) => inside);
}

function filled(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{(\w{1,100})\}/g, (whole, name: string) => variables.get(name) ?? whole);
}
