import { uniform } from './config-files.ts';

/** Frameworks find `orders.url` as `ORDERS_URL`, some as `orders__url`; Java's leave dashes out. */
export function spellingsOf(key: string): ReadonlySet<string> {
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
