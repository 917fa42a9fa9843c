import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture, Channel } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { byText, distinct, namesOf, ownCalls, sortedBy } from '../selection.ts';
import { stores } from './stores.ts';

export interface Risk {
  readonly kind: 'Call cycle' | 'Shared database' | 'No consumer' | 'No producer';
  readonly where: readonly string[];
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

/** Risks that can be computed from who talks to whom. */
export function risks(architecture: Architecture): readonly Risk[] {
  return [...callCycles(architecture), ...sharedDatabases(architecture), ...halfChannels(architecture)];
}

/** Whoever serves a frontend's pages does not wait for what those pages call later. */
function callCycles(architecture: Architecture): readonly Risk[] {
  const frontends = new Set(architecture.nodes.filter(({ kind }) => kind === 'frontend').map(({ id }) => id));
  const nameOf = namesOf(architecture);
  const calls = ownCalls(architecture).filter(({ to }) => !frontends.has(to));
  const graph = new SystemGraph({ nodes: [], edges: calls });
  const sets = graph.rings().filter((set) => set.length > 1);
  return sortedBy(sets, ([first]) => [first ?? '']).map((set) => {
    const way = graph.wayBack(set[0] ?? '');
    const steps = way.slice(1).map((to, index) => ({ from: way[index], to }));
    return {
      kind: 'Call cycle',
      where: set.map(nameOf),
      why: `${way.map(nameOf).join(' → ')}: each waits for the next, so one slow member slows all.`,
      evidence: steps.flatMap(
        ({ from, to }) => calls.find((call) => call.from === from && call.to === to)?.evidence.slice(0, 1) ?? [],
      ),
    };
  });
}

function sharedDatabases(architecture: Architecture): readonly Risk[] {
  return stores(architecture).shared.map(({ name, users, evidence }) => ({
    kind: 'Shared database',
    where: [name],
    why: `Used by ${users.join(', ')}. Whether they share tables is not in the sources.`,
    evidence,
  }));
}

function halfChannels(architecture: Architecture): readonly Risk[] {
  const nameOf = namesOf(architecture);
  const risk = (kind: Risk['kind'], { name, evidence }: Channel, why: string): Risk => ({ kind, where: [name], why, evidence });
  return [...architecture.channels]
    .sort((left, right) => byText(left.id, right.id))
    .flatMap((channel) => {
      if (channel.consumers.length === 0 && channel.producers.length > 0) {
        return [
          risk(
            'No consumer',
            channel,
            `Sent by ${distinct(channel.producers.map(nameOf)).join(', ')}; nobody here was seen to receive it.`,
          ),
        ];
      }
      if (channel.producers.length === 0 && channel.consumers.length > 0) {
        return [
          risk(
            'No producer',
            channel,
            `Awaited by ${distinct(channel.consumers.map(nameOf)).join(', ')}; nobody here was seen to send it.`,
          ),
        ];
      }
      return [];
    });
}
