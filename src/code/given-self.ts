import type { Taking } from './callbacks.ts';
import type { Evaluator } from './evaluate.ts';
import { entryFor } from './library-lookup.ts';
import { symbolOf } from './symbol-members.ts';
import { anyOf, type Located, type Thing } from './thing.ts';

/** `this` in a function that is given to a library, which calls it on something of its own: `seneca.use(function () { this.add(…) })`. */
export function givenSelf(evaluator: Evaluator, { module, scope }: Located): Thing | undefined {
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const fn = index === undefined ? undefined : evaluator.base.functionThing(module, index);
    const found = fn ? evaluator.world.callsTaking(fn).flatMap((taking) => selfAt(evaluator, taking)) : [];
    if (found.length > 0) return anyOf(found);
  }
  return undefined;
}

function selfAt(evaluator: Evaluator, { module, call }: Taking): readonly Thing[] {
  const { callee, arguments: args, scope } = call;
  const symbol = symbolOf(
    evaluator.memory.once(callee, undefined, () => evaluator.evaluate({ module, expression: callee, scope })),
  );
  const type = symbol && entryFor(symbol.library, symbol.library.selves, symbol.path);
  if (!symbol || type === undefined) return [];
  const maker = { arguments: args.map((expression) => ({ module, expression, scope })) };
  return [{ is: 'made', library: symbol.library, type, maker, receiver: symbol.receiver }];
}
