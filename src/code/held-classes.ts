import { parentsOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Bound, Module } from './ir.ts';
import { openKey } from './keys.ts';
import { type Argument, type FunctionThing, type InstanceThing, optionsOf, type Thing } from './thing.ts';

/** How deep objects, lists and functions in each other are looked into. */
const DEPTH = 5;

/** What is found in a thing that others get. */
export interface Held {
  /** Keys of classes of which they get an instance, or which they get themselves. */
  readonly classes: Set<string>;
  /** Keys of functions and classes of the repository: they get what callers pass to these. */
  readonly passing: Set<string>;
  /** Keys of classes whose instances were looked into. */
  readonly opened: Set<string>;
}

/**
 * Adds the classes of everything that whoever gets a thing has at hand: what is in objects and lists, what functions return, what methods of
 * instances give and the tables in their fields.
 */
export function addHeld(thing: Thing, evaluator: Evaluator, held: Held, depth = DEPTH): void {
  if (depth === 0) return;
  for (const each of optionsOf(thing)) {
    if (each.is === 'class') addClass(each, evaluator, held);
    else if (each.is === 'instance') addInstance(each, evaluator, held);
    else if (each.is === 'open') addOpen(each, held);
    else for (const part of partsOf(each)) addHeld(evaluator.argument(part), evaluator, held, depth - 1);
  }
}

/** What a file exports, as far as it says so itself. */
export function exportedBy(module: Module, evaluator: Evaluator): readonly Thing[] {
  return module.exports.flatMap(({ value }) => (value ? [evaluator.evaluate({ module, ...value })] : []));
}

function addOpen({ open }: Extract<Thing, { is: 'open' }>, { passing }: Held): void {
  if (open.kind === 'parameter' || open.kind === 'item') passing.add(open.function.key);
  else if (open.kind === 'self') passing.add(openKey(open));
}

/** The class with those above it, whose methods its instances have too. */
function addClass(of: Extract<Thing, { is: 'class' }>, evaluator: Evaluator, held: Held): void {
  if (held.classes.has(of.key)) return;
  held.classes.add(of.key);
  for (const each of parentsOf(evaluator, of)) if (each.is === 'class') addClass(each, evaluator, held);
}

function addInstance(thing: InstanceThing, evaluator: Evaluator, held: Held): void {
  const { of } = thing;
  if (held.opened.has(of.key)) return;
  held.opened.add(of.key);
  addClass(of, evaluator, held);
  const methods = of.node.methods.flatMap((each) => of.module.functions[each] ?? []);
  const given = methods.flatMap(({ kind, name }) => (name && kind !== 'constructor' ? [evaluator.member(thing, name)] : []));
  const tables = of.node.fields.map(({ name }) => evaluator.member(thing, name)).filter(isTable);
  for (const each of [...given, ...tables]) addHeld(each, evaluator, held);
}

/** What others look into for what they call; an instance in a field is for the class itself. */
function isTable(thing: Thing): boolean {
  return optionsOf(thing).some(({ is }) => is === 'object' || is === 'list');
}

function partsOf(thing: Thing): readonly Argument[] {
  if (thing.is === 'function') return returnedBy(thing);
  if (thing.is === 'list') return thing.items;
  if (thing.is === 'made') return thing.instance ? [{ thing: thing.instance }] : [];
  if (thing.is !== 'object') return [];
  const computed = (thing.computed ?? []).map(({ value }) => value);
  return [...thing.entries.values(), ...computed, ...(thing.self ? [{ thing: thing.self }] : [])];
}

function returnedBy({ module, node, frame }: FunctionThing): readonly Argument[] {
  return node.returns.map(({ expression, scope }: Bound) => ({ module, expression, scope, frame }));
}
