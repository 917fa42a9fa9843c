import type { Entry } from './documents.ts';

const INDEXED = /^(.*[^\].])\[(\d{1,4})\]$/;

/**
 * The lists that properties spell item by item, `topics[0]=a` and `topics[1]=b`, as one setting each beside the items.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties
 */
export function indexedLists(entries: readonly Entry[]): readonly Entry[] {
  const lists = new Map<string, (Entry & { readonly index: number })[]>();
  for (const entry of entries) {
    const [, written, index] = INDEXED.exec(entry.written) ?? [];
    if (written === undefined) continue;
    const list = `${written} ${entry.profile ?? ''}`;
    const items = lists.get(list) ?? [];
    items.push({ ...entry, written, key: entry.key.replace(INDEXED, '$1'), index: Number(index) });
    lists.set(list, items);
  }
  return [...lists.values()].flatMap((items) => {
    const sorted = items.toSorted((one, other) => one.index - other.index);
    const [first] = sorted;
    if (!first) return [];
    const { index: _, ...entry } = first;
    return [{ ...entry, texts: sorted.flatMap(({ texts }) => texts), isList: true }];
  });
}
