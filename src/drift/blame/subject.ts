import type { ArchitectureFile } from '../../model/architecture-file.ts';
import type { Evidence } from '../../model/evidence.ts';

type Key<K extends 'nodes' | 'edges' | 'channels' | 'routes', P extends keyof ArchitectureFile[K][number]> = Pick<
  ArchitectureFile[K][number],
  P
>;

/** What may have an origin, by what makes it the same thing in every revision. */
export type Subject =
  | ({ readonly is: 'node' } & Key<'nodes', 'id'>)
  | ({ readonly is: 'edge' } & Key<'edges', 'from' | 'to' | 'protocol'>)
  | ({ readonly is: 'route' } & Key<'routes', 'service' | 'method' | 'path'>)
  | { readonly is: 'channel'; readonly channel: ChannelKey }
  | { readonly is: 'producer' | 'consumer'; readonly node: string; readonly channel: ChannelKey };

type ChannelKey = Key<'channels', 'broker' | 'protocol' | 'kind' | 'name'>;

/** The lines of a node alone; one that many files speak of does not rest on all of them. */
const MOST_LINES_OF_NODE = 3;

/** The lines that an element rests on; undefined when the architecture does not have it. */
export function linesOf(file: ArchitectureFile, subject: Subject): readonly Evidence[] | undefined {
  switch (subject.is) {
    case 'node':
      return nodeLines(file, subject.id, MOST_LINES_OF_NODE);
    case 'edge': {
      const edge = file.edges.find((each) => isAlike(each, subject, ['from', 'to', 'protocol']));
      return edge && [...edge.evidence, ...endLines(file, [edge.from, edge.to])];
    }
    case 'route': {
      const route = file.routes.find((each) => isAlike(each, subject, ['service', 'method', 'path']));
      return route && [...route.evidence, ...endLines(file, [route.service])];
    }
    case 'channel':
      return channelOf(file, subject.channel)?.evidence;
    case 'producer':
    case 'consumer': {
      const channel = channelOf(file, subject.channel);
      const ends = subject.is === 'producer' ? channel?.producers : channel?.consumers;
      return ends?.includes(subject.node) ? channel?.evidence : undefined;
    }
  }
}

function channelOf(file: ArchitectureFile, channel: ChannelKey): ArchitectureFile['channels'][number] | undefined {
  return file.channels.find((each) => isAlike(each, channel, ['broker', 'protocol', 'kind', 'name']));
}

/** Where an end goes, what leads to it goes too. */
function endLines(file: ArchitectureFile, ids: readonly string[]): readonly Evidence[] {
  return ids.flatMap((id) => nodeLines(file, id, 1) ?? []);
}

function nodeLines({ nodes }: ArchitectureFile, id: string, most: number): readonly Evidence[] | undefined {
  return nodes.find((node) => node.id === id)?.evidence.slice(0, most);
}

function isAlike<K extends string>(one: Readonly<Record<K, string>>, other: Readonly<Record<K, string>>, keys: readonly K[]) {
  return keys.every((key) => one[key] === other[key]);
}
