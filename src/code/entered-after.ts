import type { Argument } from './thing.ts';

/** An entry after the one that was there before it, which stays where this one is optional and nothing. */
export function enteredAfter(before: Argument | undefined, entry: Argument): Argument {
  return before && 'expression' in entry && entry.isOptional ? { ...entry, before } : entry;
}
