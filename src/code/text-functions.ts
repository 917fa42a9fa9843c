import { concat, eachOf, literal, textsOf, unknown, type Value } from '../model/value.ts';
import { originOf } from './origins.ts';
import { replacedText } from './replaced-text.ts';

/** Text methods whose result follows from a known text; the names are shared by the languages we read. */
const TEXT_METHODS = new Map<string, (text: string, args: readonly string[]) => string | undefined>([
  ['toLowerCase', (text) => text.toLowerCase()],
  ['toUpperCase', (text) => text.toUpperCase()],
  ['trim', (text) => text.trim()],
  ['lower', (text) => text.toLowerCase()],
  ['upper', (text) => text.toUpperCase()],
  ['toUri', (text) => text],
  ['toUriString', (text) => text],
  ['toASCIIString', (text) => text],
  ['unicode_string', (text) => text],
  ['strip', (text, [ends]) => (ends === undefined ? text.trim() : stripEnd(stripStart(text, ends), ends))],
  ['lstrip', (text, [ends]) => (ends === undefined ? text.trimStart() : stripStart(text, ends))],
  ['rstrip', (text, [ends]) => (ends === undefined ? text.trimEnd() : stripEnd(text, ends))],
  ['removeprefix', (text, [head = '']) => (text.startsWith(head) ? text.slice(head.length) : text)],
  ['removesuffix', (text, [tail = '']) => (tail !== '' && text.endsWith(tail) ? text.slice(0, -tail.length) : text)],
  ['encode', (text) => text],
  ['decode', (text) => text],
  ['toString', (text) => text],
  ['ToString', (text) => text],
  ['ToLower', (text) => text.toLowerCase()],
  ['ToLowerInvariant', (text) => text.toLowerCase()],
  ['ToUpper', (text) => text.toUpperCase()],
  ['ToUpperInvariant', (text) => text.toUpperCase()],
  ['Trim', (text) => text.trim()],
  ['TrimEnd', (text, [end = ' ']) => withoutEnd(text, end)],
  ['TrimStart', (text, [start = ' ']) => (text.startsWith(start) ? text.slice(start.length) : text)],
  ['valueOf', (text) => text],
  ['String', (text) => text],
  ['trimPrefix', (text, [start = '']) => (text.startsWith(start) ? text.slice(start.length) : text)],
  ['trimSuffix', (text, [end = '']) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)],
  // With a length or with an end, the beginning is the same.
  ['slice', (text, [from, to]) => (from === '0' && /^-?\d+$/.test(to ?? '') ? text.slice(0, Number(to)) : undefined)],
]);

/** The same for methods of addresses, which are texts here. */
const URL_METHODS = new Map<string, (url: Value, args: readonly Value[]) => Value>([
  ['JoinPath', (url, args) => args.reduce(concatPaths, url)],
  ['ResolveReference', (url, [path]) => (path ? besideUrl(url, path) : url)],
]);

function stripStart(text: string, characters: string): string {
  let from = 0;
  while (from < text.length && characters.includes(text[from] ?? '')) from++;
  return text.slice(from);
}

function stripEnd(text: string, characters: string): string {
  let to = text.length;
  while (to > 0 && characters.includes(text[to - 1] ?? '')) to--;
  return text.slice(0, to);
}

const LIST_TOO = /^(concat|slice)$/;

/** Whether all places are meant, by the method that puts one text in the place of another. */
const REPLACING = new Map([
  ['replace', false],
  ['replaceAll', true],
  ['Replace', true],
]);

/** Whether a method of this name keeps a text a text; with `alone`, one that lists do not have as well. */
export function isTextMethod(method: string, alone?: 'alone'): boolean {
  if (alone && LIST_TOO.test(method)) return false;
  return (
    method === 'concat' || REPLACING.has(method) || method === 'split' || TEXT_METHODS.has(method) || URL_METHODS.has(method)
  );
}

function withoutEnd(text: string, end: string): string {
  return end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text;
}

