import type { Value } from '../model/value.ts';
import type { End } from './contracts/channels.ts';
import { followEverywhere, isComplete } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import type { Thing } from './identity/thing.ts';
import { fittingTo, isByExpression } from './name-patterns.ts';
import { onlyText } from './only-text.ts';
import type { OpenEnd } from './partly-known.ts';
import type { Surroundings } from './pass.ts';

/**
 * Who binds a queue to an exchange need not be who takes from it: senders declare what they need to be there. Where others take from the queue
 * and whoever binds it does not, the messages of the binding are theirs; where nobody does, nobody receives them.
 * https://www.rabbitmq.com/tutorials/amqp-concepts#bindings
 */
export function laidToListeners(ends: readonly End[], open: readonly OpenEnd[], around: Surroundings): readonly End[] {
  if (!ends.some(isBinding)) return ends;
  const takers = takersOf(ends, open, around);
  return ends.flatMap((end) => {
    if (!isBinding(end)) return [end];
    const { fact, thing, name, broker } = end;
    const queues = queueNames(fact.group, thing, around);
    const taking = queues.flatMap((queue) => takers.byQueue.get(`${broker}:${queue}`) ?? []);
    if (taking.some((each) => each.thing === thing)) return [end];
    if (taking.length > 0)
      return taking.map((each) => ({ ...end, thing: each.thing, name: { ...name, hops: [...name.hops, each.fact] } }));
    const mayTake = queues.length === 0 ? takers.ofAny : takers.ofUnknown;
    return mayTake.has(thing) ? [end] : [{ ...end, isUntaken: true as const }];
  });
}

/** Who takes from queues of AMQP by name, from any, and from some whose name is not known. */
interface Takers {
  readonly byQueue: ReadonlyMap<string, readonly End[]>;
  readonly ofAny: ReadonlySet<Thing>;
  readonly ofUnknown: ReadonlySet<Thing>;
}

function takersOf(ends: readonly End[], open: readonly OpenEnd[], around: Surroundings): Takers {
  const byQueue = new Map<string, End[]>();
  const isTaking = (end: OpenEnd) => end.fact.kind === 'subscribe' && end.fact.protocol === 'amqp' && !isBinding(end);
  const ofUnknown = new Set(open.filter(isTaking).map(({ thing }) => thing));
  const ofAny = new Set(ofUnknown);
  for (const end of ends.filter(isTaking)) {
    const { fact, thing, name, broker } = end;
    const inside = [fact.group, fact.through].flatMap((each) => queueNames(each, thing, around));
    const queues = fact.channelKind === 'queue' ? [name.text, ...inside] : inside;
    ofAny.add(thing);
    if (queues.length === 0) ofUnknown.add(thing);
    for (const queue of queues) {
      const key = `${broker}:${queue}`;
      const taking = byQueue.get(key);
      if (taking) taking.push(end);
      else byQueue.set(key, [end]);
    }
  }
  return { byQueue, ofAny, ofUnknown };
}

function isBinding({ fact }: OpenEnd): boolean {
  return fact.kind === 'subscribe' && fact.isBinding === true;
}

/** The names that a queue has wherever the thing runs; none where any of them is open, or given by the server. */
function queueNames(queue: Value | undefined, thing: Thing, { settings }: Surroundings): readonly string[] {
  const texts = queue ? followEverywhere(queue, thing, settings) : [];
  return texts.every((each) => isComplete(each) && each.text !== '') ? texts.map(({ text }) => text) : [];
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
