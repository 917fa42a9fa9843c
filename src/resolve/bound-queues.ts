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

/**
 * `#` alone binds whatever is sent to the exchange: it is no name. Whoever binds by it receives under the names that were found to be sent there, or
 * goes by the exchange. https://www.rabbitmq.com/tutorials/tutorial-five-java
 */
export function withoutWholeBindings(ends: readonly End[], found: readonly End[], around: Surroundings): readonly End[] {
  const receiving = new Set(found.map(({ fact, thing }) => `${fact.id} ${thing.id}`));
  return ends.flatMap((end): readonly End[] => {
    const { fact, thing, name } = end;
    const isWhole = fact.kind === 'subscribe' && fact.protocol === 'amqp' && name.text === '#';
    const exchange = isWhole ? onlyText(fact.exchange, thing, around) : undefined;
    if (exchange === undefined || exchange === '') return [end];
    return receiving.has(`${fact.id} ${thing.id}`) ? [] : [{ ...end, name: { ...name, text: exchange } }];
  });
}

/**
 * A sender whose key is not known goes by its exchange: whoever binds anything to that exchange may get what is sent to it.
 */
export function endsByExchange(ends: readonly End[], around: Surroundings): readonly End[] {
  const exchangeOf = ({ fact, thing }: End) => (fact.protocol === 'amqp' ? onlyText(fact.exchange, thing, around) : undefined);
  const isOpen = (end: End) => end.fact.kind === 'publish' && end.name.text === exchangeOf(end);
  const open = new Map(ends.filter(isOpen).map((end) => [`${end.broker}:${end.name.text}`, end.name]));
  if (open.size === 0) return [];
  const bound = ends.flatMap((end): readonly End[] => {
    const name = end.fact.kind === 'subscribe' ? open.get(`${end.broker}:${exchangeOf(end)}`) : undefined;
    return name && name.text !== end.name.text ? [{ ...end, name: { ...end.name, text: name.text } }] : [];
  });
  return [...new Map(bound.map((end) => [`${end.thing.id} ${end.name.text}`, end])).values()];
}
