import type { CodeBase } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import type { Bound, Expression, Module } from './ir.ts';
import { isInDoubt, type Located, optionsOf, type Thing, within } from './thing.ts';

/** The values that may be meant where the conditions around some of them are known; all of them where none is left. */
export function undecided(
  evaluator: Evaluator,
  values: readonly Bound[],
  at: Pick<Located, 'module' | 'frame'>,
): readonly Bound[] {
  if (!values.some(({ guards }) => guards)) return values;
  const left = values.filter(
    ({ guards = [], scope }) => !guards.some((expression) => holds(evaluator, { ...at, expression, scope }) === false),
  );
  return left.length > 0 ? left : values;
}

/** Whether a condition holds, where all texts that it compares are known; where they are not, callers may tell which of several is meant. */
export function holds(evaluator: Evaluator, located: Located): boolean | undefined {
  const { memory } = evaluator;
  const { state, met } = memory.quietly(() => ({ state: stateOf(evaluator, located), met: [...memory.opens.values()] }));
  if (state === undefined)
    for (const { open } of met) if (open.kind === 'parameter') evaluator.needs({ ...open, isOneOf: true }, true);
  return state;
}

function stateOf(evaluator: Evaluator, located: Located): boolean | undefined {
  const { expression } = located;
  if (expression.is === 'fallback') {
    const states = [expression.first, expression.second].map((each) => stateOf(evaluator, within(located, each)));
    if (states.includes(true)) return true;
    return states.includes(undefined) ? undefined : false;
  }
  if (expression.is !== 'test') return undefined;
  const { of, equals, isNegated } = expression;
  const state = equals ? areEqual(evaluator, located, [of, equals]) : stateOf(evaluator, within(located, of));
  return state === undefined ? undefined : state !== isNegated;
}

function areEqual(evaluator: Evaluator, located: Located, sides: readonly Expression[]): boolean | undefined {
  if (!sides.every((each) => isSteady(evaluator.base, located.module, located.scope, each))) return undefined;
  const [left, right] = sides.map((each) => constantsIn(evaluator.evaluate(within(located, each))));
  if (!left || !right) return undefined;
  if (!left.some((each) => right.includes(each))) return false;
  return left.length === 1 && right.length === 1 ? true : undefined;
}

/** Every text that something can be; undefined where it may be something else. */
export function textsIn(thing: Thing): readonly string[] | undefined {
  const texts = constantsIn(thing)?.map((each) => (typeof each === 'string' ? each : undefined));
  return texts?.every((each) => each !== undefined) ? texts : undefined;
}

/** Every text or number that something can be; undefined where it may be something else. */
function constantsIn(thing: Thing): readonly (string | number)[] | undefined {
  if (isInDoubt(thing)) return undefined;
  const constants = optionsOf(thing).map((each) => {
    const value = each.is === 'value' && each.value.is === 'literal' ? each.value.value : undefined;
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  });
  return constants.every((each) => each !== undefined) ? constants : undefined;
}

/** Whether nothing sets a variable twice, or a member of it from elsewhere: it may be anything by then. */
export function isSteady(base: CodeBase, module: Module, scope: number, of: Expression): boolean {
  if (of.is === 'member') return !mayBeSet(base, of) && isSteady(base, module, scope, of.of);
  if (of.is !== 'name') return of.is === 'module' || of.is === 'literal' || of.is === 'this';
  const target = base.lookUp(module, scope, of.name);
  if (target?.is !== 'variable') return target?.is === 'import';
  return target.variable.values.length === (target.variable.parameter === undefined ? 1 : 0);
}

type Member = Extract<Expression, { is: 'member' }>;

/** `bus.driver = 'kafka'` sets the driver of what is called a bus; what `this` is may be called anything. */
function mayBeSet(base: CodeBase, { of, name }: Member): boolean {
  const holders = holdersSet(base).get(name);
  const own = nameOf(of);
  return holders !== undefined && (own === undefined || holders.has(own));
}

function nameOf(of: Expression): string | undefined {
  return of.is === 'name' || of.is === 'member' ? of.name : undefined;
}

/** Whether anything at all has a member of that name set on it. */
export function isSetSomewhere(base: CodeBase, name: string): boolean {
  return holdersSet(base).has(name);
}

const setIn = new WeakMap<CodeBase, ReadonlyMap<string, ReadonlySet<string | undefined>>>();

/** The names of those on which members are set, by the names of the members. */
function holdersSet(base: CodeBase): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const known = setIn.get(base);
  if (known) return known;
  const found = new Map<string, Set<string | undefined>>();
  for (const { callee } of base.modules.flatMap(({ calls }) => calls)) {
    if (callee.is !== 'member' || !callee.name.endsWith('=')) continue;
    const name = callee.name.slice(0, -1);
    found.set(name, (found.get(name) ?? new Set()).add(nameOf(callee.of)));
  }
  setIn.set(base, found);
  return found;
}
