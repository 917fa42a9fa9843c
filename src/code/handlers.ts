import type { Claim } from './claims.ts';
import { methodOf } from './classes.ts';
import type { World } from './evaluate.ts';
import type { FunctionNode, Place } from './ir.ts';
import { type FunctionThing, optionsOf } from './thing.ts';

/** The function that answers or takes what a claim says: the decorated method, the handler that is passed, the decorated function. */
export function handlerOf(world: World, { class: of, name, chain, things, isDecorated }: Claim): FunctionThing | undefined {
  const [decorator, site] = chain;
  if (isDecorated && of && site && name !== undefined) {
    const found = world.base.classThing(site.module, site.module.classes.indexOf(of));
    const own = found && world.base.methodsOf(found).find(({ node }) => node.name === name && hasAt(node, decorator?.place));
    return own ?? (found && methodOf(world.base, found, name));
  }
  const handler = things['handler'];
  const passed = (handler ? optionsOf(handler) : []).find((each) => each.is === 'function');
  if (passed?.is === 'function') return passed;
  const last = chain.at(-1);
  const call = last?.module.calls.find(({ place }) => place === last.place);
  return last && call?.decorates?.is === 'function' ? world.base.functionThing(last.module, call.decorates.function) : undefined;
}

/** Of several methods of a name, the one that the decorator stands on. */
function hasAt({ decorators }: FunctionNode, place: Place | undefined): boolean {
  return decorators.some((each) => each.place === place);
}
