import { literal, oneOf, textsOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import type { CodeBase } from './code-base.ts';
import { Evaluator } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import type { CallSite, ClassNode } from './ir.ts';
import { makerPlace } from './makers.ts';
import { type Owner, ofOwner } from './owned.ts';
import { passedOnTo } from './passed-on.ts';
import { concatPaths } from './text-functions.ts';
import { type FunctionThing, type MadeThing, optionsOf, type SiteReference, type Thing } from './thing.ts';
import type { OpenWorld } from './world.ts';

/** Where a router's routes end up: the path above them and the mounting lines, outermost first. */
export interface Mounting {
  readonly prefix: Value;
  readonly sites: readonly SiteReference[];
  /** The routers it passes on its way, from the outermost to its own. */
  readonly levels: readonly Level[];
}

/** One router on the way to a route: where the route, or what holds it, is registered on it, and what path it has from there. */
export interface Level {
  readonly router: MadeThing | undefined;
  readonly sites: readonly SiteReference[];
  readonly path: Value;
}

interface Mount extends Omit<Mounting, 'levels'> {
  /** Whose router is mounted, where each of several classes has its own. */
  readonly owner?: Owner | undefined;
  readonly parent: MadeThing | undefined;
  /** What the mounting call itself is known by, where it makes a router of its own. */
  readonly own: unknown;
  readonly site: SiteReference | undefined;
}

/** What a router is known by. */
interface Known {
  readonly key: unknown;
  readonly owner?: Owner | undefined;
}

const DEEPEST_MOUNT = 8;

/**
 * Follows routers to the applications they are mounted on. A router is known by the call that made it; a plugin function, which
 * gets its router from the mounting call, by that call.
 */
export class Mounts {
  private readonly byRouter = new Map<unknown, Mount[]>();
  /** What routers put before all of their paths themselves: `router.prefix('/orders')`. */
  private readonly ownPaths = new Map<unknown, { readonly path: Value; readonly owner: Owner | undefined }[]>();
  /** By functions that a list of mounts names. */
  private readonly byFunction = new Map<unknown, Mount[]>();
  private readonly world: OpenWorld;

  constructor(world: OpenWorld, claims: readonly Claim[]) {
    this.world = world;
    const mounts = claims.filter((claim) => claim.effect.does === 'mount' && !this.isOwnPath(claim));
    for (const claim of mounts) if (claim.things['router'] && !claim.class) this.add(claim, claim.things['router']);
    for (const claim of mounts)
      if (claim.things['router'] && claim.class) this.addToClass(claim, claim.things['router'], claim.class);
  }

  /** Whether it is the router itself that is served below the path. */
  private isOwnPath({ effect, receiver, values }: Claim): boolean {
    if (effect.does !== 'mount' || !effect.isOwnPath || !receiver) return false;
    const path = values['path'] ?? literal('');
    for (const { key, owner } of chainOf(receiver).map(knownBy)) {
      const others = (this.ownPaths.get(key) ?? []).filter((each) => each.owner?.key !== owner?.key);
      this.ownPaths.set(key, [...others, { path, owner }]);
    }
    return true;
  }

  /** What a decorated class holds goes where the class is mounted, if it is. */
  private addToClass(claim: Claim, held: Thing, owner: ClassNode): void {
    if (!this.byRouter.has(owner)) return;
    for (const each of this.routers(held, onlyProgramOf(claim))) this.note(each, mountOf(claim, undefined, owner));
  }

  private add(claim: Claim, router: Thing): void {
    const parents = optionsOf(claim.things['parent'] ?? NOTHING).flatMap((each) => (each.is === 'made' ? [each] : []));
    for (const parent of parents) this.note({ key: placeOf(claim) }, mountOf(claim, parent, undefined));
    if (claim.effect.does === 'mount' && claim.effect.parent) return;
    if (claim.effect.does === 'mount' && claim.effect.each && this.addToFunctions(claim, router)) return;
    const routers = this.routers(router, onlyProgramOf(claim));
    const own = routers.length > 0 && !makerPlace(claim.receiver) ? placeOf(claim) : undefined;
    const mount = mountOf(claim, claim.receiver, own);
    // What a group is made of lies above it, however many groups there are in a row.
    const above = new Set(claim.receiver ? chainOf(claim.receiver).map(makerPlace) : []);
    for (const each of routers.length > 0 ? routers : [{ key: placeOf(claim) }]) {
      if (each.key && each.key !== own && !above.has(each.key)) this.note(each, mount);
    }
  }

  /** Plugins of a list have a path each, though one call mounts them all: they are known by their functions. */
  private addToFunctions(claim: Claim, router: Thing): boolean {
    const functions = optionsOf(router).flatMap((each) => (each.is === 'function' ? [each.node] : []));
    const isAside = claim.effect.does === 'mount' && claim.effect.isAside;
    const mount = mountOf(claim, isAside ? undefined : claim.receiver, undefined);
    for (const node of functions) {
      const known = this.byFunction.get(node) ?? [];
      const isKnown = known.some(
        (each) => each.parent === mount.parent && JSON.stringify(each.prefix) === JSON.stringify(mount.prefix),
      );
      if (!isKnown) this.byFunction.set(node, [...known, mount]);
    }
    return functions.length > 0;
  }

  /** The mounts of the function of a list in which a route is registered. */
  private listed(at: SiteReference | undefined): readonly Mount[] | undefined {
    if (!at || this.byFunction.size === 0) return undefined;
    const { scopes, functions, calls } = at.module;
    const start = calls.find((each) => each.place === at.place)?.scope;
    for (let scope = start; typeof scope === 'number'; scope = scopes[scope]?.parent ?? undefined) {
      const mounts = this.byFunction.get(functions[scopes[scope]?.function ?? -1]);
      if (mounts) return mounts;
    }
    return undefined;
  }

  /** Beside those of a list, the mounts that another call makes. */
  private withListed(mounts: readonly Mount[] | undefined, listed: readonly Mount[] | undefined): readonly Mount[] | undefined {
    if (!listed) return mounts;
    const places = new Set(listed.map(({ site }) => site?.place));
    return [...listed, ...(mounts ?? []).filter(({ site }) => !places.has(site?.place))];
  }

  private note({ key, owner }: Known, mount: Mount): void {
    this.byRouter.set(key, [...(this.byRouter.get(key) ?? []), { ...mount, owner }]);
  }

  /** What the routers in a thing are known by: their makers' places, or a class itself. */
  private routers(thing: Thing, program: string | undefined): readonly Known[] {
    return optionsOf(thing).flatMap((each): readonly Known[] => {
      if (each.is === 'made') return chainOf(each).map(knownBy);
      if (each.is === 'class') return [{ key: each.node }];
      if (each.is === 'function') return [...decorating(each), ...this.routersBehind(each)];
      if (each.is === 'instance') return this.routersBehind(each);
      if (each.is === 'symbol' && each.receiver) return [knownBy(each.receiver)];
      if (each.is === 'module') return this.routers(exportedOf(this.world.base, this.world, each.path), program);
      const items = each.is === 'list' ? each.items : [];
      return items.flatMap((item) => this.routers(new Evaluator(this.world, program).argument(item), program));
    });
  }

  /** The routers that a middleware stands in front of. */
  private routersBehind(handler: Thing): readonly Known[] {
    return passedOnTo(this.world, handler).flatMap(chainOf).map(knownBy);
  }

  /** Every place where the routes of a claim are served. */
  ofClaim(claim: Claim): readonly Mounting[] {
    const path = claim.values['path'] ?? literal('');
    const own: Level = { router: claim.receiver, sites: claim.chain, path };
    return this.of(own, claim.class ?? placeOf(claim), claim.chain.at(-1), 0);
  }

  /** The paths that a router itself is mounted at; none where it is not mounted. */
  prefixesOf(thing: Thing): readonly Value[] {
    const routers = optionsOf(thing).flatMap((each) => (each.is === 'made' ? [each] : []));
    const levels = routers.map((router): Level => ({ router, sites: [], path: literal('') }));
    const places = levels.flatMap((level) => this.of(level, undefined, undefined, 0));
    return places.map(({ prefix }) => prefix).filter((prefix) => textsOf(prefix).some((text) => text !== ''));
  }

  /** For what is registered without a router: the mounting call in whose callback it stands. */
  private around(at: SiteReference | undefined): readonly Mount[] | undefined {
    const call = at?.module.calls.find((each) => each.place === at.place);
    const fn = at && call && this.world.base.enclosingFunction(at.module, call.scope);
    if (fn?.node.kind !== 'function') return undefined;
    const places = this.world.callsTaking(fn).map((taking) => taking.call.place);
    const found = places.flatMap((place) => this.byRouter.get(place) ?? []);
    return found.length > 0 ? found : undefined;
  }

  /** Every place a router is mounted at; an application itself is at the root. */
  private of(level: Level, own: unknown, at: SiteReference | undefined, depth: number): readonly Mounting[] {
    const { router } = level;
    const ownPath = ofOwner(this.ownPaths.get(makerPlace(router)), router?.ownedBy)?.at(-1)?.path ?? literal('');
    const root: Mounting = { prefix: ownPath, sites: [], levels: [level] };
    const mounts = this.withListed(
      ofOwner(this.byRouter.get(makerPlace(router) ?? own), router?.ownedBy) ?? (router ? undefined : this.around(at)),
      depth === 0 || !router ? this.listed(at) : undefined,
    );
    if (depth > DEEPEST_MOUNT) return [root];
    if (!mounts) {
      if (!router?.receiver) return [root];
      const outer = this.of({ ...level, router: router.receiver }, undefined, at, depth + 1);
      return outer.map((each) => ({ ...each, levels: [...each.levels, level] }));
    }
    return mounts.flatMap((mount) => {
      const outer: Level = { router: mount.parent, sites: mount.sites, path: concatPaths(mount.prefix, level.path) };
      return this.of(outer, mount.own, mount.site, depth + 1).map((above) => ({
        prefix: concatPaths(concatPaths(above.prefix, mount.prefix), ownPath),
        sites: [...above.sites, ...mount.sites],
        levels: [...above.levels, ownedLevel(level, mount)],
      }));
    });
  }
}

/** The program that alone has it so, because it depends on where that runs. */
function onlyProgramOf({ programs = [] }: Claim): string | undefined {
  return programs.length === 1 ? programs[0] : undefined;
}

/** The calls that decorate a function: what they say of it is served where the function is mounted. */
function decorating({ module, node }: FunctionThing): readonly Known[] {
  const isIt = ({ decorates }: CallSite) => decorates?.is === 'function' && module.functions[decorates.function] === node;
  return module.calls.filter(isIt).map(({ place }) => ({ key: place }));
}

/** A router that is mounted as that of a class is that one on this way. */
function ownedLevel(level: Level, { owner }: Mount): Level {
  return owner && level.router ? { ...level, router: { ...level.router, ownedBy: owner } } : level;
}

function knownBy(made: MadeThing): Known {
  return { key: makerPlace(made), owner: made.ownedBy };
}

function mountOf(claim: Claim, parent: MadeThing | undefined, own: unknown): Mount {
  return { parent, own, site: claim.chain.at(-1), prefix: claim.values['path'] ?? literal(''), sites: claim.chain };
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

const NOTHING: Thing = { is: 'unknown', why: 'no parent' };
const oneOfNothing: Thing = { is: 'value', value: oneOf([]) };

/** The line of the library's own call. */
function placeOf(claim: Claim): unknown {
  return claim.chain.at(-1)?.place;
}
