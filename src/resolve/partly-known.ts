import type { End } from './contracts/channels.ts';
import { isComplete } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import type { Surroundings } from './pass.ts';

/** Somebody who sends under a name that is not known as a whole, over this broker. */
export type OpenSender = Omit<End, 'name'>;

const OPEN = '{}';
/** What is known begins with a word of its own: `orders.` of `orders.{}`. */
const BEGINNING = /^[^{}]*[\p{L}\d]{2}[^{}]*[.:/_-]\{\}/u;

/**
 * What is sent under a name of which a part is open (`orders.${kind}`) is for those who wait for a name that fits and that nobody else sends
 * under.
 */
export function endsByPart(open: readonly OpenSender[], ends: readonly End[], around: Surroundings): readonly End[] {
  const key = ({ broker, name }: End) => `${broker}:${name.text}`;
  const sent = new Set(ends.filter(({ fact }) => fact.kind === 'publish').map(key));
  const waiting = ends.filter((end) => end.fact.kind === 'subscribe' && !sent.has(key(end)));
  return open.flatMap(({ fact, thing, broker }): readonly End[] => {
    const texts = followChannel(fact.channel, fact, thing, around.settings).filter((each) => !isComplete(each));
    return texts.flatMap((text) => {
      const expression = expressionOf(text.text);
      const here = waiting.filter((end) => end.broker === broker && expression?.test(end.name.text));
      const names = new Map(here.map(({ name }) => [name.text, name]));
      return [...names.values()].map((name) => ({ fact, thing, broker, name: { ...text, text: name.text, missing: [] } }));
    });
  });
}

/** Every open part stands for one word. */
function expressionOf(text: string): RegExp | undefined {
  if (!BEGINNING.test(text)) return undefined;
  const parts = text.split(OPEN).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^.:/]+')}$`);
}
