import type { OpenEnd } from '../../model/wiring.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import type { Surroundings } from '../pass.ts';

/** Senders and receivers whose channel is not known, or that no program reaches: they may be an end of any channel. */
export function openEnds({ facts, owners, settings }: Surroundings): readonly OpenEnd[] {
  const ends = [...facts.of('publish'), ...facts.of('subscribe')].flatMap((fact): readonly OpenEnd[] => {
    const things = owners.thingsOf(fact.owner);
    const isKnown =
      things.length > 0 && things.every((thing) => followEverywhere(fact.channel, thing, settings).every(isComplete));
    return isKnown ? [] : [{ kind: fact.kind, protocol: fact.protocol }];
  });
  return [...new Map(ends.map((end) => [`${end.kind} ${end.protocol}`, end])).values()];
}
