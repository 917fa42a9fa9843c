import type { Content, Entry, Place, Source } from '../../src/sdk/index.ts';

/** A mapping of a document that is being put together. */
export type MapContent = Extract<Content, { is: 'map' }>;

/** Where a new part is stated. */
export interface Stated extends Place {
  readonly via?: readonly Place[];
}

/** The content with its file written on every part, so that parts of several files can lie side by side. */
export function stamped(content: Content, source: Source, done = new Map<Content, Content>()): Content {
  const known = done.get(content);
  if (known) return known;
  const moved: Content =
    content.is === 'map'
      ? {
          ...content,
          source,
          entries: content.entries.map((entry) => ({ ...entry, source, value: stamped(entry.value, source, done) })),
        }
      : content.is === 'list'
        ? { ...content, source, items: content.items.map((item) => stamped(item, source, done)) }
        : { ...content, source };
  done.set(content, moved);
  return moved;
}

/** A scalar that a kustomization states. */
export function scalar(text: string, { source, line, via = [] }: Stated): Content {
  return { is: 'scalar', text, plain: false, tag: '', source, line, ...(via.length > 0 && { via }) };
}

/** An empty mapping. */
export function emptyMap({ source, line }: Place): MapContent {
  return { is: 'map', entries: [], tag: '', source, line };
}

/** The value of a key. */
export function valueAt(content: Content | undefined, ...keys: readonly string[]): Content | undefined {
  let found = content;
  for (const key of keys) found = found?.is === 'map' ? found.entries.findLast((entry) => entry.key === key)?.value : undefined;
  return found;
}

/** The text of a scalar. */
export function textAt(content: Content | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueAt(content, ...keys);
  return found?.is === 'scalar' ? found.text : undefined;
}

/** Where a part stands. */
export function placeOf(part: Content | Entry): Place | undefined {
  return part.source && { source: part.source, line: part.line };
}

/** The mapping with one key set; what stood there before is kept as a further line. */
export function withEntry(map: MapContent, key: string, value: Content): MapContent {
  const known = map.entries.find((entry) => entry.key === key);
  const before = known ? placeOf(known) : undefined;
  const { source, line, via = [] } = value;
  const origin = source ? { source } : {};
  const further = [...via, ...(before ? [before] : []), ...(known?.via ?? [])];
  const entry: Entry = { key, line, ...origin, value, ...(further.length > 0 && { via: further }) };
  const entries = known ? map.entries.map((each) => (each.key === key ? entry : each)) : [...map.entries, entry];
  return { ...map, entries };
}

/** The mapping with what lies below some keys replaced; missing mappings are made. */
export function withValueAt(
  map: MapContent,
  keys: readonly string[],
  change: (value: Content | undefined) => Content | undefined,
): MapContent {
  const [key, ...rest] = keys;
  if (key === undefined) return map;
  const known = valueAt(map, key);
  if (rest.length === 0) {
    const changed = change(known);
    return changed === undefined || changed === known ? map : withEntry(map, key, changed);
  }
  if (known !== undefined && known.is !== 'map') return map;
  const inner = withValueAt(known ?? emptyMap({ source: map.source ?? { path: '', text: '' }, line: map.line }), rest, change);
  return inner === known || inner.entries.length === 0 ? map : replaceValue(map, key, inner);
}

/** Keeps the key's own line: only what lies below has changed. */
export function replaceValue(map: MapContent, key: string, value: Content): MapContent {
  if (!map.entries.some((entry) => entry.key === key)) return withEntry(map, key, value);
  return { ...map, entries: map.entries.map((entry) => (entry.key === key ? { ...entry, value } : entry)) };
}

/** Every mapping of a document changed, inner ones first. */
export function mapEvery(content: Content, change: (map: MapContent, key: string) => MapContent, key = ''): Content {
  if (content.is === 'list') return { ...content, items: content.items.map((item) => mapEvery(item, change, key)) };
  if (content.is === 'scalar') return content;
  return change(
    { ...content, entries: content.entries.map((entry) => ({ ...entry, value: mapEvery(entry.value, change, entry.key) })) },
    key,
  );
}
