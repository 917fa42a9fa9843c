import { literal } from '../model/value.ts';
import { type Evaluated, evaluateEffect } from './claims.ts';
import type { Evaluator } from './evaluate.ts';
import type { Effect, Selector } from './library.ts';
import { type Selectable, selectThing } from './select.ts';
import { concatPaths } from './text-functions.ts';
import { optionsOf, type Thing } from './thing.ts';

type Mount = Effect & { readonly does: 'mount' };

const DEEPEST_TREE = 8;

/** A call that lists routes, mounts or rules of a proxy is as many claims as the list has items, each looked at as if its parts were arguments. */
export function evaluateEach(evaluator: Evaluator, effect: Effect, from: Selectable): readonly Evaluated[] {
  if (!('each' in effect) || !effect.each) {
    const evaluated = evaluateEffect(evaluator, effect, from);
    return evaluated ? [evaluated] : [];
  }
  const { each, ...single } = effect;
  const items = itemsOf(evaluator, each, from);
  if (single.does === 'mount') return items.flatMap((item) => mountsIn(evaluator, single, item, from, 0));
  const { inside, ...rest } = { inside: undefined, ...single };
  const outer = items.map(partsOf);
  const all = inside ? outer.flatMap((parts) => itemsInside(evaluator, inside, parts, from)) : outer;
  return all.flatMap((parts) => evaluateEffect(evaluator, rest as Effect, { ...from, arguments: parts }) ?? []);
}

/** The items of a list in an item, each followed by the parts of the item around it. */
function itemsInside(evaluator: Evaluator, list: Selector, parts: Selectable['arguments'], from: Selectable) {
  const items = itemsOf(evaluator, list, { ...from, arguments: parts });
  return items.map((item) => [...partsOf(item), ...parts]);
}

function itemsOf(evaluator: Evaluator, list: Selector, from: Selectable): readonly Thing[] {
  const found = selectThing(evaluator, list, from);
  return found ? optionsOf(found) : [];
}

function partsOf(item: Thing): Selectable['arguments'] {
  return item.is === 'list' ? item.items : [{ thing: item }];
}

/** What an item mounts, and what its children mount below its path. */
function mountsIn(evaluator: Evaluator, effect: Mount, item: Thing, from: Selectable, depth: number): readonly Evaluated[] {
  const { children, ...own } = effect;
  const inside = { ...from, arguments: partsOf(item) };
  const mounted = evaluateEffect(evaluator, own, inside);
  if (!children || depth > DEEPEST_TREE) return mounted ? [mounted] : [];
  const above = evaluateEffect(evaluator, { does: 'prefix', path: own.path ?? children }, inside)?.values['path'] ?? literal('');
  const below = itemsOf(evaluator, children, inside).flatMap((child) => mountsIn(evaluator, effect, child, from, depth + 1));
  const moved = below.map((each) => ({
    ...each,
    values: { ...each.values, path: concatPaths(above, each.values['path'] ?? literal('')) },
  }));
  return [...(mounted ? [mounted] : []), ...moved];
}
