import type { Unknown } from '../model/architecture.ts';
import type { End } from './contracts/channels.ts';
import { isByExpression } from './name-patterns.ts';
import type { Surroundings } from './pass.ts';

/** Channels that an expression is for are known where somebody sends to one. */
export function tellFound({ fact, thing, name }: End, byPattern: readonly End[], { draft }: Surroundings): void {
  if (!isByExpression(fact)) return;
  const isFound = byPattern.some((each) => each.fact === fact && each.thing === thing && each.bound === name.text);
  draft.count('channels', isFound);
  if (!isFound) draft.addUnknown(openChannel({ fact, thing }, `name of a channel that fits ${name.text}`));
}

/** What is not known of a channel, and what would settle it. */
export function openChannel({ fact, thing }: Pick<End, 'fact' | 'thing'>, settledBy: string): Unknown {
  return {
    code: 'unresolved-channel',
    message: `${thing.name} ${fact.kind === 'publish' ? 'sends to' : 'receives from'} a ${fact.channelKind} whose name is not known.`,
    evidence: fact.evidence,
    settledBy,
  };
}
