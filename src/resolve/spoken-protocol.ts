import { parseAddresses } from './address.ts';
import type { MessageFact } from './contracts/channels.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { brokerOf, protocolOfScheme } from './knowledge/technologies.ts';
import type { Survey } from './survey.ts';

/** The statement with the protocol that the broker's address is known to speak where it is deployed: a library can speak several. */
export function asSpoken(fact: MessageFact, thing: Thing, { settings }: Pick<Survey, 'settings'>): MessageFact {
  if (!fact.connection || !(brokerOf(fact.protocol) || fact.protocol === 'other')) return fact;
  const texts = followEverywhere(fact.connection, thing, settings).filter(isComplete);
  const spoken = new Set(texts.flatMap(({ text }) => parseAddresses(text)).map(({ scheme }) => protocolOfScheme(scheme)));
  const [protocol] = spoken;
  return spoken.size === 1 && protocol !== undefined && brokerOf(protocol) ? { ...fact, protocol } : fact;
}
