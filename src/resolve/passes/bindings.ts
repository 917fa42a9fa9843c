import type { Binding, Channel } from '../../model/architecture.ts';
import type { FactId, FactOf } from '../../model/fact.ts';
import { compareTexts } from '../fact-index.ts';
import type { Thing } from '../identity/thing.ts';
import { onlyText } from '../only-text.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** How messages of AMQP come from exchanges into queues: as code binds them, and as definitions of the broker do. */
export const bindings: Pass = {
  name: 'bindings',
  run: (around) => {
    const { facts, owners, draft } = around;
    const found = new Map<string, readonly Binding[]>();
    const add = (channels: readonly Channel[], made: readonly Binding[]) => {
      for (const { id } of channels) found.set(id, [...(found.get(id) ?? []), ...made]);
    };
    for (const fact of facts.of('subscribe').filter(({ protocol }) => protocol === 'amqp'))
      for (const thing of owners.thingsOf(fact.owner)) {
        const channels = draft.allChannels().filter((channel) => restsOn(channel, fact.id));
        add(
          channels,
          channels.flatMap((channel) => boundBy(fact, thing, channel, around)),
        );
      }
    for (const fact of facts.of('channel').filter(isQueue)) {
      const channels = draft.allChannels().filter(({ name, protocol }) => name === fact.channel && protocol === 'amqp');
      add(
        channels,
        (fact.fedBy ?? []).map(({ channel: exchange, ...key }) => ({
          exchange,
          queue: fact.channel,
          ...key,
          evidence: fact.evidence,
        })),
      );
    }
    for (const channel of draft.allChannels()) {
      const own = found.get(channel.id) ?? [];
      if (own.length > 0) draft.addChannel({ ...channel, bindings: distinct(own) });
    }
  },
};

function isQueue({ protocol, channelKind }: FactOf<'channel'>): boolean {
  return protocol === 'amqp' && channelKind === 'queue';
}

function restsOn({ because }: Channel, id: FactId): boolean {
  return because.some(({ facts }) => facts.includes(id));
}

/** A subscription that names both its exchange and its queue. */
function boundBy(fact: FactOf<'subscribe'>, thing: Thing, { name }: Channel, around: Surroundings): readonly Binding[] {
  const [exchange, queue] = [onlyText(fact.exchange, thing, around), onlyText(fact.group, thing, around)];
  if (exchange === undefined || queue === undefined) return [];
  return [{ exchange, queue, ...(name === exchange ? {} : { key: name }), evidence: fact.evidence }];
}

function distinct(all: readonly Binding[]): readonly Binding[] {
  const keyed = new Map(all.map((each) => [[each.exchange, each.queue, each.key ?? ''].join('\n'), each] as const));
  return [...keyed].sort(([one], [other]) => compareTexts(one, other)).map(([, binding]) => binding);
}
