// https://masstransit.io/documentation/configuration/topology/message
import type { FactOf } from '../model/fact.ts';
import { textsOf } from '../model/value.ts';
import type { FactIndex } from './fact-index.ts';
import type { Followed } from './follow.ts';

const known = new WeakMap<FactIndex, ReadonlySet<string>>();

/**
 * MassTransit calls the exchange of a message type `Namespace:Type`. Its own code names the type alone; what others write out as the exchange is the
 * channel of that type.
 */
export function asType(
  name: Followed,
  fact: Pick<FactOf<'publish' | 'subscribe'>, 'protocol' | 'library'>,
  facts: FactIndex,
): Followed {
  const type = /^[\w.]+:(\w+)$/.exec(name.text)?.[1];
  if (type === undefined || fact.protocol !== 'amqp' || fact.library === LIBRARY) return name;
  return typesIn(facts).has(type) ? { ...name, text: type } : name;
}

const LIBRARY = 'masstransit';

function typesIn(facts: FactIndex): ReadonlySet<string> {
  const found = known.get(facts) ?? new Set([...facts.of('publish'), ...facts.of('subscribe')].flatMap(namesOfType));
  known.set(facts, found);
  return found;
}

function namesOfType({ library, channel }: FactOf<'publish' | 'subscribe'>): readonly string[] {
  return library === LIBRARY ? textsOf(channel) : [];
}
