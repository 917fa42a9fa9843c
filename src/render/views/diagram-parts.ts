import { type Box, type Diagram, type Line, limits } from '../mermaid.ts';
import { distinct } from '../selection.ts';

/** Links in order, as many a picture as can be read; a box with very many links goes on in the next. */
export function inParts(title: string, links: readonly Line[], boxes: ReadonlyMap<string, Box>): readonly Diagram[] {
  const parts = partsOf(links);
  return parts.map((part, index) => ({
    title: parts.length === 1 ? title : `${title}, part ${index + 1} of ${parts.length}`,
    boxes: distinct(part.flatMap(({ from, to }) => [from, to])).flatMap((key) => boxes.get(key) ?? []),
    lines: part,
  }));
}

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
