import { type Asking, asksForKeys, type Choosing, tableOf, written, writtenTest } from './asked-settings.ts';
import { boundsIn, partsOf } from './bounds.ts';
import type { Bound, CallSite, Expression, Module, ObjectEntry, Place } from './ir.ts';
import { onlyValue } from './only-value.ts';

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
  const state = stateIn(asking, module, choosing, way);
  const tables = tablesIn(asking, module, choosing, way);
  const closed = functionsIn([...tables.values()].flat());
  const isLeft = (scope: number, guards: readonly Expression[] = []) =>
    guards.some((expression) => state({ expression, scope }) === false) || isWithin(module, scope, closed);
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

type State = (condition: Bound) => boolean | undefined;

/** Whether a condition holds there, where it asks for the setting. */
function stateIn({ world: { base } }: Asking, module: Module, { tests }: Choosing, { key, text }: Way): State {
  const known = new Map<Bound, boolean | undefined>();
  const compared = (test: Extract<Expression, { is: 'test' }>, scope: number) => {
    const asked = tests.get(writtenTest(base, module, test, scope));
    return asked?.key === key ? asked.text === text : undefined;
  };
  // `const isWorker = mode === 'worker'`; what is said by itself again, `open = !open`, no setting tells.
  const held = (value: Bound) => {
    if (!known.has(value)) known.set(value, undefined).set(value, state(value));
    return known.get(value);
  };
  const state: State = ({ expression, scope }) => {
    if (expression.is === 'fallback') {
      const [one, other] = [expression.first, expression.second].map((each) => state({ expression: each, scope }));
      return either(one, other);
    }
    if (expression.is === 'name') {
      const value = onlyValue(base, module, scope, expression.name);
      return value && held(value);
    }
    if (expression.is !== 'test') return undefined;
    const holds = expression.equals ? compared(expression, scope) : state({ expression: expression.of, scope });
    return holds === undefined ? undefined : holds !== expression.isNegated;
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
  const { base } = asking.world;
  const all = boundsIn(module).flatMap(({ expression, scope }) => [...partsOf(expression)].map((part) => ({ part, scope })));
  const isAsked = ({ part, scope }: Part) =>
    part.is === 'index' && keys.get(written(base, module, { expression: part.key, scope }))?.key === key;
  const asked = all.filter(isAsked);
  const found = new Map<Entries, Entries>();
  for (const { part, scope } of asked) {
    const table = part.is === 'index' ? tableOf(base, module, { expression: part.of, scope }) : undefined;
    if (part.is !== 'index' || !table || !isAskedAlone(asking, module, part.of, { all, asked })) continue;
    const named = namesAsked(part.of, all);
    const others = table.entries.filter(
      (entry) => 'key' in entry && entry.key !== text && entry.key !== 'default' && !named.has(entry.key),
    );
    found.set(table.entries, others);
  }
  return found;
}

interface Part {
  readonly part: Expression;
  readonly scope: number;
}

/** Names that are asked of a table as they stand: `starts.api`. */
function namesAsked(of: Expression, all: readonly Part[]): ReadonlySet<string> {
  if (of.is !== 'name') return new Set();
  return new Set(all.flatMap(({ part }) => (part.is === 'member' && isNamed(part.of, of.name) ? [part.name] : [])));
}

/** Whether nothing but the setting, a name or all names are asked of a table: who goes through it, or asks by what it is told, takes all. */
function isAskedAlone(
  asking: Asking,
  module: Module,
  of: Expression,
  { all, asked }: { readonly all: readonly Part[]; readonly asked: readonly Part[] },
): boolean {
  if (of.is !== 'name') return true;
  const holders = [...asked, ...all.filter(({ part }) => part.is === 'member')].filter(
    ({ part }) => (part.is === 'index' || part.is === 'member') && isNamed(part.of, of.name),
  );
  const listed = module.calls.filter(
    ({ callee, arguments: [given], scope }) => given && isNamed(given, of.name) && asksForKeys(asking, module, callee, scope),
  );
  return all.filter(({ part }) => isNamed(part, of.name)).length <= holders.length + listed.length;
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
  const inside = (each: unknown, around: number): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) {
      const others = tables.get(each);
      const meant = each.filter((item) => !others?.includes(item) && !isRefused(item, state));
      return meant.map((item) => inside(item, around));
    }
    const scope = 'scope' in each && typeof each.scope === 'number' ? each.scope : around;
    const chosen = chosenOf({ expression: each as Expression, scope }, state);
    if (chosen) return inside(chosen, scope);
    return Object.fromEntries(Object.entries(each).map(([name, value]) => [name, inside(value, scope)]));
  };
  return inside(node, 0) as T;
}

/** A value that a variable is given, or a function returns, under a condition that does not hold. */
function isRefused(item: unknown, state: State): boolean {
  if (typeof item !== 'object' || item === null || !('expression' in item) || !('guards' in item)) return false;
  const { guards = [], scope } = item as Bound;
  return guards.some((expression) => state({ expression, scope }) === false);
}

function chosenOf({ expression: each, scope }: Bound, state: State): Expression | undefined {
  if (each.is !== 'choice' || !each.decidedBy || each.options.length !== 2) return undefined;
  const held = state({ expression: each.decidedBy, scope });
  return held === undefined ? undefined : each.options[held ? 0 : 1];
}
