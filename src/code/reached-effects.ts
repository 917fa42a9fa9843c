import { type ReachedEffect, wayOf } from '../model/fact.ts';
import { isInside } from '../sdk/path.ts';
import { callAt } from './call-at.ts';
import type { Claim } from './claims.ts';
import { methodOf } from './classes.ts';
import { CodeBehind, selfOf } from './code-behind.ts';
import type { Place } from './ir.ts';
import type { Effect } from './library.ts';
import { makerPlace, makersOf } from './makers.ts';
import { isOfClass } from './of-class.ts';
import type { Reach } from './reach.ts';
import { evidenceOf } from './site-evidence.ts';
import { classesAt, takenBy } from './taken-by.ts';
import { type FunctionThing, type SiteReference, siteOfCall, type Thing } from './thing.ts';
import type { OpenWorld } from './world.ts';

const DOING: ReadonlySet<Effect['does']> = new Set(['call', 'publish']);

/** A claim that a walk came to; `at` is the innermost line of the program itself that led there, in front of shared packages. */
interface Met {
  readonly claim: Claim;
  readonly at?: SiteReference;
}

/** Tells which requests, messages and connections the code behind a route or a subscription comes to, in its order. */
export class ReachedEffects {
  private readonly world: OpenWorld;
  private readonly reach: Reach;
  private readonly behind: CodeBehind;
  private readonly byPlace = new Map<unknown, Claim[]>();
  private readonly byFunction = new Map<string, Claim[]>();
  private readonly connections: readonly { readonly claim: Claim; readonly programs: readonly string[] }[];
  private readonly known = new Map<Claim, readonly ReachedEffect[]>();

  constructor(world: OpenWorld, claims: readonly Claim[], reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.behind = new CodeBehind(world);
    const connections = claims.filter(({ effect }) => effect.does === 'connection');
    this.connections = connections.map((claim) => ({ claim, programs: reach.programsAtAll(claim.chain) }));
    for (const claim of claims.filter(({ effect }) => DOING.has(effect.does))) {
      const place = claim.chain.at(-1)?.place;
      if (claim.isDecorated) for (const key of decoratedBy(world, claim)) note(this.byFunction, key, claim);
      else if (place) note(this.byPlace, place, claim);
    }
    for (const claim of connections) {
      const place = claim.chain.at(-1)?.place;
      if (place && !claim.isDecorated) note(this.byPlace, place, claim);
    }
  }

  /** What the handler of a route or subscription comes to; nothing where the handler is not known. */
  of(claim: Claim): readonly ReachedEffect[] {
    const known = this.known.get(claim);
    if (known) return known;
    const programs = this.reach.programsAtAll(claim.chain);
    const found = distinct(takenBy(this.world, claim).flatMap((handler) => this.from(handler, programs)));
    this.known.set(claim, found);
    return found;
  }

  private from(handler: FunctionThing, programs: readonly string[]): readonly ReachedEffect[] {
    const met: Met[] = [];
    const places = new Set<Place>();
    const inPrograms = ({ module: { path } }: SiteReference) => programs.some((each) => isInside(path, each));
    this.behind.walk(handler, {
      met: (call, by, callees, trail) => {
        places.add(call.place);
        const at = trail.findLast(inPrograms) ?? siteOfCall(by.module, call);
        const here = this.byPlace.get(call.place) ?? [];
        const own = here.filter((claim) => here.length === 1 || this.isOfSelf(claim, by));
        met.push(...[...own, ...this.usesIn(callees, programs)].map((claim) => ({ claim, at })));
      },
      entered: (fn, trail) => {
        const at = trail.findLast(inPrograms);
        met.push(...(this.byFunction.get(fn.key) ?? []).map((claim) => (at ? { claim, at } : { claim })));
      },
    });
    const here = met.filter(({ claim }) => claim.isDecorated || this.isOnTheWay(claim, places, handler));
    return here.map(({ claim, at }) => effectOf(claim, at));
  }

