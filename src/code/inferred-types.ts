import { namedArgument, positional } from './arguments.ts';
import type { Evaluator } from './evaluate.ts';
import { classOfInstance } from './instance-class.ts';
import { anyOf, type Frame, type FunctionThing, optionsOf, type Thing } from './thing.ts';
import { typeArgument } from './typed-selection.ts';

/**
 * A type argument that a call leaves out: what is passed for a parameter of that type is of, or what the function that is passed says of its own
 * parameter.
 */
export function inferredType(evaluator: Evaluator, fn: FunctionThing, binding: Frame, name: string): Thing | undefined {
  return typeOfPassed(evaluator, fn, binding, name) ?? typeTaken(evaluator, fn, binding, name);
}

/** `Publish<T>(T message)`, called with an order, is `Publish<Order>`. */
function typeOfPassed(
  evaluator: Evaluator,
  { node: { parameters } }: FunctionThing,
  { arguments: args, types }: Frame,
  name: string,
): Thing | undefined {
  const position = types ? -1 : parameters.findIndex(({ type }) => type?.name === name);
  const parameter = parameters[position];
  const passed = parameter && (namedArgument(evaluator, args, parameter.name) ?? positional(args)[position]);
  if (!passed) return undefined;
  const found = optionsOf(evaluator.argument(passed)).flatMap((each): readonly Thing[] => {
    if (each.is === 'instance') return [classOfInstance(evaluator, each)];
    return each.is === 'open' ? [each] : [];
  });
  return found.length > 0 ? anyOf(found) : undefined;
}

function typeTaken(evaluator: Evaluator, { node }: FunctionThing, { arguments: args }: Frame, name: string): Thing | undefined {
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
