import { oneOf, type Value } from '../model/value.ts';
import { chainOf, type Step } from './path-steps.ts';
import type { Reach } from './reach.ts';
import type { FunctionThing, Open, SiteReference } from './thing.ts';

/** One way to bind what is open, and what it takes to be there. */
interface Asked {
  readonly open: Open;
  readonly steps: readonly Step[];
  readonly path: readonly Step[];
  readonly site: SiteReference;
}

/**
 * Programs in which nobody calls the function that sets something, while they run what uses it: an option or a setter of others. What was
 * made holds there as it was made.
 */
export function programsWithout({ open, steps, path, site }: Asked, reach: Reach): readonly string[] {
  if (open.kind !== 'parameter' || open.function.node.kind === 'constructor') return [];
  if (isOnTheWay(open.function, [site, ...chainOf(path)])) return [];
  const taken = new Set(steps.flatMap((step) => reach.programsAtAll([site, ...chainOf([...path, step])])));
  const setting = new Set(steps.flatMap((step) => reach.programsAtAll(chainOf([step]))));
  return reach.programsAtAll([site, ...chainOf(path)]).filter((program) => !taken.has(program) && !setting.has(program));
}

/** Whether one of the places lies in the function. */
function isOnTheWay(fn: FunctionThing, sites: readonly SiteReference[]): boolean {
  return sites.some(({ module, scope }) => {
    for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent)
      if (module === fn.module && module.functions[module.scopes[at]?.function ?? -1] === fn.node) return true;
    return false;
  });
}

/** Values without what others set; undefined where nothing else is known. */
export function asMade(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> | undefined {
  const kept = Object.entries(values).map(([key, value]) => [key, withoutUnknown(value)] as const);
  return kept.every(([, value]) => value.is !== 'unknown') ? Object.fromEntries(kept) : undefined;
}

function withoutUnknown(value: Value): Value {
  if (value.is !== 'one-of') return value;
  const known = value.values.filter((each) => each.is !== 'unknown');
  return known.length > 0 ? oneOf(known) : value;
}