/** `'ORDERS'.toLowerCase()`; undefined when the method is not one that keeps a text a text. */
export function textMethod(value: Value, method: string, args: readonly Value[]): Value | undefined {
  if (method === 'concat') return concat([value, ...args]);
  const ofUrl = URL_METHODS.get(method);
  if (ofUrl) return ofUrl(value, args);
  const isAll = REPLACING.get(method);
  if (isAll !== undefined) return replaced(value, args, isAll);
  const apply = TEXT_METHODS.get(method);
  if (!apply) return undefined;
  return mapTexts(value, (text) =>
    apply(
      text,
      args.map((arg) => textsOf(arg)[0] ?? ''),
    ),
  );
}

function replaced(value: Value, [from, to]: readonly Value[], isAll: boolean): Value {
  const [text] = from ? textsOf(from) : [];
  // What a pattern finds is not known: the text stands for what it becomes.
  return text === undefined || !to ? value : replacedText(value, text, to, isAll);
}

/** Applies a function to every literal text a value is made of; what is only known at run time stays as it is. */
export function mapTexts(value: Value, apply: (text: string) => string | undefined): Value {
  switch (value.is) {
    case 'literal': {
      const changed = apply(String(value.value));
      return changed === undefined ? unknown('text function with unknown arguments') : literal(changed);
    }
    case 'one-of':
      return eachOf(value, (each) => mapTexts(each, apply));
    default:
      return value;
  }
}

const NESTED_BRACES = /\{(\w{1,100})\s{0,10}:[^{}/]{0,200}(?:\{[^{}/]{0,50}\}[^{}/]{0,200}){1,10}\}/g;

/** `:id{[0-9]+}`, `:date{[0-9]{4}-[0-9]{2}}`: what may stand there is no part of the path. */
const CONSTRAINED = /(:\w{1,60})\{(?:[^{}]|\{[^{}]{0,60}\}){1,200}\}/g;

/** A parameter whose pattern has braces of its own, `{imo: \\d{7}}`, or stands in braces behind it, goes by its name. */
export function withoutNestedBraces(path: Value): Value {
  if (path.is === 'concat') return concat(path.parts.map(withoutNestedBraces));
  return path.is === 'literal' || path.is === 'one-of'
    ? mapTexts(path, (text) => text.replace(NESTED_BRACES, '{$1}').replace(CONSTRAINED, '$1'))
    : path;
}

function words(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** The case conversions that libraries offer under many names. */
export function changeCase(value: Value, to: 'upper' | 'lower' | 'kebab' | 'snake' | 'camel'): Value {
  return mapTexts(value, (text) => {
    const parts = words(text).map((word) => word.toLowerCase());
    if (to === 'kebab') return parts.join('-');
    if (to === 'snake') return parts.join('_');
    if (to === 'camel')
      return parts.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
    return to === 'upper' ? text.toUpperCase() : text.toLowerCase();
  });
}

/** Joins texts with a separator, as `list.join('/')` and `path.join` do; doubled slashes between parts melt for `/`. */
export function joinWith(parts: readonly Value[], separator: string): Value {
  const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [literal(separator), part]));
  return separator === '/' ? mapTexts(concat(joined), (text) => text.replace(/([^:/])\/{2,}/g, '$1/')) : concat(joined);
}

