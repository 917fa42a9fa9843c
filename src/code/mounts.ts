import { literal, oneOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import type { CodeBase } from './code-base.ts';
import { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { concatPaths } from './text-functions.ts';
import { type MadeThing, optionsOf, type SiteReference, type Thing } from './thing.ts';
import type { OpenWorld } from './world.ts';

/** Where a router's routes end up: the path above them and the mounting lines, outermost first. */
export interface Mounting {
  readonly prefix: Value;
  readonly sites: readonly SiteReference[];
}

interface Mount extends Mounting {
  readonly parent: MadeThing | undefined;
  readonly site: SiteReference | undefined;
}

const DEEPEST_MOUNT = 8;

/**
 * Follows routers to the applications they are mounted on. A router is known by the call that made it; a plugin function, which
 * gets its router from the mounting call, by that call.
 */
export class Mounts {
  private readonly byRouter = new Map<unknown, Mount[]>();
  private readonly world: OpenWorld;

  constructor(world: OpenWorld, claims: readonly Claim[]) {
    this.world = world;
    for (const claim of claims) {
      if (claim.effect.does !== 'mount' || !claim.things['router']) continue;
      const mount = {
        parent: claim.receiver,
        prefix: claim.values['path'] ?? literal(''),
        sites: claim.chain,
        site: claim.chain.at(-1),
      };
      const routers = this.routers(claim.things['router']).flatMap(chainOf).map(keyOf);
      for (const key of routers.length > 0 ? routers : [claim.chain.at(-1)?.place]) {
        if (key && key !== keyOf(claim.receiver)) this.byRouter.set(key, [...(this.byRouter.get(key) ?? []), mount]);
      }
    }
  }

  private routers(thing: Thing): readonly MadeThing[] {
    return optionsOf(thing).flatMap((each): readonly MadeThing[] => {
      if (each.is === 'made') return [each];
      if (each.is === 'module') return this.routers(exportedOf(this.world.base, this.world, each.path));
      return each.is === 'list' ? each.items.flatMap((item) => this.routers(new Evaluator(this.world).argument(item))) : [];
    });
  }

  /** For what is registered without a router: the call itself, or the mounting call in whose callback it stands. */
  private around(at: SiteReference | undefined, below: Mount | undefined): readonly Mount[] | undefined {
    const here = at && this.byRouter.get(at.place);
    const own = here?.some((each) => each === below) ? undefined : here;
    const call = at?.module.calls.find((each) => each.place === at.place);
    const fn = at && call && this.world.base.enclosingFunction(at.module, call.scope);
    if (own || !fn || fn.node.kind !== 'function') return own;
    const places = this.world.callsTaking(fn).map((taking) => taking.call.place);
    const found = places.flatMap((place) => this.byRouter.get(place) ?? []);
    return found.length > 0 ? found : undefined;
  }

  /** Every place a router is mounted at; an application itself is at the root. */
  of(router: MadeThing | undefined, at: SiteReference | undefined, depth = 0, below?: Mount): readonly Mounting[] {
    const mounts = router ? this.byRouter.get(keyOf(router) ?? 'none') : this.around(at, below);
    if (depth > DEEPEST_MOUNT) return [{ prefix: literal(''), sites: [] }];
    if (!mounts) return router?.receiver ? this.of(router.receiver, at, depth + 1, below) : [{ prefix: literal(''), sites: [] }];
    return mounts.flatMap((mount) =>
      this.of(mount.parent, mount.site, depth + 1, mount).map((above) => ({
        prefix: concatPaths(above.prefix, mount.prefix),
        sites: [...above.sites, ...mount.sites],
      })),
    );
  }
}

/** A router that goes through several calls of its own is known by each of them. */
function chainOf(router: MadeThing): readonly MadeThing[] {
  const { receiver } = router;
  return receiver && receiver.library === router.library && receiver.type === router.type
    ? [router, ...chainOf(receiver)]
    : [router];
}

function exportedOf(base: CodeBase, world: OpenWorld, path: string): Thing {
  const thing = exportedThing(base, new Evaluator(world), path, 'default');
  return thing.is === 'module' ? oneOfNothing : thing;
}

const oneOfNothing: Thing = { is: 'value', value: oneOf([]) };

/** The maker's line stands for the router, up through chained calls that give the router itself. */
function keyOf(made: MadeThing | undefined): unknown {
  return made?.maker?.site?.place;
}
