import { frameOfInstance } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import { type ClassThing, type Frame, type InstanceThing, type Thing, unknownThing } from './thing.ts';

/** The class that an instance is of; where only a declared type told of it, it may be any subclass, and who passes it knows. */
export function classOfInstance(evaluator: Evaluator, { of, arguments: args, declaredAs }: InstanceThing): Thing {
  const isCertain = args !== undefined || (!declaredAs && evaluator.world.subclassesOf(of).length === 0);
  return isCertain ? of : unknownThing(`which ${of.node.name ?? 'class'} it is`);
}

/** The frame in which an instance's own code runs: the same one for all that is asked of it, so that it is computed once. */
export function frameOf(evaluator: Evaluator, instance: InstanceThing, owner: ClassThing): Frame {
  return evaluator.memory.onceOf(instance, owner, () => frameOfInstance(evaluator.base, evaluator, instance, owner, undefined));
}
