import type { FactOf } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { uniform } from './config-files.ts';
import { partOfText } from './setting-members.ts';

/** The last part of a key that means an item of a list: its number, or any. */
export const LAST_ITEM = /^(.+?)(?:\[(\d{1,4})\]|\.(\*))$/;

/** Whether a key has `*` in place of a name or number: `shop.clients.*.url`. */
export function isPattern(key: string): boolean {
  return /\.\*(?=\.|\[|$)/.test(key);
}

/** The keys that a pattern means: `shop.clients[0].url`, and `shop.clients.orders.url`. */
export function keysMeant(pattern: string, keys: readonly string[]): readonly string[] {
  const parts = uniform(pattern).split(/\.\*(?=\.|\[|$)/);
  const form = new RegExp(
    `^${parts.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(?:\\[\\d+\\]|\\.[^.[\\]]+)')}$`,
  );
  return keys.filter((each) => form.test(uniform(each)));
}

/** Items of a setting that states its list as a whole: the one in that place, or each of them. */
export function itemsOf(fact: FactOf<'setting'>, place: string): readonly FactOf<'setting'>[] {
  const { value } = fact;
  const isText = value.is === 'literal' && typeof value.value === 'string';
  const inside = isText ? partOfText(String(value.value), [place]) : [];
  if (inside.length > 0) return inside.map((each) => ({ ...fact, value: literal(each) }));
  const items = isText
    ? String(value.value)
        .split(',')
        .map((each) => literal(each.trim()))
    : value.is === 'list'
      ? value.items
      : [];
  if (place === '*') return items.length > 0 ? items.map((value) => ({ ...fact, value })) : [fact];
  const item = items[Number(place)];
  return item ? [{ ...fact, value: item }] : [];
}
