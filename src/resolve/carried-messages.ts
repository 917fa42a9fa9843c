import type { End } from './contracts/channels.ts';
import { onlyText } from './only-text.ts';
import type { Surroundings } from './pass.ts';

/**
 * A library may send all its messages through one queue and tell them apart inside of it. Who takes from that queue by its name, or sends to it, has
 * the other end of those that nobody else has: https://docs.nestjs.com/microservices/rabbitmq
 */
export function laidToQueues(ends: readonly End[], around: Surroundings): readonly End[] {
  if (!ends.some(isCarried)) return ends;
  const byName = new Map<string, Set<End['fact']['kind']>>();
  const keyOf = ({ broker }: End, name: string, isNamed: boolean) => `${broker} ${isNamed ? 'by name' : 'inside'} ${name}`;
  for (const end of ends) {
    const key = keyOf(end, end.name.text, !isCarried(end));
    byName.set(key, (byName.get(key) ?? new Set()).add(end.fact.kind));
  }
  return ends.map((end) => {
    const { fact, thing, name } = end;
    const queue = isCarried(end) ? onlyText(fact.through, thing, around) : undefined;
    const other = fact.kind === 'publish' ? 'subscribe' : 'publish';
    const isAnswered = byName.get(keyOf(end, name.text, false))?.has(other) === true;
    if (queue === undefined || isAnswered || !byName.get(keyOf(end, queue, true))?.has(other)) return end;
    return { ...end, name: { ...name, text: queue } };
  });
}

function isCarried({ fact }: End): boolean {
  const { protocol, channelKind, through } = fact;
  return protocol === 'amqp' && through !== undefined && (channelKind === 'event' || channelKind === 'rpc');
}
