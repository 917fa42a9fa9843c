import type { Content } from '../sdk/tree.ts';

const MOST_PARTS = 200_000;

/** Whether a document holds itself, or grows without measure once its aliases are put in. */
export function isTooLarge(content: Content): boolean {
  return sizeOf(content, new Map()) > MOST_PARTS;
}

/** While a part is being counted it has no end; whoever meets it again holds itself. */
function sizeOf(content: Content, known: Map<Content, number>): number {
  const counted = known.get(content);
  if (counted !== undefined) return counted;
  known.set(content, Number.POSITIVE_INFINITY);
  const parts = content.is === 'map' ? content.entries.map(({ value }) => value) : content.is === 'list' ? content.items : [];
  const size = parts.reduce((sum, part) => sum + sizeOf(part, known), 1);
  known.set(content, size);
  return size;
}
