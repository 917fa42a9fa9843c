import { namedArgument } from './arguments.ts';
import type { Evaluator } from './evaluate.ts';
import { mixedMember } from './mixed-members.ts';
import { anyOf, type ClassThing, type InstanceThing, optionsOf, type Thing } from './thing.ts';

/** What an instance is told itself: by the call that made it, or by the rows that were kept of its class. */
export function toldMember(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
): Thing | undefined {
  return (
    passedMember(evaluator, classes, instance, name) ??
    keptMember(evaluator, instance, name) ??
    mixedIn(evaluator, classes, instance, name)
  );
}

/** What may be passed to a class is asked for only where nothing else has the member. */
function mixedIn(evaluator: Evaluator, classes: readonly ClassThing[], instance: InstanceThing, name: string): Thing | undefined {
  if (!instance.mixed && !classes.some(({ node }) => node.mixins)) return undefined;
  const find = () => mixedMember(evaluator, classes, instance, name);
  return evaluator.memory.quietly(find) && find();
}

/** A field that the call which made the instance sets by its name, where no constructor is written. */
function passedMember(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
): Thing | undefined {
  if (!instance.arguments?.length) return undefined;
  const taken = classes.some((each) => evaluator.base.constructorOf(each)?.node.parameters.some((given) => given.name === name));
  const passed = taken ? undefined : namedArgument(evaluator, instance.arguments, name);
  return passed && evaluator.argument(passed);
}

/** Of a row that only its type tells, what the rows hold that were kept of it: `for (OutboxRow row : repository.findAll()) row.topic`. */
function keptMember(evaluator: Evaluator, { of, arguments: args, isOpen }: InstanceThing, name: string): Thing | undefined {
  if (args || isOpen || !evaluator.world.isKept(of, evaluator)) return undefined;
  const kept = evaluator.world.kept(of, evaluator);
  const rows = (kept ? optionsOf(kept) : []).flatMap((each) =>
    each.is === 'list' ? each.items.map((item) => evaluator.argument(item)) : [each],
  );
  const told = rows.filter((each) => each.is === 'object' || (each.is === 'instance' && each.arguments !== undefined));
  const found = told.flatMap((row) => optionsOf(evaluator.member(row, name)).filter(({ is }) => is !== 'unknown'));
  return found.length > 0 ? anyOf(found) : undefined;
}
