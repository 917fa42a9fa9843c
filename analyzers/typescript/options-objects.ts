import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import type { Lowering } from './lowering.ts';

type Entries = readonly ObjectEntry[];

/** Groups of functions that frameworks bind to the object around them: components of Vue, services of Moleculer, stores of Pinia. */
const BOUND = ['methods', 'computed', 'actions', 'events', 'getters'];
/** Parts that objects in `mixins` share with the one that lists them, merged entry by entry. */
const MERGED = ['settings', 'actions', 'events', 'methods'];

/**
 * An object literal with what its functions find in `this`: what they set there, the functions in its `methods`, what its `data()` returns,
 * and what its mixins have. https://moleculer.services/docs/0.14/services#Mixins https://vuejs.org/api/options-state.html#data
 */
export function withOwnMembers(written: Entries, lowering: Lowering): Expression {
  const mixins = itemsOf(valueOf(written, 'mixins'));
  const own = mixins.length > 0 ? written.map((entry) => merged(entry, mixins)) : written;
  const methods = valueOf(own, 'methods');
  const entries: ObjectEntry[] = [
    ...mixins.map((spread) => ({ spread })),
    ...(methods?.is === 'object' ? [{ spread: methods }] : []),
    ...own,
    ...dataOf(written, lowering),
  ];
  const groups = BOUND.flatMap((name) => valueOf(written, name) ?? []);
  for (const index of functionsIn(written, lowering)) lowering.objects.set(index, entries);
  const binds = groups.flatMap((group) => boundIn(group, lowering));
  for (const index of binds) lowering.objects.set(index, entries);
  return { is: 'object', entries, ...(binds.length > 0 ? { binds } : {}) };
}

function valueOf(entries: Entries, key: string): Expression | undefined {
  for (const entry of entries) if ('key' in entry && entry.key === key) return entry.value;
  return undefined;
}

function itemsOf(list: Expression | undefined): readonly Expression[] {
  return list?.is === 'list' ? list.items : [];
}

function merged(entry: ObjectEntry, mixins: readonly Expression[]): ObjectEntry {
  if (!('key' in entry) || !MERGED.includes(entry.key) || entry.value.is !== 'object') return entry;
  const theirs = mixins.map((of): ObjectEntry => ({ spread: { is: 'member', of, name: entry.key } }));
  return { ...entry, value: { ...entry.value, entries: [...theirs, ...entry.value.entries] } };
}

function dataOf(entries: Entries, { functions }: Lowering): Entries {
  const data = valueOf(entries, 'data') ?? valueOf(entries, 'state');
  const returned = data?.is === 'function' ? (functions[data.function]?.returns ?? []) : [];
  return returned.flatMap(({ expression, scope }) =>
    expression.is === 'object' ? expression.entries.flatMap((each) => ('key' in each ? [{ ...each, scope }] : [])) : [],
  );
}

/** Functions that have a `this` of their own, written as entries. */
function functionsIn(entries: Entries, { functions }: Lowering): readonly number[] {
  return entries.flatMap((entry) => {
    const value = 'value' in entry ? entry.value : undefined;
    return value?.is === 'function' && !functions[value.function]?.isArrow ? [value.function] : [];
  });
}

/** Those of a group, also as `{ handler() {} }`. */
function boundIn(group: Expression, lowering: Lowering): readonly number[] {
  if (group.is !== 'object') return [];
  const inside = group.entries.flatMap((entry) =>
    'value' in entry && entry.value.is === 'object' ? functionsIn(entry.value.entries, lowering) : [],
  );
  return [...functionsIn(group.entries, lowering), ...inside];
}

/** What stands for something that is set later: `null`, `''`, `{}`, `[]`. */
function isEmpty(each: Expression): boolean {
  if (each.is === 'object') return each.entries.length === 0;
  return each.is === 'list' ? each.items.length === 0 : each.is === 'literal' && (each.value === null || each.value === '');
}

/** `this.channel = channel` in a function of an object literal: an entry of the object, unless it has one that says something. */
export function setOnObject(entries: ObjectEntry[], key: string, value: Expression, scope: number): void {
  const at = entries.findIndex((entry) => 'key' in entry && entry.key === key);
  const before = entries[at];
  if (isEmpty(value) || (before && !('key' in before && isEmpty(before.value)))) return;
  const entry: ObjectEntry = { key, value, scope };
  if (before) entries[at] = entry;
  else entries.push(entry);
}
