import type { Channel } from '../../model/architecture.ts';
import type { Fact, FactOf } from '../../model/fact.ts';
import { because, evidenceChain } from '../chain.ts';
import { distinctEvidence, sorted } from '../draft.ts';
import { areCompatible, brokerOf } from '../knowledge/technologies.ts';
import type { Pass, Surroundings } from '../pass.ts';

type ChannelFact = FactOf<'channel'>;

/** Topics, queues and exchanges that files declare, and who gets what is sent to another channel because a file binds the two. */
export const declaredChannels: Pass = {
  name: 'declared channels',
  run: (around) => {
    const declared = around.facts.of('channel');
    for (const fact of declared) add(fact, around);
    for (let round = 0; round < LONGEST_WAY; round += 1) for (const fact of declared) feed(fact, around);
  },
};

/** An exchange can feed an exchange, and that one a queue; longer ways are not built. */
const LONGEST_WAY = 4;

function add(fact: ChannelFact, around: Surroundings): void {
  const known = channelsOf(fact, around);
  const reason = `${fact.evidence.path} declares it`;
  const channels = known.length > 0 ? known : [madeOf(fact, around)];
  const durability = fact.durable === undefined ? {} : { durable: fact.durable };
  for (const channel of channels) around.draft.addChannel({ ...extended(channel, fact, reason, []), ...durability });
}

/** What others know under that name on the same kind of broker. */
function channelsOf({ protocol, channel }: ChannelFact, { draft }: Surroundings): readonly Channel[] {
  return draft.allChannels().filter((each) => each.name === channel && each.protocol === protocol);
}

function madeOf(fact: ChannelFact, around: Surroundings): Channel {
  const broker = brokerIdOf(fact, around);
  return {
    id: `${broker}:${fact.channel}`,
    name: fact.channel,
    kind: fact.channelKind,
    broker,
    protocol: fact.protocol,
    producers: [],
    consumers: [],
    certainty: 'declared',
    evidence: [],
    because: [],
  };
}

function brokerIdOf({ owner, protocol }: ChannelFact, { owners, things }: Surroundings): string {
  const [own, ...others] = owners.thingsOf(owner);
  if (own && others.length === 0) return own.id;
  const wanted = brokerOf(protocol);
  const likely = things.filter(
    (thing) => wanted && thing.kind === wanted.kind && areCompatible(wanted.technology, thing.technology),
  );
  return (likely.length === 1 ? likely[0]?.id : undefined) ?? protocol;
}

/** Who receives from the channel also gets what is sent to those that feed it. */
function feed(fact: ChannelFact, around: Surroundings): void {
  const own = channelsOf(fact, around);
  const consumers = sorted(own.flatMap((each) => each.consumers));
  if (consumers.length === 0) return;
  for (const source of fact.fedBy ?? []) {
    for (const feeding of around.draft.allChannels().filter((each) => isSource(each, source, fact) && !own.includes(each))) {
      const reason = `${fact.channel} gets what is sent to ${source.channel}`;
      around.draft.addChannel(extended(feeding, fact, reason, consumers));
    }
  }
}

type Source = NonNullable<ChannelFact['fedBy']>[number];

/** A channel is known by the exchange or topic itself, or, where the code says so, by the routing key. */
function isSource(channel: Channel, { channel: name, key }: Source, fact: ChannelFact): boolean {
  if (channel.name === name) return true;
  const isSent = channel.protocol === fact.protocol && channel.producers.length > 0;
  return isSent && key !== undefined && /^\w/.test(key) && fitsKey(channel.name, key);
}

/** `order.*` and `order.#`, as AMQP's topic exchanges have it: `*` is one word, `#` any number of words at the end. */
function fitsKey(name: string, key: string): boolean {
  const [words, wanted] = [name.split('.'), key.split('.')];
  const isOpen = wanted.at(-1) === '#';
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  const isLong = isOpen ? words.length >= fixed.length : words.length === fixed.length;
  return isLong && fixed.every((word, index) => word === '*' || word === words[index]);
}

function extended(channel: Channel, fact: Fact, reason: string, consumers: readonly string[]): Channel {
  return {
    ...channel,
    consumers: sorted([...channel.consumers, ...consumers]),
    evidence: distinctEvidence([...channel.evidence, ...evidenceChain(fact, [])]),
    because: [...channel.because.filter((each) => each.reason !== reason), ...because('declared channels', [fact], reason)],
  };
}
