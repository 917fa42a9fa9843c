import type { Protocol } from '../model/fact.ts';
import type { End, MessageFact } from './contracts/channels.ts';
import { followEverywhere, isComplete } from './follow.ts';
import { fitsGlob, isGlob } from './glob-names.ts';
import { expressionFits } from './name-expressions.ts';
import { fitsOpen, OPEN } from './open-names.ts';
import type { Surroundings } from './pass.ts';

interface Grammar {
  readonly separator: string;
  /** Stands for one word. */
  readonly one: string;
  /** Stands for the rest, or for any number of words. */
  readonly many: string;
}

/**
 * Patterns that receivers bind or subscribe to: https://www.rabbitmq.com/tutorials/tutorial-five-javascript (topic exchanges),
 * https://docs.nats.io/nats-concepts/subjects#wildcards, https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html (4.7 Topic Filters).
 */
const GRAMMARS: Partial<Readonly<Record<Protocol, Grammar>>> = {
  amqp: { separator: '.', one: '*', many: '#' },
  nats: { separator: '.', one: '*', many: '>' },
  mqtt: { separator: '/', one: '+', many: '#' },
};

/** Who receives by a pattern receives under every name it fits that somebody sends under. */
export function endsByPattern(ends: readonly End[], around: Surroundings): readonly End[] {
  const sent = ends.filter(({ fact }) => fact.kind === 'publish');
  return ends.flatMap((end): readonly End[] => {
    const fits = fittingTo(end);
    if (!fits) return [];
    const names = sent.filter((each) => canMeet(each, end, around) && (each.fact.protocol === 'mqtt' || !fittingTo(each)));
    const fitting = new Set(names.map(({ name }) => name.text).filter(fits));
    return [...fitting].sort().map((text) => ({ ...end, name: { ...end.name, text }, bound: end.name.text }));
  });
}

/** What tells whether a name fits the pattern that the end has; undefined where it has a plain name. Parts of the name may be open. */
export function fittingTo({ fact, name: { text } }: Pick<End, 'fact' | 'name'>): ((name: string) => boolean) | undefined {
  const { protocol, channelKind } = fact;
  if (isByExpression(fact)) return expressionFits(text) ?? (() => false);
  if (isQueue(fact)) return undefined;
  if (protocol === 'redis') return channelKind === 'topic' && isGlob(text) ? (name) => fitsGlob(name, text) : undefined;
  const grammar = GRAMMARS[protocol];
  return grammar && isPattern(text, grammar) ? (name) => fitsWords(name, text, grammar) : undefined;
}

/** Whoever receives by a regular expression has no name of a channel. */
export function isByExpression(fact: MessageFact): boolean {
  return fact.kind === 'subscribe' && fact.isExpression === true;
}

type Side = Pick<End, 'fact' | 'thing' | 'broker'>;

/** Whether what one sends can come to the other at all, whatever the names. */
export function canMeet(sender: Side, receiver: Side, around: Surroundings): boolean {
  if (receiver.fact.kind !== 'subscribe' || sender.broker !== receiver.broker || isQueue(sender.fact)) return false;
  return areOfOneExchange(sender, receiver, around) && !areApart(sender.fact, receiver.fact);
}

/** The name of a queue is nothing but a name. */
function isQueue({ channelKind }: MessageFact): boolean {
  return channelKind === 'queue';
}

/** Frameworks that know both keep what is asked apart from what is told: a pattern of events takes no request. */
function areApart(one: MessageFact, other: MessageFact): boolean {
  const kinds = [one.channelKind, other.channelKind];
  return kinds.includes('rpc') && kinds.includes('event');
}

/** Whether the exchanges that both name, where they do, are the same. */
export function areOfOneExchange(one: Side, other: Side, around: Surroundings): boolean {
  const [left, right] = [one, other].map((each) => exchangesOf(each, around));
  return !left?.length || !right?.length || left.some((name) => right.includes(name));
}

function exchangesOf({ fact, thing }: Side, { settings }: Surroundings): readonly string[] {
  const texts = fact.exchange ? followEverywhere(fact.exchange, thing, settings).filter(isComplete) : [];
  return texts.flatMap(({ text }) => (text === '' ? [] : [text]));
}

function isPattern(text: string, { separator, one, many }: Grammar): boolean {
  return text.split(separator).some((word) => word === one || word === many);
}

/** Whether a name without wildcards fits the pattern; bounded by the product of both lengths. */
function fitsWords(name: string, pattern: string, grammar: Grammar): boolean {
  const words = name.split(grammar.separator);
  let reached: readonly number[] = [0];
  for (const part of pattern.split(grammar.separator)) {
    reached = [...new Set(reached.flatMap((at) => reachedBy(part, at, words, grammar)))];
  }
  return reached.includes(words.length);
}

/** How many words of the name can be behind the pattern after one more of its parts. */
function reachedBy(part: string, at: number, words: readonly string[], grammar: Grammar): readonly number[] {
  if (part === grammar.many) return [...words, ''].map((_, end) => end).filter((end) => end >= least(at, grammar));
  const word = words[at];
  return word !== undefined && (part === grammar.one || part === OPEN || fitsOpen(part, word)) ? [at + 1] : [];
}

/** `>` stands for one word at least; `#` for none as well. */
function least(at: number, { many }: Grammar): number {
  return many === '>' ? at + 1 : at;
}
