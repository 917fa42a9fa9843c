import type { End } from './contracts/channels.ts';
import { isComplete } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import type { Surroundings } from './pass.ts';

/** Somebody who sends or receives under a name that is not known as a whole, over this broker. */
export type OpenEnd = Omit<End, 'name'>;

const OPEN = '{}';
/** What is known begins with a word of its own: `orders.` of `orders.{}`. */
const BEGINNING = /^[^{}]*[\p{L}\d]{2}[^{}]*[.:/_-]\{\}/u;

/**
 * What is sent under a name of which a part is open (`orders.${kind}`) is for those who wait for a name that fits and that nobody else sends
 * under.
 */
export function endsByPart(open: readonly OpenEnd[], ends: readonly End[], around: Surroundings): readonly End[] {
  const key = ({ broker, name }: End) => `${broker}:${name.text}`;
  const sent = new Set(ends.filter(({ fact }) => fact.kind === 'publish').map(key));
  const waiting = ends.filter((end) => end.fact.kind === 'subscribe' && !sent.has(key(end)));
  const senders = open.filter(({ fact }) => fact.kind === 'publish');
  return senders.flatMap(({ fact, thing, broker }): readonly End[] => {
    return openTexts({ fact, thing }, around).flatMap((text) => {
      if (!BEGINNING.test(text.text)) return [];
      const here = waiting.filter((end) => end.broker === broker && fits(end.name.text, text.text));
      const names = new Map(here.map(({ name }) => [name.text, name]));
      return [...names.values()].map((name) => ({ fact, thing, broker, name: { ...text, text: name.text, missing: [] } }));
    });
  });
}

/**
 * Where the same part of a name is open on both sides (`orders.${id}.status`), it is the same family of channels: each end is one of a pattern that
 * somebody has the other end of.
 */
export function endsOpenAlike(open: readonly OpenEnd[], around: Surroundings): readonly End[] {
  const all = open.flatMap((end): readonly End[] =>
    openTexts(end, around)
      .filter(({ text }) => BEGINNING.test(text))
      .map((name) => ({ ...end, name: { ...name, missing: [] } })),
  );
  const isMet = (end: End) =>
    all.some(({ fact, broker, name }) => fact.kind !== end.fact.kind && broker === end.broker && name.text === end.name.text);
  return all.filter(isMet);
}

function openTexts({ fact, thing }: Pick<OpenEnd, 'fact' | 'thing'>, around: Surroundings) {
  return followChannel(fact.channel, fact, thing, around.settings).filter((each) => !isComplete(each));
}

/** Every open part stands for one word, or a part of one; bounded by the product of the lengths. */
function fits(name: string, text: string): boolean {
  const [start = '', ...others] = text.split(OPEN);
  let reached: ReadonlySet<number> = new Set(name.startsWith(start) ? [start.length] : []);
  for (const part of others)
    reached = new Set(wordEnds(name, reached).flatMap((end) => (name.startsWith(part, end) ? [end + part.length] : [])));
  return reached.has(name.length);
}

/** Where one letter and more of a word may end that begins at one of the places. */
function wordEnds(name: string, starts: ReadonlySet<number>): readonly number[] {
  const ends: number[] = [];
  let isInWord = false;
  for (let at = 0; at < name.length; at++) {
    isInWord = (isInWord || starts.has(at)) && !/[.:/]/.test(name[at] ?? '');
    if (isInWord) ends.push(at + 1);
  }
  return ends;
}
