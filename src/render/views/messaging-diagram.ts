import type { Architecture, Channel } from '../../model/architecture.ts';
import { type Box, type Diagram, type Line, limits } from '../mermaid.ts';
import { distinct, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf } from './boxes.ts';

/** Producers, channels, consumers; as many pictures as it takes to stay readable. */
export function messagingDiagrams(architecture: Architecture): readonly Diagram[] {
  const nameOf = namesOf(architecture);
  const channels = sortedBy(architecture.channels, ({ name, id }) => [name, id]);
  const parts = partsOf(channels.flatMap(linksOf));
  const boxes = boxesOf(architecture, nameOf);
  return parts.map((links, index) => ({
    title: parts.length === 1 ? 'Messages' : `Messages, part ${index + 1} of ${parts.length}`,
    boxes: distinct(links.flatMap(({ from, to }) => [from, to])).flatMap((key) => boxes.get(key) ?? []),
    lines: links,
  }));
}

/** Links in order, as many a picture as fit; a channel with very many links goes on in the next. */
function partsOf(links: readonly Line[]): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  let keys = new Set<string>();
  for (const link of links) {
    const part = parts.at(-1);
    const more = new Set([...keys, link.from, link.to]);
    if (part && part.length < limits.lines && more.size <= limits.boxes) {
      part.push(link);
      keys = more;
    } else {
      parts.push([link]);
      keys = new Set([link.from, link.to]);
    }
  }
  return parts;
}

function linksOf({ id, certainty, producers, consumers }: Channel): readonly Line[] {
  const dotted = certainty === 'inferred';
  return [
    ...distinct(producers).map((producer) => ({ from: producer, to: keyOf(id), label: '', dotted })),
    ...distinct(consumers).map((consumer) => ({ from: keyOf(id), to: consumer, label: '', dotted })),
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
