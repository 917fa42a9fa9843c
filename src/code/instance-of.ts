import type { Thing } from './thing.ts';

/** What a container makes of a class of the repository or of a library. */
export function instanceOf(thing: Thing): Thing | undefined {
  if (thing.is === 'class') return { is: 'instance', of: thing };
  return thing.is === 'symbol' ? { is: 'made', library: thing.library, type: thing.path } : undefined;
}
