import { laidOver } from './chosen.ts';
import { lineageOf } from './classes.ts';
import { enteredAfter } from './entered-after.ts';
import type { Evaluator } from './evaluate.ts';
import { fallbackThing } from './fallbacks.ts';
import type { CallSite, Expression, Module, ObjectEntry } from './ir.ts';
import { entriesOf } from './items.ts';
import { entryFor, entryOrWildcard } from './library-lookup.ts';
import { entriesUnder } from './loop-entries.ts';
import { symbolOf } from './symbol-members.ts';
import {
  type Argument,
  bindingOf,
  type Frame,
  type InstanceThing,
  isInDoubt,
  type Located,
  type MadeThing,
  type ObjectThing,
  optionsOf,
  type SymbolThing,
  type Thing,
  within,
} from './thing.ts';
import { wholeData, wholeEntries } from './whole-files.ts';

const NOT_TOLD: ReadonlySet<Thing['is']> = new Set(['unknown', 'package', 'open']);

/** What was spread: whether entries may be others because something unknown stands over them (what is behind it is sure), and the environment. */
class Doubt {
  private isAny = false;
  private sure = new Set<string>();
  private environment: SymbolThing | MadeThing | undefined;

  settle(key: string): void {
    this.sure.add(key);
  }

  take(spread: Thing): void {
    const isOpen = isInDoubt(spread) || optionsOf(spread).some((each) => NOT_TOLD.has(each.is) || isSection(each));
    if (isOpen) this.sure.clear();
    this.environment = optionsOf(spread).find(isEnvironment) ?? this.environment;
    this.isAny ||= isOpen;
    const known = spread.is === 'object' ? (isOpen ? spread.sure : spread.entries) : undefined;
    for (const key of known?.keys() ?? []) this.sure.add(key);
  }

  marks(): Pick<ObjectThing, 'isInDoubt' | 'sure' | 'self'> {
    const self = this.environment && { self: this.environment };
    if (!this.isAny) return self ?? {};
    return this.sure.size > 0 ? { isInDoubt: true, sure: this.sure, ...self } : { isInDoubt: true, ...self };
  }
}

/** Data of a file or a setting: which entries it has is told elsewhere. */
function isSection(thing: Thing): boolean {
  return thing.is === 'value' && thing.isObject === true;
}

/** An object literal. Entries are evaluated when they are asked for. */
export function objectThing(evaluator: Evaluator, located: Located, entries: readonly ObjectEntry[]): Thing {
  const { memory } = evaluator;
  const known = memory.known(entries, located.frame);
  if (known) return known;
  const mark = memory.mark();
  const all = new Map<string, Argument>();
  const computed: { key: Located; value: Located }[] = [];
  const doubt = new Doubt();
  const set = (key: string, value: Argument): void => {
    all.set(key, value);
    doubt.settle(key);
  };
  for (const entry of entries) {
    if ('key' in entry) set(entry.key, enteredAfter(all.get(entry.key), valueOf(entry, located)));
    else if ('spread' in entry) {
      const spread = wholeEntries(evaluator, evaluator.evaluate({ ...located, expression: entry.spread }));
      spreadInto(evaluator, all, computed, spread);
      doubt.take(spread);
    } else {
      const at = { key: { ...located, expression: entry.computed }, value: valueOf(entry, located) };
      const each = memory.quietly(() => entriesUnder(evaluator, at));
      for (const { name, value } of each) if (name !== undefined) set(name, enteredAfter(all.get(name), value));
      computed.push(...withoutName(each, at));
    }
  }
  const more = { ...(computed.length > 0 ? { computed } : {}), ...doubt.marks() };
  const thing: ObjectThing = { is: 'object', entries: all, ...more };
  memory.keep(entries, thing, mark, located.frame);
  return thing;
}

/** Whether it has settings by their names. */
function isEnvironment(thing: Thing): thing is SymbolThing | MadeThing {
  if (thing.is !== 'symbol' && thing.is !== 'made') return false;
  const path = thing.is === 'symbol' ? thing.path : thing.type;
  return thing.library.values?.[`${path}.*`]?.value === 'setting-by-name';
}

/** Entries whose keys are no known texts; the one as it is written where nothing is known. */
function withoutName<T extends object>(entries: readonly (T & { readonly name?: string })[], otherwise: T): readonly T[] {
  return entries.length === 0 ? [otherwise] : entries.filter(({ name }) => name === undefined);
}

/** Whether more is known of it than where it stands. */
function hasMarks({ isAdded, isOptional, before }: Located): boolean {
  return isAdded !== undefined || isOptional !== undefined || before !== undefined;
}

function valueOf(entry: Exclude<ObjectEntry, { spread: Expression }>, located: Located): Located {
  const scope = 'scope' in entry && entry.scope !== undefined ? entry.scope : located.scope;
  const { module, frame } = located;
  if (entry.isOptional || hasMarks(located))
    return { ...located, scope, expression: entry.value, ...(entry.isOptional ? { isOptional: true } : {}) };
  return { module, expression: entry.value, scope, frame };
}

/** A list literal with the items of the lists that it spreads. */
export function listThing(evaluator: Evaluator, located: Located, items: readonly Expression[]): Thing {
  const itemsOf = (expression: Expression): readonly Argument[] => {
    if (expression.is !== 'spread') return [hasMarks(located) ? { ...located, expression } : within(located, expression)];
    const thing = wholeData(evaluator, evaluator.evaluate(within(located, expression)));
    if (thing.is === 'object' && expression.inPairs)
      return entriesOf(thing).map((pair) => ({ thing: { is: 'list', items: pair } }));
    return thing.is === 'list' ? thing.items : [{ thing }];
  };
  return { is: 'list', items: items.flatMap(itemsOf) };
}

