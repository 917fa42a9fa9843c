import type { End } from './contracts/channels.ts';
import { onlyText } from './only-text.ts';
import type { Surroundings } from './pass.ts';

/**
 * Who binds a queue to an exchange need not be who takes from it: senders declare what they need to be there. Where others take from the queue
 * and whoever binds it does not, the messages of the binding are theirs. https://www.rabbitmq.com/tutorials/amqp-concepts#bindings
 */
export function laidToListeners(ends: readonly End[], around: Surroundings): readonly End[] {
  const listeners = new Map<string, End[]>();
  for (const end of ends) {
    const { fact, name, broker } = end;
    if (fact.kind !== 'subscribe' || fact.protocol !== 'amqp' || fact.channelKind !== 'queue') continue;
    const key = `${broker}:${name.text}`;
    listeners.set(key, [...(listeners.get(key) ?? []), end]);
  }
  return ends.flatMap((end) => {
    const { fact, thing, name, broker } = end;
    const isBinding = fact.kind === 'subscribe' && fact.protocol === 'amqp' && fact.exchange !== undefined;
    const queue = isBinding ? onlyText(fact.group, thing, around) : undefined;
    const taking = queue === undefined ? [] : (listeners.get(`${broker}:${queue}`) ?? []);
    if (taking.length === 0 || taking.some((each) => each.thing === thing)) return [end];
    return taking.map((each) => ({ ...end, thing: each.thing, name: { ...name, hops: [...name.hops, each.fact] } }));
  });
}
