import type { Evaluator, World } from './evaluate.ts';
import type { CallSite, Module } from './ir.ts';
import { ANY } from './sections.ts';
import {
  type Argument,
  type Frame,
  type FunctionThing,
  type ObjectThing,
  optionsOf,
  type SiteReference,
  siteOfCall,
  type Thing,
  textThing,
  valueThing,
} from './thing.ts';
import { wholeData } from './whole-files.ts';

/** One item that a function is called with, for each item of a list or entry of a map. */
export interface ItemStep {
  readonly kind: 'item';
  readonly function: FunctionThing;
  readonly arguments: readonly Argument[];
  readonly site: SiteReference;
}

const EACH = new Set(['each', 'filter', 'flatMap', 'forEach', 'map']);
const MOST_ITEMS = 100;

/** What a list or map calls a function with: the item and its place, for each of them. */
export function itemsOf(of: Thing): readonly (readonly Argument[])[] {
  return optionsOf(of).flatMap((option): readonly (readonly Argument[])[] => {
    if (option.is === 'list') return option.items.map((item, position) => [item, { thing: textThing(position) }]);
    if (option.is === 'value' && option.under) return [[{ thing: option.under(ANY) }]];
    // A list in settings is asked for under the key of the whole.
    if (option.is === 'made' && option.value) return [[{ thing: valueThing(option.value) }]];
    return option.is === 'object' ? entriesOf(option).map(([key, entry]) => [entry, key]) : [];
  });
}

/** Every key of an object or map with what is there. */
export function entriesOf({ entries, computed = [] }: ObjectThing): readonly (readonly [key: Argument, entry: Argument])[] {
  const known = [...entries].map(([key, entry]) => [{ thing: textThing(key) }, entry] as const);
  return [...known, ...computed.map(({ key, value }) => [key, value] as const)];
}

/** A loop over a map has pairs of key and entry. */
export function loopedOver(of: Thing): readonly (readonly Argument[])[] {
  return optionsOf(of).flatMap((option) =>
    option.is === 'object' ? entriesOf(option).map((pair) => [{ thing: { is: 'list', items: pair } as const }]) : itemsOf(option),
  );
}

/** The items that a loop, or a list's own method, calls a function with: `routes.forEach((route) => …)`, as callers have bound the list. */
export function itemSteps(evaluator: Evaluator, fn: FunctionThing, frame: Frame | undefined): readonly ItemStep[] {
  return evaluator.world.callsTaking(fn).flatMap(({ module, call, index }) => {
    const { callee, scope } = call;
    if (index !== 0 || callee.is !== 'member' || !EACH.has(callee.name)) return [];
    const of = wholeData(evaluator, evaluator.evaluate({ module, expression: callee.of, scope, frame }));
    const items = fn.node.isLoop ? loopedOver(of).flatMap((each) => eachInstance(evaluator, each)) : itemsOf(of);
    const site = siteOfCall(module, call);
    return items.slice(0, MOST_ITEMS).map((args): ItemStep => ({ kind: 'item', function: fn, arguments: args, site }));
  });
}

/** An item that is any of several instances stands for a list of them: all that a container has of a type. */
function eachInstance(evaluator: Evaluator, [item, ...rest]: readonly Argument[]): readonly (readonly Argument[])[] {
  const options = item ? optionsOf(evaluator.argument(item)) : [];
  const isSeveral = options.length > 1 && options.every(({ is }) => is === 'instance');
  return item === undefined || !isSeveral ? [item ? [item, ...rest] : rest] : options.map((thing) => [{ thing }, ...rest]);
}

/** Whether a call stands in a loop over a list that a variable holds and that is written as empty. */
export function isInIdleLoop({ base, callsTaking }: World, module: Module, { scope }: CallSite): boolean {
  const index = module.scopes[scope]?.function;
  const fn = index !== undefined && module.functions[index]?.isLoop ? base.functionThing(module, index) : undefined;
  const [taking] = fn ? callsTaking(fn) : [];
  const list = taking?.call.callee.is === 'member' && taking.call.callee.of.is === 'name' ? taking.call.callee.of : undefined;
  const target = list && taking && base.lookUp(module, taking.call.scope, list.name);
  if (target?.is !== 'variable') return false;
  const [only, other] = target.variable.values;
  return !other && only?.expression.is === 'list' && only.expression.items.length === 0;
}
