import type { Claim } from './claims.ts';
import type { Library } from './library.ts';
import { type ClassThing, optionsOf } from './thing.ts';

/** The classes that the code names to a library, by key; undefined where it lets the library find them. */
export type Lists = ReadonlyMap<Library, ReadonlySet<string> | undefined>;

/** What the `list` effects among the claims name. */
export function listsOf(claims: readonly Claim[]): Lists {
  const lists = new Map<Library, ReadonlySet<string> | undefined>();
  for (const { effect, library, things } of claims) {
    if (effect.does !== 'list') continue;
    const keys = things['thing']
      ? optionsOf(things['thing']).map((each) => (each.is === 'class' ? each.key : undefined))
      : [undefined];
    const known = lists.has(library) ? lists.get(library) : new Set<string>();
    const isKnown = known !== undefined && keys.every((key) => key !== undefined);
    lists.set(library, isKnown ? new Set([...known, ...keys.flatMap((key) => key ?? [])]) : undefined);
  }
  return lists;
}

/** A library that is named no class uses all of them. */
export function isListedIn(lists: Lists, of: ClassThing, library: Library): boolean {
  const listed = lists.get(library);
  return listed === undefined || listed.has(of.key);
}
