import type { SharedGroup } from '../../model/wiring.ts';
import { evidenceChain } from '../chain.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import { followChannel } from '../follow-channel.ts';
import type { Surroundings } from '../pass.ts';

/** Groups that more than one thing receives from the same channel in: the broker shares the messages out among them. */
export function sharedGroups(around: Surroundings): readonly SharedGroup[] {
  const members = new Map<string, SharedGroup>();
  const channels = around.draft.allChannels();
  for (const fact of around.facts.of('subscribe')) {
    if (!fact.group) continue;
    for (const thing of around.owners.thingsOf(fact.owner)) {
      const names = followChannel(fact.channel, fact, thing, around.settings).filter(isComplete);
      const groups = followEverywhere(fact.group, thing, around.settings).filter(isComplete);
      const received = channels.filter(
        ({ name, consumers }) => consumers.includes(thing.id) && names.some(({ text }) => text === name),
      );
      for (const { id, name } of received) {
        for (const { text, hops } of groups) {
          const key = `${id}\n${text}`;
          const known = members.get(key) ?? { channel: id, name, group: text, nodes: [], evidence: [] };
          members.set(key, {
            ...known,
            nodes: [...new Set([...known.nodes, thing.id])],
            evidence: [...known.evidence, ...evidenceChain(fact, hops)],
          });
        }
      }
    }
  }
  return [...members.values()].filter(({ nodes, group }) => nodes.length > 1 && group !== '');
}
