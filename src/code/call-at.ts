import type { CallSite, Module, Place } from './ir.ts';

const byPlace = new WeakMap<Module, ReadonlyMap<Place, CallSite>>();

/** The call that stands at a place of a file, the first of them where several do. */
export function callAt(module: Module, place: Place): CallSite | undefined {
  const known = byPlace.get(module) ?? new Map(module.calls.toReversed().map((call) => [call.place, call]));
  byPlace.set(module, known);
  return known.get(place);
}
