import { fieldOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import { frameOf } from './instance-class.ts';
import { anyOf, type ClassThing, type InstanceThing, optionsOf, type Thing } from './thing.ts';

/** A member that objects give to what they are put on: `Object.assign(this, options)`, `Object.assign(Orders.prototype, asking)`. The last one that has it counts. */
export function mixedMember(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
): Thing | undefined {
  for (const options of mixinsOf(evaluator, classes, instance)) {
    const having = options.filter((option) => option.is === 'object' && (option.entries.has(name) || option.self !== undefined));
    if (having.length > 0) return anyOf(having.map((option) => calledOn(evaluator.member(option, name), instance)));
  }
  return undefined;
}

/** What may have any member, as whoever passes it knows. */
export function openMixin(evaluator: Evaluator, classes: readonly ClassThing[], instance: InstanceThing): Thing | undefined {
  const open = [...mixinsOf(evaluator, classes, instance)].flat().filter(({ is }) => is === 'open');
  return open.length > 0 ? anyOf(open) : undefined;
}

/** What a field was declared with, or what is put over it: as whoever passes that knows. */
export function orMixedIn(
  evaluator: Evaluator,
  classes: readonly ClassThing[],
  instance: InstanceThing,
  name: string,
  declared: Thing | undefined,
): Thing | undefined {
  const isMixed = declared && classes.some(({ node }) => node.mixins) && classes.some((each) => fieldOf(each, name));
  const open = isMixed ? openMixin(evaluator, classes, instance) : undefined;
  return declared && open ? anyOf([declared, open]) : declared;
}

function* mixinsOf(evaluator: Evaluator, classes: readonly ClassThing[], instance: InstanceThing): Generator<readonly Thing[]> {
  if (instance.mixed) yield [instance.mixed];
  for (const each of classes) {
    const { mixins = [] } = each.node;
    const frame = mixins.length === 0 || instance.isOpen ? undefined : frameOf(evaluator, instance, each);
    for (const { expression, scope } of mixins.toReversed())
      yield optionsOf(evaluator.evaluate({ module: each.module, expression, scope, frame }));
  }
}

/** A function that is called as a member of an instance has that for `this`. */
function calledOn(thing: Thing, instance: InstanceThing): Thing {
  return anyOf(
    optionsOf(thing).map((each) =>
      each.is === 'function' && each.node.class === undefined && !instance.isOpen ? { ...each, on: { thing: instance } } : each,
    ),
  );
}
