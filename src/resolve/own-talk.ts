import type { End } from './contracts/channels.ts';

/**
 * Leaves out what a program only says to itself: messages that no broker carries, of a library that nothing else here speaks. Services of one
 * process call one another by name, too.
 */
export function withoutOwnTalk(ends: readonly End[]): readonly End[] {
  const speakers = new Map<string, Set<string>>();
  for (const { fact, thing } of ends) {
    const library = fact.library ?? '';
    speakers.set(library, (speakers.get(library) ?? new Set()).add(thing.id));
  }
  const isCarried = ({ fact }: End) => fact.protocol !== 'other' || fact.broker !== undefined || fact.connection !== undefined;
  return ends.filter((end) => isCarried(end) || (speakers.get(end.fact.library ?? '')?.size ?? 0) > 1);
}
