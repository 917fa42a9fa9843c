import type { ClassThing, FunctionThing, Thing } from './thing.ts';

/** What a container makes of a class of the repository or of a library. */
export function instanceOf(thing: Thing): Thing | undefined {
  if (thing.is === 'class') return { is: 'instance', of: thing };
  return thing.is === 'symbol' ? { is: 'made', library: thing.library, type: thing.path } : undefined;
}

/** What is only known by a library's type, as a container gives it to a class or a factory. */
export function givenTo(typed: Thing, owner: ClassThing | FunctionThing | undefined): Thing {
  return owner && typed.is === 'made' && !typed.maker && !typed.instance ? { ...typed, givenTo: owner } : typed;
}
