import type { Claim, Verdict } from './claim.ts';
import { confirmed, contradicted, type Known, notFound } from './known.ts';

/** Whether a node sends to a channel, or receives from it. */
export function judgeMessage({ node, does, channel: name }: Extract<Claim, { kind: 'message' }>, known: Known): Verdict {
  const { channels, wiring } = known.architecture;
  const named = channels.filter((channel) => plain(channel.name) === plain(name));
  const said = `${node.id} ${does === 'sends' ? 'sends to' : 'receives from'} ${name}`;
  const [own, others] = does === 'sends' ? (['producers', 'consumers'] as const) : (['consumers', 'producers'] as const);
  const met = named.find((channel) => channel[own].includes(node.id));
  const places = named.flatMap(({ evidence }) => evidence);
  if (met) return confirmed(`${said}.`, met.evidence);
  const nothing = notFound(`Nothing in the sources says that ${said}.`);
  const hasOpenEnds = wiring?.openEnds.some(({ kind }) => kind === (does === 'sends' ? 'publish' : 'subscribe')) ?? true;
  const ends = [...new Set(named.flatMap((channel) => channel[own]))];
  if (named.length === 0 || hasOpenEnds || !known.isUnderstood(node)) return nothing;
  if (named.some((channel) => channel[others].includes(node.id)))
    return contradicted(`The document says that ${said}; it ${does === 'sends' ? 'receives from' : 'sends to'} it.`, places);
  if (does === 'receives' || ends.length === 0) return nothing;
  return contradicted(`The document says that ${said}; it is ${ends.join(', ')} that does.`, places);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}
