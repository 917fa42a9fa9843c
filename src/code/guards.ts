import type { Value } from '../model/value.ts';
import type { Expander } from './expand.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { type Located, optionsOf, siteOfCall, type Thing } from './thing.ts';

const DEEPEST_GUARD = 3;

/** Whether anything gives a setting a value, or one particular value. */
export type IsSet = (key: string, value?: string) => boolean;

/**
 * Whether a call is only made when a setting asks for it that has no such value by itself and that nothing in the repository sets:
 * a profiler behind `if (process.env.PROFILE === 'on')`. Looks at the call and, while all calls of the function around it are guarded, at those.
 */
export function isSwitchedOff(expander: Expander, module: Module, call: CallSite, isSet: IsSet, depth = 0): boolean {
  if ((call.guards ?? []).some((guard) => isOff(expander, module, call, guard, isSet))) return true;
  const around = expander.base.enclosingFunction(module, call.scope);
  if (!around || depth >= DEEPEST_GUARD) return false;
  const callers = expander.callersOf(around);
  return (
    callers.length > 0 &&
    callers.every((caller) => {
      const site = caller.module.calls[caller.call];
      return site !== undefined && isSwitchedOff(expander, caller.module, site, isSet, depth + 1);
    })
  );
}

/**
 * The same of a call that is made to a vendor, whose address is known: a setting that it is given itself is a key to it, which repositories
 * do not hold, so that `key ? new Vendor(key) : null` is no switch.
 */
export function isVendorOff(expander: Expander, module: Module, call: CallSite, isSet: IsSet): boolean {
  const keys = new Set(
    expander
      .expand(siteOfCall(module, call), (evaluator, frame) => {
        const given = call.arguments.map((expression) => evaluator.value({ module, expression, scope: call.scope, frame }));
        return { result: given.flatMap(settingsIn), more: 'callers' };
      })
      .flatMap(({ result }) => result),
  );
  return isSwitchedOff(expander, module, call, (key, value) => (value === undefined && keys.has(key)) || isSet(key, value));
}

function settingsIn(value: Value): readonly string[] {
  if (value.is === 'setting') return [value.key];
  return partsOf(value).flatMap(settingsIn);
}

function partsOf(value: Value): readonly Value[] {
  if (value.is === 'concat') return value.parts;
  if (value.is === 'one-of') return value.values;
  if (value.is === 'list') return value.items;
  return value.is === 'object' ? Object.values(value.entries) : [];
}

/** With `isStated`, only what has a default counts as off. */
function isOff(expander: Expander, module: Module, call: CallSite, guard: Expression, isSet: IsSet, isStated = false): boolean {
  if (guard.is === 'fallback')
    return [guard.first, guard.second].every((each) => isOff(expander, module, call, each, isSet, isStated));
  const states = expander.expand(siteOfCall(module, call), (evaluator, frame) => {
    const located: Located = { module, expression: guard, scope: call.scope, frame };
    const wanted = guard.is === 'test' && guard.equals ? evaluator.value({ ...located, expression: guard.equals }) : undefined;
    const isGiven = (key: string) => isSet(key, wanted?.is === 'literal' ? String(wanted.value) : undefined);
    const options = optionsOf(evaluator.evaluate(located));
    return { result: options.every((each) => isFalseUnless(each, isGiven, isStated)), more: 'callers' };
  });
  return states.length > 0 && states.every(({ result }) => result);
}

interface Asked {
  readonly module: Module;
  readonly call: CallSite;
  readonly guard: Expression;
  readonly isSet: IsSet;
}

/** Whether a condition asks for a setting that the code itself says is off, and that nobody sets to what is asked for. */
export function isOffByDefault(expander: Expander, { module, call, guard, isSet }: Asked): boolean {
  return isOff(expander, module, call, guard, isSet, true);
}

function isFalseUnless(thing: Thing, isGiven: (key: string) => boolean, isStated: boolean): boolean {
  if (thing.is !== 'value' || thing.value.is !== 'setting') return false;
  const { key, fallback } = thing.value;
  const isOff = fallback === undefined ? !isStated : fallback.is === 'literal' && !fallback.value;
  return isOff && !isGiven(key);
}
