import type { FreeParameter } from './callback-parameters.ts';
import type { Evaluator } from './evaluate.ts';
import { applicable } from './overloads.ts';
import { type Frame, type FunctionThing, optionsOf, type Thing } from './thing.ts';
import { typeThing } from './type-things.ts';

/**
 * What a function written in place takes where it says no type itself: what the function or constructor of the repository that it is passed to
 * says of its own parameter.
 */
export function takenType(evaluator: Evaluator, { fn, position }: FreeParameter, frame: Frame | undefined): Thing | undefined {
  for (const { module, call, index } of evaluator.world.callsTaking(fn)) {
    if (call.arguments[index]?.is !== 'function') continue;
    const { callee, scope } = call;
    const called = evaluator.memory.once(callee, frame, () => evaluator.evaluate({ module, expression: callee, scope, frame }));
    for (const option of applicable(optionsOf(called).flatMap(calledOf(evaluator)), call.arguments.length)) {
      if (option.is !== 'function') continue;
      const type = option.node.parameters[option.receiver ? index + 1 : index]?.takes?.[position];
      const found = type && typeThing(evaluator, option.module, option.node.scope, type);
      if (found) return found;
    }
  }
  return undefined;
}

function calledOf({ base }: Evaluator): (thing: Thing) => readonly FunctionThing[] {
  return (thing) => {
    const called = thing.is === 'class' ? base.constructorOf(thing) : thing;
    return called?.is === 'function' ? [called] : [];
  };
}
