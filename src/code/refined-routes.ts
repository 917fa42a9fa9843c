import type { Claim } from './claims.ts';
import { entryFor } from './library-lookup.ts';
import { makerPlace, makersOf } from './makers.ts';
import { listOf } from './match.ts';
import { type MadeThing, optionsOf } from './thing.ts';

/**
 * Leaves out the routes that other routes say better: `handle(path, handler)` when a chained call goes on to name its method, and a
 * path that is handed to a router, which has routes of its own.
 */
export function withoutRefined(claims: readonly Claim[]): readonly Claim[] {
  const receivers = claims
    .filter((claim) => claim.effect.does === 'route')
    .flatMap((claim) => makersOf(claim.receiver).filter(({ maker }) => maker?.site));
  const ofContracts = claims
    .flatMap(({ effect, things }) => (effect.does === 'contract' && things['router'] ? optionsOf(things['router']) : []))
    .flatMap((each) => (each.is === 'made' && each.maker?.site ? [each] : []));
  const routers = new Set([...receivers, ...ofContracts].map(makerPlace));
  const refined = new Set(receivers.filter(isRoute).map(makerPlace));
  return claims.filter((claim) => {
    if (claim.effect.does !== 'route') return true;
    const handlers = claim.things['handler'] ? optionsOf(claim.things['handler']) : [];
    const isRouter = handlers.some((each) => each.is === 'made' && each.maker?.site && routers.has(makerPlace(each)));
    return !isRouter && !refined.has(claim.chain.at(-1)?.place);
  });
}

/** Whether the call that made it serves a route already, one that a chained call can say better: a list of routes is complete. */
function isRoute({ library, maker }: MadeThing): boolean {
  const effects = maker?.called === undefined ? undefined : entryFor(library, library.calls, maker.called);
  return effects !== undefined && listOf(effects).some((effect) => effect.does === 'route' && !effect.each);
}
