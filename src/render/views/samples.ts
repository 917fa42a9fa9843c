import type { Architecture, Edge } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { placesIn } from '../places.ts';
import { isRequest, namesOf, nodesById, sortedBy } from '../selection.ts';
import { isStoreOfQueues } from './stores.ts';

/** A line of the team's own code that shows how something is done here. */
export interface Sample {
  readonly what: string;
  /** The line as it stands there. */
  readonly line: string;
  readonly at: readonly Evidence[];
}

export interface Samples {
  readonly requests: readonly Sample[];
  readonly databases: readonly Sample[];
  readonly events: readonly Sample[];
  readonly sockets: readonly Sample[];
  readonly caches: readonly Sample[];
}

const MOST_SAMPLES = 2;

/** For each way of integrating, the first places in the code that do it. */
export function samples(architecture: Architecture): Samples {
  const nodes = nodesById(architecture);
  const isTo = (kind: string) => (edge: Edge) => nodes.get(edge.to)?.kind === kind;
  const isCall = (edge: Edge) => isRequest(edge) && nodes.get(edge.from)?.kind !== 'gateway' && edge.evidence.some(isCode);
  const isCache = ({ to }: Edge) => {
    const node = nodes.get(to);
    return node?.kind === 'cache' && !isStoreOfQueues(node, architecture);
  };
  const of = (picks: (edge: Edge) => boolean) => samplesOf(architecture, picks);
  return {
    requests: of((edge) => isCall(edge) && edge.protocol !== 'websocket'),
    databases: of(isTo('database')),
    events: messages(architecture),
    sockets: of(({ protocol }) => protocol === 'websocket'),
    caches: of(isCache),
  };
}

/** Whether a place is in a program and not in what configures it. */
function isCode({ path }: Evidence): boolean {
  return /\.([cm]?[jt]sx?|java|kt|kts|scala|go|py|rb|php|cs|fs|vb|rs|c|cc|cpp|h|hpp|ex|exs|swift|dart|vue|svelte)$/.test(path);
}

function samplesOf(architecture: Architecture, picks: (edge: Edge) => boolean): readonly Sample[] {
  const nameOf = namesOf(architecture);
  return sortedBy(architecture.edges.filter(picks), ({ id }) => [id])
    .map(({ from, to, evidence }) => sampleOf(`${nameOf(from)} and ${nameOf(to)}`, evidence))
    .slice(0, MOST_SAMPLES);
}

function messages(architecture: Architecture): readonly Sample[] {
  const places = placesIn(architecture);
  return sortedBy(architecture.channels, ({ name, id }) => [name, id])
    .map((channel) => sampleOf(channel.name, places.sending(channel)))
    .slice(0, MOST_SAMPLES);
}

function sampleOf(what: string, evidence: readonly Evidence[]): Sample {
  const place = evidence.find(isCode) ?? evidence[0];
  return { what, line: place?.text ?? '', at: place ? [place] : [] };
}
