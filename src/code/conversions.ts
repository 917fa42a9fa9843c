import type { Evaluator } from './evaluate.ts';
import type { Expression } from './ir.ts';
import { memberThing } from './members.ts';
import { passingMember } from './passing.ts';
import { returnOf } from './returns.ts';
import { anyOf, type Located, optionsOf, type Thing, within } from './thing.ts';

/** `of.name` as a file sees it, or what it is converted to. */
export function memberOrConverted(
  evaluator: Evaluator,
  located: Located,
  { of, name, isConversion, passes }: Extract<Expression, { is: 'member' }>,
): Thing {
  const thing = evaluator.evaluate(within(located, of));
  if (isConversion) return convertedThing(evaluator, thing, name);
  return passingMember(thing, passes, (each) => evaluator.memberIn(located.module, each, name));
}

/** `topic.as_str()`: an instance of the repository's own gives what its method of that name does, whatever else is there stays as it is. */
function convertedThing(evaluator: Evaluator, thing: Thing, name: string): Thing {
  return anyOf(optionsOf(thing).map((option) => (option.is === 'instance' ? ownConversion(evaluator, option, name) : option)));
}

function ownConversion(evaluator: Evaluator, instance: Extract<Thing, { is: 'instance' }>, name: string): Thing {
  const methods = optionsOf(memberThing(evaluator, instance, name));
  const given = methods.flatMap((each) => (each.is === 'function' ? [returnOf(evaluator, each, [], instance)] : []));
  return given.length > 0 ? anyOf(given) : instance;
}
