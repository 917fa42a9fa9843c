import { concat, eachOf, literal, unknown, type Value } from '../model/value.ts';

/** What `'http://{host}/orders'.replace('{host}', host)` gives, whether what is put in is known or not; `isAll` as of `replaceAll`. */
export function replacedText(value: Value, from: string, to: Value, isAll: boolean): Value {
  if (from === '') return value;
  if (value.is === 'one-of') return eachOf(value, (each) => replacedText(each, from, to, isAll));
  if (value.is === 'literal') return replacedIn(String(value.value), from, to, isAll);
  if (value.is !== 'concat') return value;
  const at = value.parts.findIndex((part) => part.is === 'literal' && String(part.value).includes(from));
  return concat(
    value.parts.map((part, index) =>
      part.is === 'literal' && (isAll || index === at) ? replacedText(part, from, to, isAll) : part,
    ),
  );
}

/** Places at which one call puts something in, and characters that it may make of a text. */
const MOST_PLACES = 200;
const LONGEST = 20_000;

function replacedIn(text: string, from: string, to: Value, isAll: boolean): Value {
  const pieces = text.split(from, MOST_PLACES + 2);
  const added = to.is === 'literal' ? String(to.value).length : 1;
  if (pieces.length > MOST_PLACES + 1 || text.length + pieces.length * added > LONGEST) return unknown('a text that is too long');
  const [first = '', ...rest] = isAll ? pieces : [pieces[0] ?? '', ...(pieces.length > 1 ? [pieces.slice(1).join(from)] : [])];
  return concat([literal(first), ...rest.flatMap((piece) => [to, literal(piece)])].filter((each) => !isEmpty(each)));
}

function isEmpty(value: Value): boolean {
  return value.is === 'literal' && value.value === '';
}

/** The text that a regular expression without special characters means: `\{id\}`, `:id`; nothing where it counts: `x{2}`. */
export function textOfPattern(pattern: string, flags: string): string | undefined {
  if (/\{\d/.test(pattern) || flags.includes('i')) return undefined;
  return /^(?:[\w:{}<>%@#/ -]|\\[^\w])+$/.test(pattern) ? pattern.replace(/\\(.)/g, '$1') : undefined;
}
