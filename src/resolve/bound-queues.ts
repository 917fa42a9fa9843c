import type { End } from './contracts/channels.ts';
import { isComplete } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import { fittingTo, isByExpression } from './name-patterns.ts';
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
    const taking = listeners.get(key) ?? [];
    taking.push(end);
    listeners.set(key, taking);
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

/** What is found of the names that receivers bind by pattern, or by an exchange that nobody knows the keys of. */
interface Found {
  readonly byPattern: readonly End[];
  readonly byExchange: readonly End[];
}

/**
 * A pattern is no name: whoever binds `order.*` receives under the names that were found to be sent there, and goes by the pattern only where there are
 * none. `#` alone binds whatever is sent to the exchange, and goes by that. https://www.rabbitmq.com/tutorials/tutorial-five-java
 */
export function withoutPatterns(ends: readonly End[], { byPattern, byExchange }: Found, around: Surroundings): readonly End[] {
  // One statement may bind several patterns: what is found of one says nothing of another.
  const keyOf = ({ fact, thing, name, bound = name.text }: End) => `${fact.id} ${thing.id} ${bound}`;
  const sent = new Set(ends.flatMap(({ fact, broker, name }) => (fact.kind === 'publish' ? [`${broker}:${name.text}`] : [])));
  const [named, whole] = [new Set(byPattern.map(keyOf)), new Set([...byPattern, ...byExchange].map(keyOf))];
  const plain = ends.filter(({ fact }) => !isByExpression(fact));
  return plain.flatMap((end): readonly End[] => {
    const { fact, thing, name, broker } = end;
    if (fact.kind !== 'subscribe' || fact.protocol !== 'amqp' || !fittingTo(end)) return [end];
    const exchange = name.text === '#' ? onlyText(fact.exchange, thing, around) : undefined;
    if (exchange !== undefined && exchange !== '') {
      return whole.has(keyOf(end)) ? [] : [{ ...end, name: { ...name, text: exchange } }];
    }
    return named.has(keyOf(end)) && !sent.has(`${broker}:${name.text}`) ? [] : [end];
  });
}

/**
 * A key that the program is told and that has a default (`args[0] ?? 'info'`) may be any. Where receivers bind keys of its exchange that nobody knows, they
 * meet under the exchange, and the default is a name of its own only for those who wait for it. https://www.rabbitmq.com/tutorials/tutorial-four-javascript
 */
export function keyedByDefault(ends: readonly End[], around: Surroundings): readonly End[] {
  const waited = new Set(ends.flatMap(({ fact, broker, name }) => (fact.kind === 'subscribe' ? [`${broker}:${name.text}`] : [])));
  return ends.flatMap((end): readonly End[] => {
    const { fact, thing, name, broker } = end;
    if (fact.kind !== 'publish' || fact.protocol !== 'amqp' || fact.exchange === undefined) return [end];
    const exchange = onlyText(fact.exchange, thing, around);
    if (exchange === undefined || exchange === name.text || !waited.has(`${broker}:${exchange}`)) return [end];
    const keys = followChannel(fact.channel, fact, thing, around.settings);
    if (!keys.some((key) => !isComplete(key) && /^[{}]*$/.test(key.text))) return [end];
    const byExchange = { ...end, name: { ...name, text: exchange } };
    return waited.has(`${broker}:${name.text}`) ? [end, byExchange] : [byExchange];
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
    return name && name.text !== end.name.text ? [{ ...end, name: { ...end.name, text: name.text }, bound: end.name.text }] : [];
  });
  return [...new Map(bound.map((end) => [`${end.thing.id} ${end.name.text}`, end])).values()];
}
