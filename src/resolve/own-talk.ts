import type { End } from './contracts/channels.ts';

/**
 * Leaves out what a program only says to itself: messages that no broker carries, of a library that nothing else here speaks, where the same
 * program has the other end, or is asked by a name that is its own to give. Services of one process call one another by name, too.
 */
export function withoutOwnTalk(ends: readonly End[]): readonly End[] {
  const speakers = new Map<string, Set<string>>();
  const bothEnds = new Map<string, Set<string>>();
  for (const { fact, thing, name } of ends) {
    const library = fact.library ?? '';
    speakers.set(library, (speakers.get(library) ?? new Set()).add(thing.id));
    const key = keyOf(library, name.text);
    bothEnds.set(key, (bothEnds.get(key) ?? new Set()).add(fact.kind));
  }
  return ends.filter(({ fact, name }) => {
    const library = fact.library ?? '';
    const isNamed = fact.protocol !== 'other' || fact.broker !== undefined || fact.connection !== undefined;
    // A queue keeps messages, so somebody carries them even where nothing says by which protocol: JMS.
    const isCarried = isNamed || fact.channelKind === 'queue';
    const isAsked = fact.kind === 'subscribe' && fact.channelKind === 'rpc';
    const isOwn = isAsked || (bothEnds.get(keyOf(library, name.text))?.size ?? 0) > 1;
    return isCarried || (speakers.get(library)?.size ?? 0) > 1 || !isOwn;
  });
}

function keyOf(library: string, name: string): string {
  return `${library} ${name}`;
}