/** A relative URL against its base, as URL resolution has it: an absolute one stands alone. */
export function resolveUrl(base: Value | undefined, path: Value | undefined): Value | undefined {
  if (!path) return base;
  if (base && path.is === 'one-of') return eachOf(path, (each) => resolveUrl(base, each) ?? each);
  if (!base || startsAbsolute(path) || beginsOpen(path)) return path;
  const tail = textOfStart(path);
  const head = textOfEnd(base);
  if (base.is === 'literal' && path.is === 'literal' && isFileUrl(head)) return besideFile(String(tail), String(head));
  if (head === undefined && tail !== undefined && /^[\w{]/.test(tail)) return concat([base, literal('/'), path]);
  if (tail === undefined || head === undefined) return concat([base, path]);
  if (head.endsWith('/') && tail.startsWith('/')) return concat([base, dropFirstSlash(path)]);
  const needsSlash = tail !== '' && head !== '' && !head.endsWith('/') && !/^[/?#]/.test(tail);
  return concat(needsSlash ? [base, literal('/'), path] : [base, path]);
}

/** What a link on a page leads to: https://www.rfc-editor.org/rfc/rfc3986#section-5.2. */
function besideUrl(url: Value, path: Value): Value {
  if (path.is === 'one-of') return eachOf(path, (each) => besideUrl(url, each));
  if (textOfStart(path)?.startsWith('/')) return concat([originOf(url), path]);
  // What is not known may begin with `/`.
  if (path.is === 'unknown') return concat([originOf(url), literal('/'), path]);
  return resolveUrl(url, path) ?? url;
}

function isFileUrl(text: string | undefined): boolean {
  return text?.startsWith('file://') ?? false;
}

/** `new URL('.', import.meta.url)`: seen from the folder of the file. */
function besideFile(path: string, file: string): Value {
  return literal(URL.canParse(path, file) ? new URL(path, file).href : path);
}

function startsAbsolute(value: Value): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(textOfStart(value) ?? '');
}

/** What keys are called that hold whole addresses. */
const ADDRESS_KEY = /(^|[_.-])(ur[il]|host(name)?|origin|server|addr(ess)?)s?$/i;
const CAMEL_ADDRESS_KEY = /[a-z](Ur[il]|Host|Origin|Server|Addr(ess)?)s?$/;

/** `${unknown}/orders`: what stands before the path may be an address of its own. A setting is one by its default, or where its key says so. */
export function beginsOpen(value: Value): boolean {
  const first = value.is === 'concat' ? value.parts[0] : value;
  if (first?.is !== 'setting') return value.is === 'concat' && first?.is === 'unknown';
  return first.fallback ? startsAbsolute(first.fallback) : ADDRESS_KEY.test(first.key) || CAMEL_ADDRESS_KEY.test(first.key);
}

function textOfStart(value: Value): string | undefined {
  if (value.is === 'literal') return String(value.value);
  const [first] = value.is === 'concat' ? value.parts : [];
  return first && textOfStart(first);
}

function textOfEnd(value: Value): string | undefined {
  if (value.is === 'literal') return String(value.value);
  const last = value.is === 'concat' ? value.parts.at(-1) : undefined;
  return last && textOfEnd(last);
}

function dropFirstSlash(value: Value): Value {
  if (value.is === 'literal') return literal(String(value.value).replace(/^\//, ''));
  if (value.is !== 'concat') return value;
  const [first, ...rest] = value.parts;
  return first ? concat([dropFirstSlash(first), ...rest]) : value;
}

/** A path below another: exactly one slash between them, whichever of them brings it; every combination of alternatives. */
export function concatPaths(above: Value, below: Value): Value {
  const under = (head: Value): Value =>
    below.is === 'one-of' ? eachOf(below, (tail) => concatTwoPaths(head, tail)) : concatTwoPaths(head, below);
  return above.is === 'one-of' ? eachOf(above, under) : under(above);
}

function concatTwoPaths(head: Value, tail: Value): Value {
  const end = textOfEnd(head) ?? '?';
  const start = textOfStart(tail) ?? '?';
  if (end === '' || start === '') return concat([head, tail]);
  if (end.endsWith('/') && start.startsWith('/')) return concat([head, dropFirstSlash(tail)]);
  return end.endsWith('/') || start.startsWith('/') ? concat([head, tail]) : concat([head, literal('/'), tail]);
}

/** A text without what it begins with; one that begins otherwise stays. */
export function withoutStart(value: Value, start: string): Value {
  if (value.is === 'literal')
    return literal(String(value.value).startsWith(start) ? String(value.value).slice(start.length) : value.value);
  if (value.is === 'one-of') return eachOf(value, (each) => withoutStart(each, start));
  const [first, ...rest] = value.is === 'concat' ? value.parts : [];
  return first ? concat([withoutStart(first, start), ...rest]) : value;
}

/** What stands before a mark; what is put together ends with the first part that has it. */
export function upTo(value: Value, mark: string): Value {
  if (value.is !== 'concat') return mapTexts(value, (text) => text.split(mark, 1)[0] ?? text);
  const at = value.parts.findIndex((part) => part.is === 'literal' && String(part.value).includes(mark));
  return at < 0 ? value : concat(value.parts.slice(0, at + 1).map((part, index) => (index === at ? upTo(part, mark) : part)));
}
