import { anyOf, type Thing } from './thing.ts';

/** Several assignments: objects melt into one (later members of `const x = {}; x.a = …`), everything else is an alternative. */
export function mergeAssigned(things: readonly Thing[]): Thing {
  const known = things.filter((thing) => !(thing.is === 'value' && thing.value.is === 'literal' && thing.value.value === null));
  const objects = known.filter((thing) => thing.is === 'object');
  if (objects.length < 2) return anyOf(known.length > 0 ? known : things);
  const computed = objects.flatMap((thing) => thing.computed ?? []);
  const melted: Thing = {
    is: 'object',
    entries: new Map(objects.flatMap((thing) => [...thing.entries])),
    ...(computed.length > 0 ? { computed } : {}),
  };
  return anyOf([melted, ...known.filter((thing) => thing.is !== 'object')]);
}
