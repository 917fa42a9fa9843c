import { concat, eachOf, literal, oneOf, setting, unknown, type Value } from '../model/value.ts';
import { cleanSetting, cleanText, isSecretKey } from './secrets.ts';

/** How a file writes references to other settings inside a text. */
export type ReferenceStyle =
  /** `$V ${V} ${V:-d} ${V-d} ${V:?e} ${V:+r} $$`: compose files, .env files, Dockerfiles. */
  | 'dollar'
  /** `$(V)`, `$$(V)`: Kubernetes container environments. */
  | 'parentheses'
  /** `${a.b} ${a.b:d}`: Spring, Quarkus, Micronaut and MicroProfile configuration files. */
  | 'colon'
  | 'none';

/** Stands in a rendered text for what a template expression decides that could not be rendered. */
export const UNRENDERED = '\uE000';

/**
 * The value of a setting as its file states it, without secrets: references become settings, the value of a key that
 * names a secret is masked, and so is what a URL holds of users and passwords, also where references stand between them.
 */
export function settingValue(key: string, text: string, style: ReferenceStyle = 'dollar'): Value {
  const pieces = split(text, style);
  const [only] = pieces;
  const isReference = pieces.length === 1 && typeof only !== 'string';
  const isHidden = isSecretKey(key) && text !== '' && !isReference && cleanSetting(key, text) === '***';
  return isHidden ? literal('***') : join(pieces);
}

/** A text with references that is not the value of a setting: an image, a path, a port. */
export function interpolate(text: string, style: ReferenceStyle = 'dollar'): Value {
  return join(split(text, style));
}

/** Replaces settings that the file itself fixes; `lookUp` gives undefined for those it does not know. */
export function substitute(value: Value, lookUp: (key: string) => Value | undefined): Value {
  switch (value.is) {
    case 'setting': {
      const fallback = value.fallback && substitute(value.fallback, lookUp);
      return lookUp(value.key) ?? setting(value.key, fallback);
    }
    case 'concat':
      return bounded(concat(value.parts.map((part) => substitute(part, lookUp))));
    case 'one-of':
      return eachOf(value, (each) => substitute(each, lookUp));
    default:
      return value;
  }
}

const MOST_PARTS = 200;
const LONGEST = 20_000;
const LONGEST_REFERENCE = 1000;

/** `A=$A$A` over and over would double without end. */
function bounded(value: Value): Value {
  const [first] = value.is === 'concat' ? value.parts : [];
  if (first && value.is === 'concat' && value.parts.every(({ is }) => is === 'unknown')) return first;
  const isLong = value.is === 'concat' ? value.parts.length > MOST_PARTS : textOf(value).length > LONGEST;
  return isLong ? unknown('it grows too long when its references are put in') : value;
}

/** A value as one text: defaults where there are some, `${KEY}` where the file leaves a setting open. */
export function textOf(value: Value): string {
  switch (value.is) {
    case 'literal':
      return String(value.value ?? '');
    case 'concat':
      return value.parts.map(textOf).join('');
    case 'setting':
      return value.fallback ? textOf(value.fallback) : `\${${value.key}}`;
    case 'one-of':
      return value.values[0] ? textOf(value.values[0]) : '';
    default:
      return '';
  }
}

type Piece = string | Value;

/** Cleans the whole text with the references in it as opaque marks, because a password can begin before one and end behind it. */
function join(pieces: readonly Piece[]): Value {
  const values = pieces.filter((piece) => typeof piece !== 'string');
  let count = 0;
  const marked = pieces
    .map((piece) => (typeof piece === 'string' ? piece.replaceAll('\u0001', '') : `\u0001${count++}\u0001`))
    .join('');
  const parts = cleanText(marked).split('\u0001');
  return concat(
    parts.flatMap((part, index) => (index % 2 === 0 ? (part === '' ? [] : [literal(part)]) : (values[Number(part)] ?? []))),
  );
}

function split(text: string, style: ReferenceStyle): readonly Piece[] {
  if (style === 'none' || text.length > LONGEST) return text === '' ? [] : [text];
  const pieces: Piece[] = [];
  for (let position = 0; position < text.length; ) {
    const { piece, end } = readPiece(text, position, style);
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
    position = end;
  }
  return pieces;
}

/** A reference, or all up to where the next one may begin. */
function readPiece(text: string, start: number, style: ReferenceStyle): Found {
  if (text[start] === UNRENDERED) return { piece: unknown('a template expression decides it'), end: start + 1 };
  const found = text[start] === '$' ? readReference(text, start, style) : undefined;
  if (found) return found;
  const ends = ['$', UNRENDERED].map((each) => text.indexOf(each, start + 1)).filter((each) => each >= 0);
  const end = Math.min(text.length, ...ends);
  return { piece: text.slice(start, end), end };
}

interface Found {
  readonly piece: Piece;
  readonly end: number;
}

function readReference(text: string, start: number, style: ReferenceStyle): Found | undefined {
  if (text[start + 1] === '$' && style !== 'colon') return { piece: '$', end: start + 2 };
  const [opening, closing] = style === 'parentheses' ? ['(', ')'] : ['{', '}'];
  if (text[start + 1] === opening) {
    const end = closingAt(text, start + 2, opening, closing);
    const inside = text.slice(start + 2, end);
    const piece = end === undefined ? undefined : readInside(inside, style);
    return piece && end !== undefined ? { piece, end: end + 1 } : undefined;
  }
  if (style !== 'dollar') return undefined;
  const name = /^[A-Za-z_]\w{0,200}/.exec(text.slice(start + 1, start + 202))?.[0];
  return name ? { piece: setting(name), end: start + 1 + name.length } : undefined;
}

function closingAt(text: string, from: number, opening: string, closing: string): number | undefined {
  let depth = 1;
  for (let position = from; position < Math.min(text.length, from + LONGEST_REFERENCE); position += 1) {
    if (text[position] === opening && text[position - 1] === '$') depth += 1;
    if (text[position] === closing) depth -= 1;
    if (depth === 0) return position;
  }
  return undefined;
}

function readInside(inside: string, style: ReferenceStyle): Value | undefined {
  if (style === 'colon') return readDefault(inside);
  const match = /^([A-Za-z_][\w.-]{0,200}?)(?:(:?[-?+])(.*))?$/s.exec(inside);
  const [, key, operator, rest = ''] = match ?? [];
  if (!key) return undefined;
  if (!operator || style !== 'dollar' || operator.endsWith('?')) return setting(key);
  const other = settingValue(key, rest);
  return operator.endsWith('-') ? setting(key, other) : oneOf([other, literal('')]);
}

/** `a.b:d`, where the default may hold further references. */
function readDefault(inside: string): Value | undefined {
  const end = inside.indexOf(':');
  const key = (end < 0 ? inside : inside.slice(0, end)).trim();
  if (!/^[A-Za-z_][\w.[\]-]{0,200}$/.test(key)) return undefined;
  return end < 0 ? setting(key) : setting(key, settingValue(key, unquoted(inside.slice(end + 1)), 'colon'));
}

/** Micronaut's defaults with colons in them: https://docs.micronaut.io/latest/guide/#propertySource */
function unquoted(fallback: string): string {
  return /^`[^`]*`$/.test(fallback) ? fallback.slice(1, -1) : fallback;
}
