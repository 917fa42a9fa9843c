import type { Evaluator } from './evaluate.ts';
import { type Frame, type FunctionThing, optionsOf, type Thing } from './thing.ts';
import { typeArgument } from './typed-selection.ts';

/** A type argument that a call leaves out: what the function that is passed says of its own parameter. */
export function inferredType(
  evaluator: Evaluator,
  { node }: FunctionThing,
  { arguments: args }: Frame,
  name: string,
): Thing | undefined {
  for (const [position, { takes = [] }] of node.parameters.entries()) {
    const index = takes.findIndex((each) => each?.name === name);
    const passed = index < 0 ? undefined : args[position];
    for (const option of passed ? optionsOf(evaluator.argument(passed)) : []) {
      const type = option.is === 'function' ? option.node.parameters[index]?.type : undefined;
      if (option.is !== 'function' || !type) continue;
      const { module, frame } = option;
      return typeArgument(evaluator, { references: [type], module, scope: option.node.scope, frame }, 0);
    }
  }
  return undefined;
}
