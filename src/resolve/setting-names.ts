import { uniform } from './config-files.ts';

/** Frameworks find `orders.url` as `ORDERS_URL`, some as `orders__url`; Java's leave dashes out. */
export function spellingsOf(key: string): ReadonlySet<string> {
  // An option of a command line is none of the environment's variables.
  if (key.startsWith('-')) return new Set([key]);
  const name = key.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  const relaxed = key
    .replace(/-/g, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
  return new Set([key, name, relaxed, key.replace(/[.:]/g, '__')]);
}

/**
 * Java's dotted names, and .NET's names with colons, which the environment writes with two underscores and nobody compares by case:
 * https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#non-prefixed-environment-variables
 */
export function isSameLoosely(key: string, other: string): boolean {
  if (key.includes(':')) return other.replace(/__/g, ':').toLowerCase() === key.toLowerCase();
  return key.includes('.') && other.includes('.') && uniform(other) === uniform(key);
}

const LOOSE = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** The first of these settings whose key {@link isSameLoosely}, without a walk through all of them for every key. */
export function foundLoosely<T extends { readonly key: string }>(key: string, settings: ReadonlyMap<string, T>): T | undefined {
  const known = (LOOSE.get(settings) as ReadonlyMap<string, T> | undefined) ?? byLooseNames([...settings.values()]);
  LOOSE.set(settings, known);
  return known.get(key.includes(':') ? key.toLowerCase() : uniform(key));
}

/** Names have a `:` or, without one, a `.` in them: of one without either there is no other spelling. */
function byLooseNames<T extends { readonly key: string }>(settings: readonly T[]): ReadonlyMap<string, T> {
  const names = new Map<string, T>();
  for (const each of settings) {
    const colons = each.key.replace(/__/g, ':').toLowerCase();
    if (colons.includes(':') && !names.has(colons)) names.set(colons, each);
    const dots = uniform(each.key);
    if (dots.includes('.') && !dots.includes(':') && !names.has(dots)) names.set(dots, each);
  }
  return names;
}
