import type { Source } from '../../src/sdk/index.ts';

/** One entry of a properties file; the line is that of its key. */
export interface Property {
  readonly key: string;
  readonly text: string;
  readonly line: number;
}

interface Logical {
  readonly text: string;
  readonly line: number;
}

/** The documents of a `.properties` file, parted by `#---` or `!---` as Spring Boot has it. */
export function readProperties(source: Source): readonly (readonly Property[])[] {
  const documents: Property[][] = [[]];
  for (const { text, line } of logicalLines(source.text)) {
    if (/^[#!]---\s*$/.test(text)) documents.push([]);
    else if (!/^[#!]|^$/.test(text)) documents.at(-1)?.push({ ...split(text), line });
  }
  return documents.filter((entries) => entries.length > 0);
}

/** A line that ends in an odd number of backslashes goes on in the next. */
function logicalLines(text: string): readonly Logical[] {
  const logical: Logical[] = [];
  let open: Logical | undefined;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const part = raw.trimStart();
      const whole: Logical = open ? { text: open.text + part, line: open.line } : { text: part, line: index + 1 };
      const isComment = !open && /^[#!]/.test(part);
      const slashes = /\\+$/.exec(whole.text)?.[0].length ?? 0;
      const goesOn = !isComment && slashes % 2 === 1;
      open = goesOn ? { text: whole.text.slice(0, -1), line: whole.line } : undefined;
      if (!goesOn) logical.push(whole);
    });
  return open ? [...logical, open] : logical;
}

/** The key ends at the first `=`, `:` or space that is not escaped. */
function split(text: string): Omit<Property, 'line'> {
  let end = 0;
  while (end < text.length && !/[=:\s]/.test(text[end] ?? '')) end += text[end] === '\\' ? 2 : 1;
  const rest = text.slice(end).replace(/^\s*[=:]?\s*/, '');
  return { key: unescape(text.slice(0, end)), text: unescape(rest).trimEnd() };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' };

function unescape(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_whole, escaped: string) =>
    escaped.length === 5 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : (ESCAPES[escaped] ?? escaped),
  );
}
