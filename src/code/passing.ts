import type { Evaluator } from './evaluate.ts';
import type { FrameKeys } from './frame-keys.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import type { Passing } from './member-ways.ts';
import { functionsAmong } from './overloads.ts';
import { returnOf } from './returns.ts';
import { type Argument, anyOf, type Evaluating, type FunctionThing, optionsOf, type Thing, type TypeArguments } from './thing.ts';

/** Members of functions that pass on what they are given, `find.call`; of anything else the member itself. */
export function passingMember(of: Thing, passes: Passing | undefined, member: (of: Thing) => Thing): Thing {
  const options = optionsOf(of);
  if (!passes || !options.some(({ is }) => is === 'function')) return member(of);
  return anyOf(options.map((each) => (each.is === 'function' ? { ...each, passes } : member(each))));
}

/** What a function returns; of a member of it that binds it for later, the function as it is bound. */
export function resultOfFunction(
  evaluator: Evaluator,
  { passes, ...fn }: FunctionThing,
  args: readonly Argument[],
  types: TypeArguments | undefined,
): Thing {
  if (!passes) return returnOf(evaluator, fn, args, undefined, types);
  const called = calledOn(evaluator, fn, args[0]);
  if (passes === 'later') return { ...called, given: [...(fn.given ?? []), ...args.slice(1)] };
  return returnOf(evaluator, called, passes === 'items' ? args.slice(1, 2).map(asItems) : args.slice(1), undefined, types);
}

/** The functions that run when a call is made: what only binds one for later runs none. */
export function functionsRun(
  evaluating: Evaluating,
  module: Module,
  site: CallSite,
  called: readonly Thing[],
  keys: FrameKeys,
): readonly FunctionThing[] {
  const [first] = site.arguments;
  return functionsAmong(called, site, keys).flatMap((each) => {
    if (!each.passes || !first) return [each];
    return each.passes === 'later' ? [] : [calledOn(evaluating, each, { module, expression: first, scope: site.scope })];
  });
}

/** A function of no class has it for `this`; a method has an instance of which nothing else is known. */
export function calledOn(evaluating: Evaluating, fn: FunctionThing, on: Argument | undefined): FunctionThing {
  if (!on || fn.self || ('expression' in on && on.expression.is === 'literal')) return fn;
  if (fn.node.class === undefined) return { ...fn, on };
  const self = optionsOf(evaluating.argument(on)).find((each) => each.is === 'instance');
  return self ? { ...fn, self } : fn;
}

/** What is passed on where the function is called, of what is written there. */
export function passedOn(written: readonly Expression[], passes: Passing | undefined): readonly Expression[] {
  if (!passes) return written;
  return passes === 'items' ? written.slice(1, 2).map(spreadOf) : written.slice(1);
}

function asItems(list: Argument): Argument {
  return 'expression' in list ? { ...list, expression: spreadOf(list.expression) } : list;
}

const spreads = new WeakMap<Expression, Expression>();

/** The same one each time: runs are told apart by what they are called with. */
function spreadOf(of: Expression): Expression {
  const known = spreads.get(of) ?? { is: 'spread', of };
  spreads.set(of, known);
  return known;
}
