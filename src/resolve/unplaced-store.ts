import { isHostOpen, isLocal, parseAddresses } from './address.ts';
import { blockStore } from './block-stores.ts';
import { followEverywhere } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Surroundings } from './pass.ts';
import type { StoreWish } from './store.ts';

/** Of a store that no deployment runs: nothing gives its address, or at the one that is given there is nobody. */
export function tellUnplaced(wish: StoreWish, from: Thing, around: Surroundings): void {
  const { technology, target, fact } = wish;
  const texts = target ? followEverywhere(target, from, around.settings).map(({ text }) => text) : [];
  const addresses = texts.flatMap(parseAddresses);
  const stated = addresses.find(isLocal) ?? addresses.find((each) => !isHostOpen(each));
  const behind = blockStore(wish, around);
  const who = behind ? `Component ${behind.block.name} of Dapr` : from.name;
  const where = stated && (stated.port === undefined ? stated.host : `${stated.host}:${stated.port}`);
  around.draft.addUnknownOnce({
    code: 'unresolved-target',
    message: where
      ? `${who} connects to ${technology} at ${where}, and no deployment runs it there.`
      : `${who} connects to ${technology}, and nothing says where that is.`,
    evidence: (behind?.block ?? fact).evidence,
    settledBy: where ? `a deployment that runs ${technology}` : 'the address of the connection in any deployment',
  });
}
