import type { Caller } from './callers.ts';
import { closuresTogether } from './closures.ts';
import type { FrameKeys } from './frame-keys.ts';
import type { CallSite } from './ir.ts';

/** A call is noted for a function once for each instance that it may be called on, and for a class once, however many of its options are that class. */
export function noteCaller(callers: Map<string, Caller[]>, key: string, caller: Caller, keys: FrameKeys): void {
  const list = callers.get(key);
  if (!list) return void callers.set(key, [caller]);
  const instance = keys.ofInstance(caller.self);
  let at = list.length - 1;
  while (isOfOneCall(list[at], caller) && keys.ofInstance(list[at]?.self) !== instance) at--;
  const same = list[at];
  if (same && isOfOneCall(same, caller)) list[at] = { ...same, closures: closuresTogether(same.closures, caller.closures) };
  else list.push(caller);
}

function isOfOneCall(one: Caller | undefined, other: Caller): boolean {
  return one?.call === other.call && one.module === other.module;
}

/** One call may be found under several names. */
export function distinctCallers(found: readonly Caller[], keys: FrameKeys): readonly Caller[] {
  const bySite = new Map<CallSite | undefined, Map<string, Caller>>();
  for (const each of found) {
    const site = each.module.calls[each.call];
    const known = bySite.get(site) ?? new Map<string, Caller>();
    bySite.set(site, known.set(keys.ofInstance(each.self), each));
  }
  return [...bySite.values()].flatMap((each) => [...each.values()]);
}
