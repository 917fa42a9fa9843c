import type { Claim } from './claims.ts';
import { entryFor } from './library-lookup.ts';
import { makerPlace, makersOf } from './makers.ts';
import { listOf } from './match.ts';
import { passedOnTo } from './passed-on.ts';
import { type MadeThing, optionsOf } from './thing.ts';
import type { OpenWorld } from './world.ts';

/**
 * Leaves out the routes that other routes say better: `handle(path, handler)` when a chained call goes on to name its method, and a
 * path that is handed to a router, be it through a middleware, which has routes of its own; and what stands around the other routes of one path.
 */
export function withoutRefined(world: OpenWorld, claims: readonly Claim[]): readonly Claim[] {
  const routes = claims.filter((claim) => claim.effect.does === 'route');
  const receivers = routes.flatMap(receiversOf);
  const ofContracts = claims
    .flatMap(({ effect, things }) => (effect.does === 'contract' && things['router'] ? optionsOf(things['router']) : []))
    .flatMap((each) => (each.is === 'made' && each.maker?.site ? [each] : []));
  const routers = new Set([...receivers, ...ofContracts].map(makerPlace));
  const refined = new Set(routes.filter(looksAtMaker).flatMap(receiversOf).filter(isRoute).map(makerPlace));
  const answered = new Set(routes.filter((each) => !isAround(each)).map(({ receiver }) => makerPlace(receiver)));
  return claims.filter((claim) => {
    if (claim.effect.does !== 'route') return true;
    if (isAround(claim) && answered.has(makerPlace(claim.receiver))) return false;
    const { handler } = claim.things;
    const handlers = handler ? [...optionsOf(handler), ...passedOnTo(world, handler)] : [];
    const isRouter = handlers.some((each) => each.is === 'made' && each.maker?.site && routers.has(makerPlace(each)));
    return !isRouter && !refined.has(claim.chain.at(-1)?.place);
  });
}

function receiversOf({ receiver }: Claim): readonly MadeThing[] {
  return makersOf(receiver).filter(({ maker }) => maker?.site);
}

function isAround({ effect, receiver }: Claim): boolean {
  return effect.does === 'route' && effect.isAroundOthers === true && makerPlace(receiver) !== undefined;
}

/** Whether its path is that of the call before it; a route with a path of its own only stands behind another one. */
function looksAtMaker({ effect }: Claim): boolean {
  return effect.does === 'route' && /"from":"made(r)?"/.test(JSON.stringify(effect.path));
}

/** Whether the call that made it serves a route already, one that a chained call can say better: a list of routes is complete. */
function isRoute({ library, maker }: MadeThing): boolean {
  const effects = maker?.called === undefined ? undefined : entryFor(library, library.calls, maker.called);
  return effects !== undefined && listOf(effects).some((effect) => effect.does === 'route' && !effect.each);
}
