import type { Protocol } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import type { End } from './contracts/channels.ts';
import { isComplete } from './follow.ts';
import { followChannel } from './follow-channel.ts';
import { areOfOneExchange, canMeet, fittingTo } from './name-patterns.ts';
import { fitsOpen } from './open-names.ts';
import type { Surroundings } from './pass.ts';

/** Somebody who sends or receives under a name that is not known as a whole, over this broker. */
export type OpenEnd = Omit<End, 'name'>;

const SEPARATORS = /[.:/]/;
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
      const here = waiting.filter((end) => end.broker === broker && mayBeFor({ fact, thing, broker }, text.text, end, around));
      const names = new Map(here.map(({ name }) => [name.text, name]));
      return [...names.values()].map((name) => ({ fact, thing, broker, name: { ...text, text: name.text, missing: [] } }));
    });
  });
}

/**
 * A sender whose key is known in part goes by its exchange only where nobody binds a key that fits: by those that nobody else sends under, else by all.
 */
export function keyedByPart(ends: readonly End[], around: Surroundings): readonly End[] {
  return ends.flatMap((end): readonly End[] => {
    if (end.fact.kind !== 'publish' || end.fact.exchange === undefined) return [end];
    const texts = followChannel(end.fact.channel, end.fact, end.thing, around.settings);
    if (!texts.every((each) => !isComplete(each) && BEGINNING.test(each.text))) return [end];
    // Who binds `#` has everything of the exchange.
    const others = ends.filter((each) => each !== end && each.name.text !== '#');
    const fitting = endsByPart([end], others, around);
    const all =
      fitting.length > 0
        ? fitting
        : endsByPart(
            [end],
            others.filter(({ fact }) => fact.kind === 'subscribe'),
            around,
          );
    return all.length > 0 ? all : [end];
  });
}

/** A name whose beginning is known, or that has a known word in common with a pattern, may be the one that is waited for. */
function mayBeFor(sender: OpenEnd, text: string, receiver: End, around: Surroundings): boolean {
  const isBegun = BEGINNING.test(text);
  const fits = fittingTo(receiver);
  if (!fits) return isBegun && fitsOpen(receiver.name.text, text) && areOfOneExchange(sender, receiver, around);
  return (isBegun || haveCommonWord(text, receiver.name.text)) && canMeet(sender, receiver, around) && fits(text);
}

function haveCommonWord(one: string, other: string): boolean {
  const words = other.split(SEPARATORS);
  return one.split(SEPARATORS).some((word) => /^[\p{L}\d]{2,}$/u.test(word) && words.includes(word));
}

/** Brokers whose channels are set up beforehand, one for each kind of message: https://kafka.apache.org/documentation/#basic_ops_add_topic */
const SET_UP: ReadonlySet<Protocol> = new Set(['kafka', 'amqp', 'sqs', 'sns', 'pubsub', 'servicebus']);

/** What one program is called, or one instance of it, is another text in the next. */
const OWN_NAME =
  /(^|[\s._:-])(app(lication)?|service|client|consumer|group|worker|instance|node|pod|container|host)([._:-]?(name|id))?$|^hostname$/i;

/**
 * Where the same part of a name is open on both sides (`orders.${id}.status`), it is the same family of channels: each end is one of a pattern that
 * somebody has the other end of. So it is where what is sent fits a pattern that has an open part. Where channels are set up beforehand, `orders.${kind}`
 * is any of those that there are: nothing says that both ends mean the same one, but that the open part is the same setting (`orders.${STAGE}`).
 */
export function endsOpenAlike(open: readonly OpenEnd[], around: Surroundings): readonly End[] {
  const all = open.flatMap((end) => openTexts(end, around).map((name) => ({ ...end, name })));
  const begun = all.filter(({ fact, name }) => BEGINNING.test(name.text) && !(SET_UP.has(fact.protocol) && isPrefix(name.text)));
  const settled = all.filter((end) => !begun.includes(end) && isOpenBySettings(end));
  const met = [
    ...metIn(begun, ({ name }) => name.text),
    ...metIn(settled, ({ name }) => `${name.text} ${name.missing.join()}`),
  ].map(asNamed);
  const named = all.map(asNamed);
  return [...met, ...named.flatMap((end) => metByPattern(end, named, around))];
}

/** Those of whom another, who has the other end of a channel of the same broker, has the same key. */
function metIn(ends: readonly End[], keyOf: (end: End) => string): readonly End[] {
  const keys = (kind: End['fact']['kind']) =>
    new Set(ends.flatMap((end) => (end.fact.kind === kind ? [] : [`${end.broker} ${keyOf(end)}`])));
  const others = { publish: keys('publish'), subscribe: keys('subscribe') };
  return ends.filter((end) => others[end.fact.kind].has(`${end.broker} ${keyOf(end)}`));
}

function asNamed(end: End): End {
  return { ...end, name: { ...end.name, missing: [] } };
}

/** A name with a word that is known, in which nothing but settings that all programs share is open. */
function isOpenBySettings({ fact, name }: End): boolean {
  const stated = name.hops.flatMap((hop) => (hop.kind === 'setting' ? [hop.value] : []));
  const keys = [fact.channel, ...stated].flatMap(settingsIn);
  return /[\p{L}\d]{2}/u.test(name.text) && name.missing.every((each) => keys.includes(each) && !OWN_NAME.test(each));
}

function settingsIn(value: Value): readonly string[] {
  switch (value.is) {
    case 'setting':
      return [value.key, ...(value.fallback ? settingsIn(value.fallback) : [])];
    case 'entry':
      return [`${value.group} ${value.key}`];
    case 'concat':
      return value.parts.flatMap(settingsIn);
    case 'one-of':
      return value.values.flatMap(settingsIn);
    default:
      return [];
  }
}

function isPrefix(text: string): boolean {
  return text.indexOf('{}') === text.length - 2;
}

/** Who receives by the pattern, and everybody who sends what fits it. */
function metByPattern(receiver: End, all: readonly End[], around: Surroundings): readonly End[] {
  if (receiver.fact.kind !== 'subscribe' || !fittingTo(receiver)) return [];
  const senders = all.filter((end) => end.fact.kind === 'publish' && mayBeFor(end, end.name.text, receiver, around));
  const under = senders.map((end): End => ({ ...end, name: { ...end.name, text: receiver.name.text } }));
  return under.length > 0 ? [receiver, ...under] : [];
}

function openTexts({ fact, thing }: Pick<OpenEnd, 'fact' | 'thing'>, around: Surroundings) {
  return followChannel(fact.channel, fact, thing, around.settings).filter((each) => !isComplete(each));
}
