import { followEverywhere } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { isEmbedded, technologyOfUrl } from './knowledge/technologies.ts';
import type { Settings } from './settings.ts';
import type { StoreWish } from './store.ts';

/** Every address is one of a database that the program itself holds: `jdbc:h2:mem:orders`. */
export function isWithinProgram({ technology, target }: StoreWish, from: Thing, settings: Settings): boolean {
  if (technology !== 'sql' || !target) return false;
  const told = followEverywhere(target, from, settings);
  return told.length > 0 && told.every(({ text }) => !SERVER_OF_EMBEDDED.test(text) && isEmbedded(technologyOfUrl(text) ?? ''));
}

/** What can be within a program can also be a server: https://www.h2database.com/html/features.html#database_url */
const SERVER_OF_EMBEDDED = /:(tcp|ssl|hsqls?|https?|derby):\/\//i;
