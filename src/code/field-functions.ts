import type { Field } from './ir.ts';
import { functionKey } from './keys.ts';
import { anyOf, type ClassThing, type InstanceThing, optionsOf, type Thing } from './thing.ts';

/** A function that is written as the value of a field is called like a method: its `this` is the instance. */
export function withSelf(thing: Thing, { module }: ClassThing, { values, isStatic }: Field, instance: InstanceThing): Thing {
  if (instance.isOpen || isStatic) return thing;
  const written = values.flatMap(({ expression }) =>
    expression.is === 'function' ? [functionKey(module, expression.function)] : [],
  );
  if (written.length === 0) return thing;
  return anyOf(
    optionsOf(thing).map((each) => (each.is === 'function' && written.includes(each.key) ? { ...each, self: instance } : each)),
  );
}
