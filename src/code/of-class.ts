import type { Evaluator, World } from './evaluate.ts';
import { bindingOf, type ClassThing, type Frame, type InstanceThing, type Located } from './thing.ts';

/** Whether an instance of a class is one of another class as well: it is that class or extends it. */
export function isOfClass(world: Pick<World, 'subclassesOf'>, of: ClassThing, wanted: ClassThing): boolean {
  return of.key === wanted.key || world.subclassesOf(wanted).some((each) => each.key === of.key);
}

/** What `this` is in a class as the nearest frame says; a frame of another class tells nothing of it. */
export function selfIn(world: World, frame: Frame | undefined, of: ClassThing): InstanceThing | undefined {
  for (let each = frame; each; each = each.next) if (each.self && isOfClass(world, each.self.of, of)) return each.self;
  return undefined;
}

/** A bare `this`. In a method of a class itself (`cls`), whoever calls it as a member of a class that extends this one tells which it is. */
export function openSelf(evaluator: Evaluator, { module, scope, frame }: Located, of: ClassThing): InstanceThing {
  const around = evaluator.base.enclosingFunction(module, scope);
  const isStatic = around?.node.isStatic === true && around.node.class !== undefined && !bindingOf(frame, around.key);
  if (isStatic && evaluator.world.subclassesOf(of).length > 0)
    evaluator.needs({ kind: 'parameter', function: around, name: 'this' });
  return { is: 'instance', of, isOpen: true };
}
