import { cleanText, evidenceAt, type FactDraft, type Source } from '../../src/sdk/index.ts';

/** Comments, which may hold anything; line breaks stay. */
const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g;
const ANNOTATION = /@[\w.-]{1,60}\s{0,9}\((?:[^()"]|"[^"\n]*"){0,500}\)/g;

/** The records of a protocol in Avro's own language, below its namespace. */
export function recordsOfIdl(source: Source): readonly FactDraft[] {
  const plain = source.text.replace(COMMENT, blank);
  const namespace =
    /@namespace\(\s{0,9}"([\w.]{1,200})"/.exec(plain)?.[1] ?? /\bnamespace\s{1,9}([\w.]{1,200});/.exec(plain)?.[1];
  const text = plain.replace(ANNOTATION, blank).replace(/\bunion\s{0,9}\{([^{}]{0,500})\}/g, (whole, choices: string) => {
    const [choice = 'null'] = choices
      .split(/,(?![^(]*\))/)
      .map((each) => each.trim())
      .filter((each) => each !== 'null');
    return choice + blank(whole).slice(choice.length);
  });
  return [...text.matchAll(/\b(?:record|error)\s{1,20}(\w+)\s{0,20}\{([^{}]*)\}/g)].map((match): FactDraft => {
    const [, name = '', body = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    const fields = Object.fromEntries(body.split(';').flatMap((statement) => fieldOf(statement)));
    const full = namespace === undefined ? name : `${namespace}.${name}`;
    return { kind: 'message-type', evidence: evidenceAt(source, line), name: full, fields };
  });
}

function blank(left: string): string {
  return left.replace(/[^\n]/g, ' ');
}

/** `array<Line> lines = []`: a type, a name and what it is by default. */
function fieldOf(statement: string): readonly (readonly [string, string])[] {
  const [declared = ''] = statement.split('=');
  const words = declared.trim().split(/\s+/);
  const name = words.at(-1) ?? '';
  const type = words.slice(0, -1).join(' ').replace(/\?$/, '');
  if (type === '' || !/^\w+$/.test(name)) return [];
  const items = /^array\s?<\s?([\w.]+)\s?>$/.exec(type)?.[1];
  const values = /^map\s?<\s?([\w.]+)\s?>$/.exec(type)?.[1];
  return [[name, cleanText(items === undefined ? (values === undefined ? type : `map of ${values}`) : `${items}[]`)]];
}
