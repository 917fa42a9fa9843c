import { mergeAssigned } from './assigned.ts';
import { callIndexOf } from './call-index.ts';
import type { Evaluator, World } from './evaluate.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { mayBeOne } from './set-by-methods.ts';
import { anyOf, type ClassThing, type InstanceThing, optionsOf, siteOfCall, type Thing } from './thing.ts';

/** How many places may set a member of one name; a plain name is set on everything. */
const MOST_SETTERS = 60;

/** A member of an instance with what code outside of its class sets it to: `orders.client = connect()`. What a method is replaced by is another matter. */
export function withSetFromOutside(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
  own: Thing | undefined,
): Thing | undefined {
  const setter = `${name}=`;
  const calls = callIndexOf(evaluator.base).named(setter);
  if (calls.length === 0 || calls.length > MOST_SETTERS || (own && optionsOf(own).some(({ is }) => is === 'function')))
    return own;
  if (classes.some((each) => evaluator.base.methodsOf(each).some(({ node }) => node.name === setter))) return own;
  const found = calls.flatMap(([module, index]) => {
    const call = module.calls[index];
    const isIt = call !== undefined && isSetOn(evaluator, module, call, instance);
    return isIt ? [{ module, call, sites: [siteOfCall(module, call)] }] : [];
  });
  if (found.length === 0) return own;
  const set = evaluator.world.ofProgram(found, evaluator).map(({ module, call }) => valueOf(evaluator, module, call));
  const known = own && optionsOf(own).filter(({ is }) => is !== 'unknown');
  return mergeAssigned([...(known?.length ? [anyOf(known)] : []), ...set]);
}

const known = new WeakMap<World, Map<CallSite, readonly InstanceThing[]>>();

function isSetOn(evaluator: Evaluator, module: Module, call: CallSite, instance: InstanceThing): boolean {
  const { world, memory } = evaluator;
  const all = known.get(world) ?? new Map<CallSite, readonly InstanceThing[]>();
  known.set(world, all);
  const on = all.get(call) ?? memory.quietly(() => targetsOf(evaluator, module, call, all));
  return on.some((each) => mayBeOne(world, each, instance));
}

/** The instances that it is set on; kept for all who ask where nothing cut the answer short and no program tells more. */
function targetsOf(
  evaluator: Evaluator,
  module: Module,
  call: CallSite,
  all: Map<CallSite, readonly InstanceThing[]>,
): readonly InstanceThing[] {
  const { callee, scope } = call;
  if (callee.is !== 'member' || !mayBeInstance(evaluator, module, callee.of, scope)) return [];
  const before = evaluator.memory.mark();
  const on = evaluator.guarded(callee, () => evaluator.evaluate({ module, expression: callee.of, scope }));
  const whole = optionsOf(on).flatMap((each) => (each.is === 'module' ? optionsOf(evaluator.whole(each.path)) : [each]));
  const found = whole.filter((each) => each.is === 'instance');
  const { cuts, program } = evaluator.memory.mark();
  if (cuts === before.cuts && program === before.program) all.set(call, found);
  return found;
}

/** What a parameter is that has no type, its callers would have to tell. What is given back as well is decorated, and that is known of what carries the decorator. */
function mayBeInstance({ base }: Pick<Evaluator, 'base'>, module: Module, of: Expression, scope: number): boolean {
  if (of.is === 'member') return mayBeInstance({ base }, module, of.of, scope);
  if (of.is !== 'name') return of.is === 'this';
  const target = base.lookUp(module, scope, of.name);
  if (target?.is === 'import') return base.resolveImport(target.import.specifier, module) !== undefined;
  if (target?.is !== 'variable') return false;
  const { parameter, type } = target.variable;
  return parameter === undefined || (type !== undefined && !isGivenBack(module, target.scope, of.name));
}

function isGivenBack(module: Module, scope: number, name: string): boolean {
  const fn = module.functions[module.scopes[scope]?.function ?? -1];
  return fn?.returns.some(({ expression }) => expression.is === 'name' && expression.name === name) ?? false;
}

/** A function that sets it may be told by its callers. */
function valueOf(evaluator: Evaluator, module: Module, { callee, arguments: [value], scope }: CallSite): Thing {
  return evaluator.guarded(callee, () =>
    evaluator.argument({ module, expression: value ?? { is: 'literal', value: null }, scope, isAdded: true }),
  );
}
