import { isLocal, parseAddresses } from './address.ts';
import { followEverywhere } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';
import type { StoreWish } from './store.ts';

/** Of a store that no deployment runs: nothing gives its address, or all that is given is a developer's own machine. */
export function tellUnplaced({ technology, target, fact }: StoreWish, from: Thing, around: Surroundings): void {
  const texts = target ? followEverywhere(target, from, around.settings).map(({ text }) => text) : [];
  const local = texts.flatMap(parseAddresses).find(isLocal);
  const where = local && (local.port === undefined ? local.host : `${local.host}:${local.port}`);
  around.draft.addUnknownOnce({
    code: 'unresolved-target',
    message: where
      ? `${from.name} connects to ${technology} at ${where}, and no deployment runs it there.`
      : `${from.name} connects to ${technology}, and nothing says where that is.`,
    evidence: fact.evidence,
    settledBy: where ? `a deployment that runs ${technology}` : 'the address of the connection in any deployment',
  });
}
