import type { World } from './evaluate.ts';
import type { ClassThing, Frame, InstanceThing } from './thing.ts';

/** Whether an instance of a class is one of another class as well: it is that class or extends it. */
export function isOfClass(world: Pick<World, 'subclassesOf'>, of: ClassThing, wanted: ClassThing): boolean {
  return of.key === wanted.key || world.subclassesOf(wanted).some((each) => each.key === of.key);
}

/** What `this` is in a class as the nearest frame says; a frame of another class tells nothing of it. */
export function selfIn(world: World, frame: Frame | undefined, of: ClassThing): InstanceThing | undefined {
  for (let each = frame; each; each = each.next) if (each.self && isOfClass(world, each.self.of, of)) return each.self;
  return undefined;
}