function spreadInto(
  evaluator: Evaluator,
  all: Map<string, Argument>,
  computed: { key: Located; value: Located }[],
  thing: Thing,
): void {
  for (const option of optionsOf(thing)) {
    if (option.is === 'symbol') overrideBySettings(evaluator, all, option);
    if (option.is === 'instance' && !option.isOpen)
      for (const name of fieldNames(evaluator, option)) all.set(name, { thing: evaluator.member(option, name) });
    if (option.is !== 'object') continue;
    for (const [key, entry] of option.entries) all.set(key, laidOver(evaluator, all.get(key), entry));
    computed.push(...(option.computed ?? []));
  }
}

/** The fields that an instance has of its own; its methods lie on its class. */
function fieldNames(evaluator: Evaluator, { of }: InstanceThing): ReadonlySet<string> {
  const fields = lineageOf(evaluator, of).classes.flatMap(({ node }) => node.fields);
  return new Set(fields.flatMap(({ name, isStatic }) => (isStatic ? [] : [name])));
}

/** `{ ...defaults, ...process.env }`: what is set has the place of what was there. */
function overrideBySettings(evaluator: Evaluator, all: Map<string, Argument>, symbol: SymbolThing): void {
  for (const [key, initial] of all) {
    const rule = entryOrWildcard(symbol.library, symbol.library.values, `${symbol.path}.${key}`);
    if (rule?.value !== 'setting-by-name') continue;
    const before = evaluator.argument(initial);
    if (before.is === 'value') all.set(key, { thing: fallbackThing(evaluator, evaluator.member(symbol, key), () => before) });
  }
}

/** `this` in a method of an object literal is the object, also in the functions inside of the method. */
export function objectAround(evaluator: Evaluator, { module, scope, frame }: Located): Thing | undefined {
  const owners = ownersIn(module);
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const owner = index === undefined ? undefined : owners.get(index);
    if (owner)
      return withSelf(evaluator, module, owner, asBound(evaluator, frame, evaluator.evaluate({ module, frame, ...owner })));
  }
  return undefined;
}

/** What its functions set is what their callers passed, where these are bound; who asks for it by its name has none of them. */
function asBound(evaluator: Evaluator, frame: Frame | undefined, thing: Thing): Thing {
  if (thing.is !== 'object' || !frame) return thing;
  const isSetInside = (entry: Argument): entry is Located => {
    const around = 'expression' in entry ? evaluator.base.enclosingFunction(entry.module, entry.scope) : undefined;
    return around !== undefined && bindingOf(frame, around.key) !== undefined;
  };
  const entries = [...thing.entries].map(([key, entry]) => [key, isSetInside(entry) ? { ...entry, frame } : entry] as const);
  return { ...thing, entries: new Map(entries) };
}

/** An object that is given to a library has what the library adds to it. */
function withSelf(evaluator: Evaluator, module: Module, { givenTo }: Owner, thing: Thing): Thing {
  if (thing.is !== 'object' || !givenTo) return thing;
  const { callee, arguments: args, scope } = givenTo;
  const symbol = symbolOf(evaluator.evaluate({ module, expression: callee, scope }));
  const type = symbol && entryFor(symbol.library, symbol.library.selves, symbol.path);
  if (!symbol || type === undefined) return thing;
  const maker = { arguments: args.map((expression) => ({ module, expression, scope })) };
  return { ...thing, self: { is: 'made', library: symbol.library, type, maker } };
}

interface Owner {
  readonly expression: Expression;
  readonly scope: number;
  /** The call that takes it. */
  readonly givenTo?: CallSite | undefined;
}

const known = new WeakMap<Module, ReadonlyMap<number, Owner>>();

/** The object literal that each function is an entry of; one that a variable holds is that variable, with what was added later. */
function ownersIn(module: Module): ReadonlyMap<number, Owner> {
  const found = known.get(module);
  if (found) return found;
  const owners = new Map<number, Owner>();
  for (const { owner, holds } of objectsIn(module)) note(holds, owner, owners);
  known.set(module, owners);
  return owners;
}

function note(holds: Expression, owner: Owner, owners: Map<number, Owner>): void {
  if (holds.is !== 'object') return;
  for (const entry of holds.entries) {
    if (!('key' in entry)) continue;
    if (entry.value.is === 'function') owners.set(entry.value.function, owner);
    else note(entry.value, { expression: entry.value, scope: owner.scope }, owners);
  }
  for (const bound of holds.binds ?? []) owners.set(bound, owner);
}

/** Expressions that may be object literals, and what the object is called where it has a name. */
function objectsIn({ calls, functions, exports, scopes }: Module): readonly { owner: Owner; holds: Expression }[] {
  const given = calls.flatMap((call) => call.arguments.map((expression) => ({ expression, scope: call.scope, givenTo: call })));
  const plain: readonly Owner[] = [
    ...functions.flatMap(({ returns }) => returns),
    ...exports.flatMap(({ value }) => value ?? []),
    ...given,
  ];
  const taken = new Map(
    given.flatMap(({ expression, givenTo }) => (expression.is === 'name' ? [[expression.name, givenTo]] : [])),
  );
  const named = scopes.flatMap(({ variables }, scope) =>
    variables.flatMap(({ name, values }) => {
      const owner: Owner = { expression: { is: 'name', name }, scope, givenTo: taken.get(name) };
      return values.map(({ expression }) => ({ owner, holds: expression }));
    }),
  );
  return [...plain.map((owner) => ({ owner, holds: owner.expression })), ...named];
}
