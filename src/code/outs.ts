import type { Evaluator } from './evaluate.ts';
import { entryFor } from './library-lookup.ts';
import { returnOf } from './returns.ts';
import { selectThing } from './select.ts';
import { type Argument, anyOf, type Located, optionsOf, type Thing, unknownThing } from './thing.ts';

/** What a call leaves beside its first result: stored through an argument, or a further result. */
export function outThing(evaluator: Evaluator, located: Located, index: number, name: string): Thing {
  const call = located.module.calls[index];
  if (!call) return unknownThing('call out of reach');
  const at: Located = { ...located, scope: call.scope, expression: call.callee };
  const args = call.arguments.map((expression): Argument => ({ ...at, expression }));
  return anyOf(optionsOf(evaluator.evaluate(at)).map((callee) => leftBy(evaluator, callee, name, args)));
}

function leftBy(evaluator: Evaluator, callee: Thing, name: string, args: readonly Argument[]): Thing {
  if (callee.is === 'open') return callee;
  if (callee.is === 'symbol') {
    const selector = entryFor(callee.library, callee.library.stores, callee.path)?.[name];
    const from = { arguments: args, receiver: callee.receiver, called: callee.path };
    return (selector && selectThing(evaluator, selector, from)) ?? unknownThing(`what \`${callee.path}\` stores`);
  }
  const outs = callee.is === 'function' ? callee.node.outs?.[name] : undefined;
  if (callee.is !== 'function' || !outs) return unknownThing('nothing is stored');
  return returnOf(evaluator, { ...callee, node: { ...callee.node, returns: outs } }, args);
}
