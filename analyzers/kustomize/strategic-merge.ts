// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md

import type { Content, Entry, Place } from '../../src/sdk/index.ts';
import { own } from '../../src/sdk/index.ts';
import { type MapContent, placeOf, textAt } from './content.ts';

/** Lists whose items are told apart by a key; all others are replaced as a whole. */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  ports: ['containerPort', 'port'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  volumeClaimTemplates: ['metadata.name'],
};

/** A base with a patch on top; undefined when the patch takes it away. `further` are lines that every changed part rests on. */
export function mergeStrategically(base: MapContent, patch: MapContent, further: readonly Place[]): MapContent | undefined {
  const directive = textAt(patch, '$patch');
  if (directive === 'delete') return undefined;
  if (directive === 'replace') return { ...patch, entries: patch.entries.filter(({ key }) => key !== '$patch') };
  const entries = new Map(base.entries.map((entry) => [entry.key, entry]));
  for (const entry of patch.entries) {
    if (entry.key.startsWith('$')) continue;
    const known = entries.get(entry.key);
    if (isNull(entry.value)) entries.delete(entry.key);
    else if (!known) entries.set(entry.key, { ...entry, via: [...(entry.via ?? []), ...further] });
    else {
      const merged = mergeEntry(known, entry, further);
      if (merged) entries.set(entry.key, merged);
      else entries.delete(entry.key);
    }
  }
  return { ...base, entries: [...entries.values()] };
}

function mergeEntry(known: Entry, entry: Entry, further: readonly Place[]): Entry | undefined {
  const [base, patch] = [known.value, entry.value];
  if (base.is === 'map' && patch.is === 'map') {
    const merged = mergeStrategically(base, patch, further);
    return merged && { ...known, value: merged };
  }
  const keys = own(MERGE_KEYS, entry.key);
  if (base.is === 'list' && patch.is === 'list' && keys) {
    return { ...known, value: { ...base, items: mergeLists(base.items, patch.items, keys, further) } };
  }
  const before = placeOf(known);
  const via = [...(entry.via ?? []), ...(before ? [before] : []), ...(known.via ?? []), ...further];
  return { ...entry, via };
}

function mergeLists(
  base: readonly Content[],
  patch: readonly Content[],
  keys: readonly string[],
  further: readonly Place[],
): readonly Content[] {
  if (patch.some((item) => textAt(item, '$patch') === 'replace'))
    return patch.filter((item) => textAt(item, '$patch') === undefined);
  const items = new Map(base.map((item, index) => [keyOf(item, keys) ?? `at ${index}`, item]));
  for (const [index, item] of patch.entries()) {
    const key = keyOf(item, keys) ?? `new ${index}`;
    const known = items.get(key);
    if (known?.is === 'map' && item.is === 'map') {
      const merged = mergeStrategically(known, item, further);
      if (merged) items.set(key, merged);
      else items.delete(key);
    } else if (textAt(item, '$patch') !== 'delete') items.set(key, item);
  }
  return [...items.values()];
}

function keyOf(item: Content, keys: readonly string[]): string | undefined {
  return keys.map((key) => textAt(item, ...key.split('.'))).find((text) => text !== undefined);
}

function isNull(content: Content): boolean {
  return content.is === 'scalar' && content.plain && /^(|~|null)$/i.test(content.text);
}
