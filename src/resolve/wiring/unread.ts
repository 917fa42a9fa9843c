import type { Surroundings } from '../pass.ts';

const SPEAKING = ['listen', 'route', 'call', 'publish', 'subscribe', 'connection'] as const;

/** Services of the team's own of whose code nothing was understood: in another language, in another repository. */
export function unreadServices({ facts, owners, things }: Surroundings): readonly string[] {
  const read = new Set(
    SPEAKING.flatMap((kind) =>
      facts.of(kind).flatMap((fact) => (fact.owner.is === 'code' ? owners.thingsOf(fact.owner).map(({ id }) => id) : [])),
    ),
  );
  const isOwn = ['service', 'frontend'];
  return things.filter((thing) => isOwn.includes(thing.kind) && !thing.product && !read.has(thing.id)).map(({ id }) => id);
}
