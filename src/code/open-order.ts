import type { ClassNode } from './ir.ts';
import { isWithin } from './scopes.ts';
import type { Asked } from './settled-things.ts';
import type { FunctionThing, Open } from './thing.ts';

/**
 * What is open in one of several objects is asked after which of them is passed: it is no matter to who passes another. Before that, items;
 * a call tells the instance along with the arguments, and what made the function that is called; where all instances come from is asked after that.
 */
export function inOrder(opens: ReadonlyMap<string, Asked>): readonly (readonly [key: string, asked: Asked])[] {
  const all = [...opens];
  const isOneOf = all.some(([, { open }]) => open.kind === 'parameter' && open.isOneOf);
  const functions = new Map(
    all.flatMap(([, { open }]) => (open.kind === 'parameter' ? [[open.function.key, open.function]] : [])),
  );
  const placeOf = (asked: Asked) =>
    (isOneOf && asked.within > 0 ? AFTER_ALL : 0) + rankOf(asked, all) + (isAround(asked.open, functions) ? AFTER_INNER : 0);
  const places = new Map(all.map(([key, asked]) => [key, placeOf(asked)]));
  return all.sort(([left], [right]) => (places.get(left) ?? 0) - (places.get(right) ?? 0));
}

const AFTER_ALL = 10;
const AFTER_INNER = 0.5;

/** Who calls a function that another one made tells what that was called with as well. */
function isAround(open: Open, functions: ReadonlyMap<string, FunctionThing>): boolean {
  if (open.kind !== 'parameter') return false;
  const { module, node, key } = open.function;
  return [...functions.values()].some(
    (each) => each.key !== key && each.module === module && isWithin(module, each.node.scope, node.scope),
  );
}

function rankOf({ open, isSoft }: Asked, all: readonly (readonly [string, Asked])[]): number {
  if (open.kind === 'item') return -1;
  const waits = isSoft && !all.some(([, other]) => !other.isSoft && tellsInstance(open, other.open));
  return (waits ? 2 : 0) + (isInstance(open) ? 1 : 0);
}

function isInstance(open: Open): boolean {
  return open.kind === 'self' || (open.kind === 'parameter' && open.function.node.kind === 'constructor');
}

/** Whoever calls a method says on which instance of its class, although what is passed would do as it is declared. */
function tellsInstance(open: Open, asked: Open): boolean {
  if (open.kind !== 'parameter' || isInstance(open) || !isInstance(asked)) return false;
  const { module, node } = open.function;
  const own = node.class === undefined || node.isStatic ? undefined : module.classes[node.class];
  if (asked.kind === 'self') return own !== undefined && asked.class.node === own;
  return own !== undefined && asked.kind === 'parameter' && classAround(asked.function) === own;
}

function classAround({ module, node }: FunctionThing): ClassNode | undefined {
  for (let at = module.scopes[node.scope]; at; at = at.parent === null ? undefined : module.scopes[at.parent])
    if (at.class !== undefined) return module.classes[at.class];
  return undefined;
}