  /**
   * The calls of its own chain are calls of the walk; what stands outside of functions runs for everybody. What stands in the chain before
   * the handler's own call did not call the handler: it gave it a client.
   */
  private isOnTheWay({ chain, effect }: Claim, places: ReadonlySet<Place>, handler: FunctionThing): boolean {
    if (effect.does === 'connection') return true;
    const own = chain.findIndex((site) => places.has(site.place) && this.isWithin(site, handler));
    return chain.slice(Math.max(own, 0)).every((site) => places.has(site.place) || site.isMaking || this.isForAll(site));
  }

  private isWithin({ module, place }: SiteReference, handler: FunctionThing): boolean {
    const call = module === handler.module ? callAt(module, place) : undefined;
    for (let scope = call?.scope ?? null; scope !== null; scope = module.scopes[scope]?.parent ?? null)
      if (scope === handler.node.scope) return true;
    return false;
  }

  /** One call of a base class does something else for every subclass that is made: it is the one that the walk came with. */
  private isOfSelf({ chain }: Claim, by: FunctionThing): boolean {
    const owner = by.node.class === undefined ? undefined : this.world.base.classThing(by.module, by.node.class);
    const made = owner
      ? chain.flatMap((site) => classesAt(this.world, site)).filter((of) => isOfClass(this.world, of, owner))
      : [];
    return made.length === 0 || made.some(({ key }) => key === selfOf(by)?.of.key);
  }

  private isForAll({ module, place }: SiteReference): boolean {
    const call = callAt(module, place);
    const around = call && this.world.base.enclosingFunction(module, call.scope);
    return around === undefined || around.node.kind === 'constructor';
  }

  /** The connections and vendors' clients that the instance called on was made with; else the only one that the programs open with its library. */
  private usesIn(callees: readonly Thing[], programs: readonly string[]): readonly Claim[] {
    return callees.flatMap((callee) => {
      if (callee.is !== 'symbol' && callee.is !== 'made') return [];
      const makers = makersOf(callee.is === 'made' ? callee : callee.receiver).map(makerPlace);
      const exact = makers.flatMap((place) => this.byPlace.get(place) ?? []);
      if (exact.length > 0) return exact;
      const ofLibrary = this.connections.filter(
        ({ claim, programs: own }) => claim.library === callee.library && own.some((program) => programs.includes(program)),
      );
      return ofLibrary.length === 1 ? ofLibrary.map(({ claim }) => claim) : [];
    });
  }
}

/** The functions that a decorator stands on; for a client's interface also what stands in for it when it fails. */
function decoratedBy(world: OpenWorld, { chain }: Claim): readonly string[] {
  const [site] = chain;
  if (!site) return [];
  const { module, place } = site;
  return module.functions.flatMap((node, index) => {
    if (!node.decorators.some((each) => each.place === place)) return [];
    const owner = node.class === undefined ? undefined : world.base.classThing(module, node.class);
    const others = owner ? world.subclassesOf(owner).flatMap((each) => methodOf(world.base, each, node.name ?? '') ?? []) : [];
    return [world.base.functionThing(module, index), ...others].flatMap((fn) => fn?.key ?? []);
  });
}

function note<K>(claims: Map<K, Claim[]>, key: K, claim: Claim): void {
  const list = claims.get(key);
  if (list) list.push(claim);
  else claims.set(key, [claim]);
}

/** The fact of a claim rests on its chain and on where its client was registered. */
function effectOf({ chain, receiver }: Claim, at: SiteReference | undefined): ReachedEffect {
  const way = wayOf([...chain, ...(receiver?.sites ?? [])].map(evidenceOf));
  return { way, ...(at ? { at: evidenceOf(at) } : {}) };
}

/** Each effect once, where the code first comes to it. */
function distinct(effects: readonly ReachedEffect[]): readonly ReachedEffect[] {
  const first = new Map<string, ReachedEffect>();
  for (const each of effects) if (!first.has(each.way)) first.set(each.way, each);
  return [...first.values()];
}
