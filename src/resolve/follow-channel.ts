import type { Value } from '../model/value.ts';
import type { MessageFact } from './contracts/channels.ts';
import { type Followed, followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Settings } from './settings.ts';

/** The names that a channel has in every deployment of the thing that uses it. */
export function followChannel(
  value: Value,
  { kind, protocol }: Pick<MessageFact, 'kind' | 'protocol'>,
  thing: Thing,
  settings: Settings,
): readonly Followed[] {
  const nameOf = namingOf(kind, protocol);
  return followEverywhere(value, thing, settings, (text) => isComplete(nameOf(text))).map(nameOf);
}

function namingOf(kind: MessageFact['kind'], protocol: MessageFact['protocol']): (given: Followed) => Followed {
  if (protocol === 'sqs' || protocol === 'sns') return withoutAddress;
  if (protocol === 'mqtt') return asFilter;
  return protocol === 'amqp' || protocol === 'other' ? (given) => ofBroker(given, kind) : (given) => given;
}

/**
 * STOMP and AMQP say by a prefix whether it is a queue or a topic, and who takes from the queue `Consumer.name.VirtualTopic.orders` gets what is sent to
 * the topic `VirtualTopic.orders`: https://activemq.apache.org/components/classic/documentation/amqp and virtual-destinations
 */
function ofBroker(given: Followed, kind: MessageFact['kind']): Followed {
  const plain = given.text.replace(/^(?:\/(?:queue|topic)\/|(?:queue|topic):\/\/)(?=.)/, '');
  const text = kind === 'subscribe' ? plain.replace(/^Consumer\.[^.]+\.(?=VirtualTopic\..)/, '') : plain;
  return text === given.text ? given : { ...given, text };
}

/**
 * Queues and topics are also given by URL and ARN, and there the name comes last, whatever region and account come before it:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
function withoutAddress(given: Followed): Followed {
  const text = given.text.split(/[:/]/).at(-1) ?? '';
  return text === given.text || text === '' || text.includes('{}') ? given : { ...given, text, missing: [] };
}

/**
 * Of a topic whose first word is known, words that only run time knows (`fl/${tenant}/cmd`) stand for any, as a filter has it: so whoever sends and whoever
 * receives under one template meet, word by word. `$share/workers/orders/+` is the filter `orders/+` for a group:
 * https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html (4.7 Topic Filters, 4.8.2 Shared Subscriptions)
 */
function asFilter(given: Followed): Followed {
  const plain = given.text.replace(/^\$share\/[^/]+\//, '');
  const words = plain.split('/');
  const isTemplate = words.length > 1 && /^[\p{L}\d_.-]*[\p{L}\d]{2}/u.test(words[0] ?? '') && words.some(isHole);
  const text = isTemplate ? words.map((word) => (isHole(word) ? '+' : word)).join('/') : plain;
  return { ...given, text, missing: text.includes('{}') ? given.missing : [] };
}

function isHole(word: string): boolean {
  return /^\{\w{0,60}\}$/.test(word);
}
