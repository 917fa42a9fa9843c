import type { FactOf } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import type { FactIndex } from './fact-index.ts';
import { brokerOf } from './knowledge/technologies.ts';

type Block = FactOf<'building-block'>;
type MessageFact = FactOf<'publish'> | FactOf<'subscribe'>;

/** Whether any building block takes from queues or topics, or sends to them. */
export function isBound(facts: FactIndex): boolean {
  return facts.of('building-block').some(({ channels }) => channels !== undefined);
}

/** What a service gets through a building block, or sends through it, as messages of the broker behind it. */
export function boundMessages(
  { behind, channels = [] }: Block,
  way: 'in' | 'out',
  sighting: Pick<MessageFact, 'id' | 'foundBy' | 'owner' | 'evidence' | 'via'>,
): readonly MessageFact[] {
  if (!behind) return [];
  const { protocol, technology, target } = behind;
  return channels
    .filter(({ ways }) => ways.includes(way))
    .map(({ channel, channelKind }) => ({
      kind: way === 'in' ? 'subscribe' : 'publish',
      ...sighting,
      protocol,
      ...(!brokerOf(protocol) && { broker: technology }),
      ...(isStated(target) && { connection: target }),
      channel,
      channelKind,
      library: 'dapr',
    }));
}

/** Whether an address says anything. */
export function isStated(target: Value): boolean {
  return target.is !== 'literal' || target.value !== '';
}
