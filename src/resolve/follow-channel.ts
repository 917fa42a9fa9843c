import type { Value } from '../model/value.ts';
import type { MessageFact } from './contracts/channels.ts';
import { type Followed, followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Settings } from './settings.ts';

/** The names that a channel has in every deployment of the thing that uses it. */
export function followChannel(
  value: Value,
  { protocol }: Pick<MessageFact, 'protocol'>,
  thing: Thing,
  settings: Settings,
): readonly Followed[] {
  const nameOf = protocol === 'sqs' || protocol === 'sns' ? withoutAddress : (text: Followed) => text;
  return followEverywhere(value, thing, settings, (text) => isComplete(nameOf(text))).map(nameOf);
}

/**
 * Queues and topics are also given by URL and ARN, and there the name comes last, whatever region and account come before it:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
function withoutAddress(given: Followed): Followed {
  const text = given.text.split(/[:/]/).at(-1) ?? '';
  return text === given.text || text === '' || text.includes('{}') ? given : { ...given, text, missing: [] };
}
