import { withDefault } from './assigned.ts';
import { undecided } from './decided.ts';
import type { Evaluator } from './evaluate.ts';
import { withSetOnTheWay } from './set-on-the-way.ts';
import {
  type Argument,
  anyOf,
  bindFrame,
  type FunctionThing,
  type InstanceThing,
  type Thing,
  type TypeArguments,
  unknownThing,
} from './thing.ts';
import { typeThing } from './type-things.ts';

const DEEPEST_CALL = 14;

/** What a function of the repository returns for these arguments. */
export function returnOf(
  evaluator: Evaluator,
  fn: FunctionThing,
  args: readonly Argument[],
  self?: InstanceThing,
  types?: TypeArguments,
): Thing {
  if ((fn.frame?.depth ?? 0) > DEEPEST_CALL) return unknownThing('calls nested too deep');
  const { module, node } = fn;
  const frame = bindFrame(fn.frame, fn.key, passedTo(fn, args), self ?? fn.self, types, fn.on);
  const thing = evaluator.memory.guardCall(node, () =>
    withDefault(
      anyOf(
        undecided(evaluator, node.returns, { module, frame }).map(({ expression, scope }) =>
          evaluator.evaluate({ module, expression, scope, frame }),
        ),
      ),
    ),
  );
  if (!thing) return unknownThing('calls itself');
  if (thing.is !== 'unknown' && thing.is !== 'package') return withSetOnTheWay(evaluator.base, fn, frame, thing);
  return typeThing(evaluator, module, node.scope, node.returnType) ?? thing;
}

/** With what it extends, or what it is bound to. */
function passedTo({ receiver, given = [] }: FunctionThing, args: readonly Argument[]): readonly Argument[] {
  if (receiver) return [receiver, ...args];
  return given.length > 0 ? [...given, ...args] : args;
}

/** What reading a member gives: `get stock() { return require('./stock') }` of an object is what it returns. */
export function gotten(evaluator: Evaluator, thing: Thing): Thing {
  if (thing.is === 'any-of') return anyOf(thing.options.map((each) => gotten(evaluator, each)));
  return thing.is === 'function' && thing.node.kind === 'getter' && thing.node.class === undefined
    ? returnOf(evaluator, thing, [])
    : thing;
}
