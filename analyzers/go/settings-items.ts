import type { Expression, Field } from '../../src/code/ir.ts';
import type { Dialect } from './settings-dialects.ts';
import type { SettingsFiles } from './settings-files.ts';
import type { Root } from './settings-roots.ts';
import { itemsHeldBy, tagsOf } from './tags.ts';

const MOST_ITEMS = 100;

/** Libraries whose files have lists and maps below the key of a field. */
const OF_FILES: ReadonlySet<Dialect['name']> = new Set(['file', 'mapstructure', 'koanf']);

/** Makes what stands under a key: what one item of a field holds. */
export type MakeItem = (item: Pick<Field, 'type'>, key: string) => Expression | undefined;

/**
 * The items of a list or map that a field has of settings, as many as the program's files tell: each has its place or name in its key. A list
 * of plain values is one setting; where files disagree about a list, it is not known how long it is.
 */
export function settingItems(
  field: Field,
  root: Root,
  above: string,
  files: SettingsFiles,
  make: MakeItem,
): Expression | undefined {
  const held = itemsHeldBy(field);
  const { dialect, spot } = root;
  const key = held && OF_FILES.has(dialect.name) ? dialect.keyOf(field, tagsOf(field), above) : undefined;
  if (!held || key === undefined || (held.by === 'list' && !held.type)) return undefined;
  const nodes = files.at(key, spot).filter(({ kind }) => kind === held.by);
  if (held.by === 'map') {
    const names = [...new Set(nodes.flatMap((node) => node.entries().map(([name]) => name)))].slice(0, MOST_ITEMS);
    const entries = names.flatMap((name) => valueAt(`${key}.${name}`, held, make).map((value) => ({ key: name, value })));
    return entries.length > 0 ? { is: 'object', entries } : undefined;
  }
  const lengths = new Set(nodes.map((node) => node.items().length));
  const [length = 0] = lengths.size === 1 ? lengths : [];
  const items = Array.from({ length: Math.min(length, MOST_ITEMS) }, (_, at) => valueAt(`${key}.${at}`, held, make)).flat();
  return items.length > 0 ? { is: 'list', items } : undefined;
}

function valueAt(key: string, { type }: NonNullable<ReturnType<typeof itemsHeldBy>>, make: MakeItem): readonly Expression[] {
  const value = make(type ? { type } : {}, key);
  return value ? [value] : [];
}
