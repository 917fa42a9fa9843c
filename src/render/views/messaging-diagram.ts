import type { Architecture, Channel } from '../../model/architecture.ts';
import type { Box, Diagram, Line } from '../mermaid.ts';
import { distinct, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf } from './boxes.ts';
import { inParts } from './diagram-parts.ts';

/** Producers, channels, consumers; as many pictures as it takes to stay readable. */
export function messagingDiagrams(architecture: Architecture): readonly Diagram[] {
  const nameOf = namesOf(architecture);
  const channels = sortedBy(architecture.channels, ({ name, id }) => [name, id]);
  return inParts('Messages', channels.flatMap(linksOf), boxesOf(architecture, nameOf));
}

function linksOf({ id, certainty, producers, consumers }: Channel): readonly Line[] {
  return [
    ...distinct(producers).map((producer) => ({ from: producer, to: keyOf(id), label: '', certainty })),
    ...distinct(consumers).map((consumer) => ({ from: keyOf(id), to: consumer, label: '', certainty })),
  ];
}

function boxesOf(architecture: Architecture, nameOf: (id: string) => string): ReadonlyMap<string, Box> {
  const nodes = nodesById(architecture);
  const members = distinct(architecture.channels.flatMap(({ producers, consumers }) => [...producers, ...consumers]));
  return new Map<string, Box>([
    ...members.map((id): [string, Box] => {
      const node = nodes.get(id);
      return [id, node ? boxOf(node, nameOf) : { key: id, label: id, shape: 'service' }];
    }),
    ...architecture.channels.map(({ id, name, kind, broker }): [string, Box] => [
      keyOf(id),
      { key: keyOf(id), label: name, note: `${kind} of ${nameOf(broker)}`, shape: 'channel' },
    ]),
  ]);
}

function keyOf(channel: string): string {
  return `channel ${channel}`;
}
