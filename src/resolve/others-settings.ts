import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';

const SPEAKING = ['listen', 'call', 'publish', 'subscribe', 'connection'] as const;

/**
 * Whether a setting is only there because the processes of one image are handed the same: what was seen using it is run by other
 * processes of the image alone.
 */
export function settingsOfOthers(around: Pick<Surroundings, 'facts' | 'owners'>): (key: string, thing: Thing) => boolean {
  const users = usersByKey(around);
  return (key, thing) => {
    const using = thing.shared.length > 0 ? users.get(key) : undefined;
    if (!using || using.has(thing)) return false;
    const own = new Set(thing.shared.map(({ program }) => program.folder));
    // Other programs may call a setting of theirs the same.
    return [...using].some(({ shared }) => shared.some(({ program }) => own.has(program.folder)));
  };
}

function usersByKey({ facts, owners }: Pick<Surroundings, 'facts' | 'owners'>): ReadonlyMap<string, ReadonlySet<Thing>> {
  const users = new Map<string, Set<Thing>>();
  for (const kind of SPEAKING) {
    for (const fact of facts.of(kind)) {
      if (fact.owner.is !== 'code') continue;
      for (const key of keysIn(fact)) users.set(key, new Set([...(users.get(key) ?? []), ...owners.thingsOf(fact.owner)]));
    }
  }
  return users;
}

/** The settings that a statement's values are read from. */
export function keysIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'is' in part && part.is === 'setting' && 'key' in part && typeof part.key === 'string' ? [part.key] : [];
  return [...own, ...Object.values(part).flatMap(keysIn)];
}
