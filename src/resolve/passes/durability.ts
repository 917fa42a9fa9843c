import type { Channel } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { because, evidenceChain } from '../chain.ts';
import { distinctEvidence } from '../draft.ts';
import { onlyText } from '../only-text.ts';
import type { Pass, Surroundings } from '../pass.ts';

type Declaration = FactOf<'declaration'>;

interface Said {
  readonly fact: Declaration;
  readonly name: string;
  /** Absent where the code leaves it to what is not known. */
  readonly isDurable?: boolean;
}

/** Whether the broker keeps queues and exchanges over a restart, as the code that declares them says; definitions of the broker go before. */
export const durability: Pass = {
  name: 'durability',
  run: (around) => {
    const said = around.facts.of('declaration').flatMap((fact) => saidBy(fact, around));
    for (const channel of around.draft.allChannels()) {
      const own = said.filter(({ name, fact }) => isMeant(channel, name, fact, around));
      const [first] = own;
      const durable = own.every(({ isDurable }) => isDurable === first?.isDurable) ? first?.isDurable : undefined;
      if (durable !== undefined && channel.durable === undefined) around.draft.addChannel(qualified(channel, own, durable));
    }
  },
};

function saidBy(fact: Declaration, around: Surroundings): readonly Said[] {
  return around.owners.thingsOf(fact.owner).flatMap((thing) => {
    const name = onlyText(fact.channel, thing, around);
    const durable = onlyText(fact.durable, thing, around)?.toLowerCase();
    const isTold = durable === 'true' || durable === 'false';
    if (name === undefined) return [];
    return [{ fact, name, ...(isTold ? { isDurable: durable === 'true' } : {}) }];
  });
}

/** A queue goes by its name; an exchange too, or stands behind the routing keys that are sent to it. */
function isMeant(channel: Channel, name: string, fact: Declaration, around: Surroundings): boolean {
  if (channel.protocol !== fact.protocol) return false;
  if (fact.channelKind === 'queue') return channel.kind === 'queue' && channel.name === name;
  return channel.kind === 'exchange' && (channel.name === name || exchangesOf(channel, around).has(name));
}

function exchangesOf({ because }: Channel, around: Surroundings): ReadonlySet<string> {
  const ids = new Set(because.flatMap(({ facts }) => facts));
  const messages = [...around.facts.of('publish'), ...around.facts.of('subscribe')].filter(({ id }) => ids.has(id));
  return new Set(
    messages.flatMap((fact) =>
      around.owners.thingsOf(fact.owner).flatMap((thing) => onlyText(fact.exchange, thing, around) ?? []),
    ),
  );
}

function qualified(channel: Channel, said: readonly Said[], durable: boolean): Channel {
  const facts = said.map(({ fact }) => fact);
  const reason = durable ? 'code declares it durable' : 'code declares it not durable';
  return {
    ...channel,
    durable,
    evidence: distinctEvidence([...channel.evidence, ...facts.flatMap((fact) => evidenceChain(fact, []))]),
    because: [...channel.because, ...because('durability', facts, reason)],
  };
}
