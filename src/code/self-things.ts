import type { Evaluator } from './evaluate.ts';
import { givenSelf } from './given-self.ts';
import { functionKey } from './keys.ts';
import { objectAround } from './objects.ts';
import { openSelf, selfIn } from './of-class.ts';
import { bindingOf, type Located, type Thing, unknownThing } from './thing.ts';

/** What `this` is. */
export function selfThing(evaluator: Evaluator, located: Located): Thing {
  const enclosing = evaluator.base.enclosingClass(located.module, located.scope);
  if (enclosing) return selfIn(evaluator.world, located.frame, enclosing) ?? openSelf(evaluator, located, enclosing);
  return (
    calledOn(evaluator, located) ??
    objectAround(evaluator, located) ??
    givenSelf(evaluator, located) ??
    unknownThing('`this` outside a class')
  );
}

/** In a function of no class it is what the call says that is bound: `find.call(settings, id)`, a function that an object lends to an instance. */
function calledOn(evaluator: Evaluator, { module, scope, frame }: Located): Thing | undefined {
  for (let at: number | null = frame ? scope : null; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const on = index === undefined ? undefined : bindingOf(frame, functionKey(module, index))?.on;
    if (on) return evaluator.argument(on);
  }
  return undefined;
}
