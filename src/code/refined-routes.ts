import type { Claim } from './claims.ts';
import { entryFor } from './library-lookup.ts';
import { listOf } from './match.ts';
import { type MadeThing, optionsOf } from './thing.ts';

/**
 * Leaves out the routes that other routes say better: `handle(path, handler)` when a chained call goes on to name its method, and a
 * path that is handed to a router, which has routes of its own.
 */
export function withoutRefined(claims: readonly Claim[]): readonly Claim[] {
  const receivers = claims.filter((claim) => claim.effect.does === 'route').flatMap((claim) => chainOf(claim.receiver));
  const routers = new Set(receivers.map(placeOf));
  const refined = new Set(receivers.filter(isRoute).map(placeOf));
  return claims.filter((claim) => {
    if (claim.effect.does !== 'route') return true;
    const handlers = claim.things['handler'] ? optionsOf(claim.things['handler']) : [];
    const isRouter = handlers.some((each) => each.is === 'made' && each.maker?.site && routers.has(placeOf(each)));
    return !isRouter && !refined.has(claim.chain.at(-1)?.place);
  });
}

/** A receiver and what it was made from. */
function chainOf(receiver: MadeThing | undefined): readonly MadeThing[] {
  const chain: MadeThing[] = [];
  for (let made = receiver; made; made = made.receiver) if (made.maker?.site) chain.push(made);
  return chain;
}

function placeOf(made: MadeThing): unknown {
  return made.maker?.site?.place;
}

/** Whether the call that made it serves a route already. */
function isRoute({ library, maker }: MadeThing): boolean {
  const effects = maker?.called === undefined ? undefined : entryFor(library, library.calls, maker.called);
  return effects !== undefined && listOf(effects).some(({ does }) => does === 'route');
}
