import { concat, eachOf, literal, type Value } from '../model/value.ts';

const ORIGIN = /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/)?[^/?#]*/i;
const IN_PATH = /(?<!\/)[/?#](?!\/)/;

/** Scheme, host and port of an address, to which a reference that begins with `/` belongs; of a setting, the resolver takes them of what it is. */
export function originOf(url: Value): Value {
  switch (url.is) {
    case 'literal':
      return literal(ORIGIN.exec(String(url.value))?.[0] ?? '');
    case 'setting':
      return { ...url, ...(url.fallback ? { fallback: originOf(url.fallback) } : {}), isOrigin: true };
    case 'one-of':
      return eachOf(url, originOf);
    case 'concat':
      return concat(upToPath(url.parts).map((part) => (part.is === 'setting' ? originOf(part) : part)));
    default:
      return url;
  }
}

/** The parts of an address before its path begins. */
function upToPath(parts: readonly Value[]): readonly Value[] {
  const at = parts.findIndex((part) => part.is === 'literal' && IN_PATH.test(String(part.value)));
  const last = parts[at];
  if (last?.is !== 'literal') return parts;
  const text = String(last.value);
  return [...parts.slice(0, at), literal(text.slice(0, text.search(IN_PATH)))];
}
