import { anyOf, inDoubt, optionsOf, type Thing } from './thing.ts';

/** What a caller may have given matters less than what is known: the caller is asked for all the same. Undefined where nothing is known. */
export function knownOf(thing: Thing): Thing | undefined {
  const all = optionsOf(thing);
  const known = all.filter((option) => !isBeyond(option) && !isEmptyDefault(option, all));
  if (known.length === 0) return undefined;
  return known.length === all.length ? thing : inDoubt(anyOf(known));
}

export function isBeyond({ is }: Thing): boolean {
  return is === 'unknown' || is === 'package' || is === 'open';
}

/** `options = {}` says nothing of what a caller may have given. */
function isEmptyDefault(thing: Thing, all: readonly Thing[]): boolean {
  return thing.is === 'object' && thing.entries.size === 0 && !thing.computed?.length && all.some(({ is }) => is === 'open');
}
