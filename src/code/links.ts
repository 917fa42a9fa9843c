import { concat, eachOf, literal, type Value } from '../model/value.ts';
import { beginsOpen, resolveUrl } from './text-functions.ts';

/**
 * Where a link leads from an address: one that begins with a slash stands in place of the whole path, any other in place of its last
 * part. https://www.rfc-editor.org/rfc/rfc3986#section-5.2
 */
export function linkFrom(base: Value | undefined, link: Value | undefined): Value | undefined {
  if (!base || !link) return resolveUrl(base, link);
  if (link.is === 'one-of') return eachOf(link, (each) => linkFrom(base, each) ?? each);
  if (base.is === 'one-of') return eachOf(base, (each) => linkFrom(each, link) ?? each);
  const start = textAtStart(link);
  const parts = base.is === 'concat' ? base.parts : [base];
  if (start === undefined || SCHEME.test(start) || isFile(parts[0])) return resolveUrl(base, link);
  if (start.startsWith('//')) return concat([literal(SCHEME.exec(textAtStart(base) ?? '')?.[0] ?? ''), link]);
  const plain = withoutBehind(parts);
  if (start === '' || /^[?#]/.test(start)) return concat([...plain, link]);
  const above = start.startsWith('/') ? originOf(withSlash(plain)) : folderOf(withSlash(plain));
  return withoutSteps(resolveUrl(concat(above), link) ?? link);
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Of an address with a host: a scheme alone may be the name of a path's first part, `orders:search`. */
const WITH_HOST = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Whether a text says where it leads by itself: it has a scheme and a host, or begins with a setting that is an address. */
export function isWhole(value: Value): boolean {
  const first = value.is === 'concat' ? value.parts[0] : value;
  return WITH_HOST.test(textAtStart(value) ?? '') || (first?.is === 'setting' && beginsOpen(value));
}

function textAtStart(value: Value): string | undefined {
  if (value.is === 'literal') return String(value.value);
  const [first] = value.is === 'concat' ? value.parts : [];
  return first && textAtStart(first);
}

function isFile(part: Value | undefined): boolean {
  return part?.is === 'literal' && String(part.value).startsWith('file:');
}

/** Without what is asked and the fragment behind the path. */
function withoutBehind(parts: readonly Value[]): readonly Value[] {
  return upToFirst(parts, /[?#]/);
}

/** What only a setting tells ends in a slash: `{POST_URL}v1`. */
function withSlash([first, next, ...others]: readonly Value[]): readonly Value[] {
  const isPath = first?.is === 'setting' && next?.is === 'literal' && /^[\w-]+(\/|$)/.test(String(next.value));
  const path = isPath ? literal(`/${next.value}`) : next;
  return [...(first ? [first] : []), ...(path ? [path] : []), ...others];
}

/** Up to the path: the first slash that is not one of the two behind the scheme. */
function originOf(parts: readonly Value[]): readonly Value[] {
  return upToFirst(parts, /(?<![:/])\/(?!\/)/);
}

function upToFirst(parts: readonly Value[], mark: RegExp): readonly Value[] {
  const at = parts.findIndex((part) => part.is === 'literal' && mark.test(String(part.value)));
  const found = parts[at];
  if (found?.is !== 'literal') return parts;
  const text = String(found.value);
  const before = text.slice(0, text.search(mark));
  return [...parts.slice(0, at), ...(before === '' ? [] : [literal(before)])];
}

/** Up to the last slash of the path; what only a setting tells ends in one. */
function folderOf(parts: readonly Value[]): readonly Value[] {
  const last = parts.at(-1);
  if (last?.is !== 'literal') return parts;
  const text = String(last.value);
  const slash = text.lastIndexOf('/');
  const isOfScheme = slash > 0 && text[slash - 1] === '/';
  return slash < 0 || isOfScheme ? parts : [...parts.slice(0, -1), literal(text.slice(0, slash + 1))];
}

/** `/a/./b/../c` is `/a/c`, as far as the text is known from its start. */
function withoutSteps(value: Value): Value {
  if (value.is === 'concat') {
    const [first, ...others] = value.parts;
    return first?.is === 'literal' ? concat([literal(stepped(String(first.value), true)), ...others]) : value;
  }
  return value.is === 'literal' ? literal(stepped(String(value.value), false)) : value;
}

/** https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4; the last part of an open text goes on. */
function stepped(text: string, isOpen: boolean): string {
  const [, origin = '', path = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(text) ?? [];
  if (!/(^|\/)\.\.?(\/|$)/.test(path)) return text;
  const parts = path.split('/');
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const isStep = /^\.\.?$/.test(part) && !(isLast && isOpen && rest === '');
    if (isStep && part === '..') kept.splice(Math.max(1, kept.length - 1));
    if (!isStep) kept.push(part);
    else if (isLast) kept.push('');
  }
  return `${origin}${kept.join('/')}${rest}`;
}
