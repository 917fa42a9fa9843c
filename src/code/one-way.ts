import { type Asking, asksForKeys, type Choosing, tableOf, valueOf, written, writtenTest } from './asked-settings.ts';
import { boundsIn, partsOf } from './bounds.ts';
import type { CallSite, Expression, Module, ObjectEntry, Place } from './ir.ts';

/** A setting with the one text that it is; without a text it is none that code compares it with. */
export interface Way {
  readonly key: string;
  readonly text?: string;
}

/** A file as it runs where a setting is one text, and the places of the calls that it does not make then. */
export interface OneWay {
  readonly module: Module;
  readonly leftOut: ReadonlySet<Place>;
}

/** Leaves out of a file what it does only where a setting is something else. */
export function oneWay(asking: Asking, module: Module, choosing: Choosing, way: Way): OneWay {
  const state = stateIn(module, choosing, way);
  const tables = tablesIn(asking, module, choosing, way);
  const closed = functionsIn([...tables.values()].flat());
  const isLeft = (scope: number, guards: readonly Expression[] = []) =>
    guards.some((each) => state(each) === false) || isWithin(module, scope, closed);
  const isMade = ({ scope, guards }: CallSite) => !isLeft(scope, guards);
  const taken = new Map<string, boolean>();
  for (const { specifier, scope, guards } of module.taken ?? [])
    taken.set(specifier, taken.get(specifier) === true || !isLeft(scope, guards));
  const isTaken = (specifier: string) => taken.get(specifier) !== false;
  const pruned = withoutOthers(
    { ...module, calls: module.calls.map((call) => (isMade(call) ? call : nothing(call))) },
    state,
    tables,
  );
  return {
    module: { ...pruned, requires: module.requires.filter(isTaken) },
    leftOut: new Set(module.calls.flatMap((call) => (isMade(call) ? [] : [call.place]))),
  };
}

type State = (condition: Expression) => boolean | undefined;

/** Whether a condition holds there, where it asks for the setting. */
function stateIn(module: Module, { tests }: Choosing, { key, text }: Way): State {
  const compared = (test: Extract<Expression, { is: 'test' }>) => {
    const asked = tests.get(writtenTest(test));
    return asked?.key === key ? asked.text === text : undefined;
  };
  const state: State = (condition) => {
    if (condition.is === 'fallback') return either(state(condition.first), state(condition.second));
    // `const isWorker = mode === 'worker'`
    const held = condition.is === 'name' ? valueOf(module, condition.name) : condition;
    if (held?.is !== 'test') return undefined;
    const holds = held.equals ? compared(held) : state(held.of);
    return holds === undefined ? undefined : holds !== held.isNegated;
  };
  return state;
}

function either(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one || other) return true;
  return one === undefined || other === undefined ? undefined : false;
}

type Entries = readonly ObjectEntry[];

/** By the tables that are asked for the setting and for nothing else, their entries under other texts. */
function tablesIn(asking: Asking, module: Module, { keys }: Choosing, { key, text }: Way): ReadonlyMap<Entries, Entries> {
  const all = boundsIn(module).flatMap(({ expression }) => [...partsOf(expression)]);
  const found = new Map<Entries, Entries>();
  for (const each of all) {
    const table = each.is === 'index' && keys.get(written(each.key))?.key === key ? tableOf(module, each.of) : undefined;
    if (each.is !== 'index' || !table || !isAskedAlone(asking, module, each.of, all)) continue;
    const named = namesAsked(each.of, all);
    const others = table.entries.filter(
      (entry) => 'key' in entry && entry.key !== text && entry.key !== 'default' && !named.has(entry.key),
    );
    found.set(table.entries, others);
  }
  return found;
}

/** Names that are asked of a table as they stand: `starts.api`. */
function namesAsked(of: Expression, all: readonly Expression[]): ReadonlySet<string> {
  if (of.is !== 'name') return new Set();
  return new Set(all.flatMap((part) => (part.is === 'member' && isNamed(part.of, of.name) ? [part.name] : [])));
}

/** Whether nothing but a key, a name or all names are asked of a table: who goes through it takes all. */
function isAskedAlone(asking: Asking, module: Module, of: Expression, all: readonly Expression[]): boolean {
  if (of.is !== 'name') return true;
  const holders = all.filter((each) => (each.is === 'index' || each.is === 'member') && isNamed(each.of, of.name));
  const listed = module.calls.filter(
    ({ callee, arguments: [given], scope }) => given && isNamed(given, of.name) && asksForKeys(asking, module, callee, scope),
  );
  return all.filter((each) => isNamed(each, of.name)).length <= holders.length + listed.length;
}

function isNamed(of: Expression, name: string): boolean {
  return of.is === 'name' && of.name === name;
}

function functionsIn(entries: Entries): ReadonlySet<number> {
  return new Set(entries.flatMap((entry) => ('key' in entry && entry.value.is === 'function' ? [entry.value.function] : [])));
}

function isWithin({ scopes }: Module, scope: number, functions: ReadonlySet<number>): boolean {
  if (functions.size === 0) return false;
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) {
    const index = scopes[at]?.function;
    if (index !== undefined && functions.has(index)) return true;
  }
  return false;
}

function nothing(call: CallSite): CallSite {
  return { ...call, callee: { is: 'unknown', why: 'not called' }, arguments: [], typeArguments: [] };
}

/** The same without the options, values and entries that are not meant. */
function withoutOthers<T>(node: T, state: State, tables: ReadonlyMap<Entries, Entries>): T {
  const inside = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) {
      const others = tables.get(each);
      return each.filter((item) => !others?.includes(item) && !isRefused(item, state)).map(inside);
    }
    const chosen = chosenOf(each as Expression, state);
    if (chosen) return inside(chosen);
    return Object.fromEntries(Object.entries(each).map(([name, value]) => [name, inside(value)]));
  };
  return inside(node) as T;
}

/** A value that a variable is given, or a function returns, under a condition that does not hold. */
function isRefused(item: unknown, state: State): boolean {
  if (typeof item !== 'object' || item === null || !('expression' in item) || !('guards' in item)) return false;
  return Array.isArray(item.guards) && item.guards.some((each: Expression) => state(each) === false);
}

function chosenOf(each: Expression, state: State): Expression | undefined {
  if (each.is !== 'choice' || !each.decidedBy || each.options.length !== 2) return undefined;
  const held = state(each.decidedBy);
  return held === undefined ? undefined : each.options[held ? 0 : 1];
}
