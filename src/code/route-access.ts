import type { Guard } from '../model/guard.ts';
import { literal, textsOf, type Value } from '../model/value.ts';
import type { Guarding } from './access-rules.ts';
import type { Claim } from './claims.ts';
import { Evaluator } from './evaluate.ts';
import { handlerOf } from './handlers.ts';
import { type Keeper, keepersByRule, keepersOf } from './keepers.ts';
import { isSameWay, makerPlace, makersOf } from './makers.ts';
import type { Level, Mounting } from './mounts.ts';
import { mayBeOne } from './owned.ts';
import { decidedBy, type PathRule } from './path-rules.ts';
import type { Reach } from './reach.ts';
import { chainFor } from './rule-chains.ts';
import { evidenceOf } from './site-evidence.ts';
import { StatedGuards } from './stated-guards.ts';
import { concatPaths } from './text-functions.ts';
import type { MadeThing, SiteReference } from './thing.ts';
import type { OpenWorld } from './world.ts';

/** A call that guards, with what it was found to guard by. */
interface Post {
  readonly claim: Claim;
  readonly rule: Guarding;
  readonly keepers: readonly Keeper[];
  readonly keys: readonly unknown[];
}

/** Tells what stands between callers and each route: by decorators, in its own chain, on the routers above it, in the whole program. */
export class RouteAccess {
  private readonly world: OpenWorld;
  private readonly reach: Reach;
  private readonly stated: StatedGuards;
  private readonly posts: readonly Post[];
  private readonly rules: readonly Post[];
  private readonly byPlace = new Map<unknown, Post[]>();

  constructor(world: OpenWorld, claims: readonly Claim[], reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.stated = new StatedGuards(world);
    this.posts = [...claims.flatMap((claim) => postOf(world, claim)), ...registeredPosts(world)];
    this.rules = this.posts.filter(({ rule }) => rule.rule !== undefined || rule.on === 'rules');
    for (const post of this.posts)
      if (post.rule.on === 'route') this.byPlace.set(placeOf(post), [...(this.byPlace.get(placeOf(post)) ?? []), post]);
  }

  /** The guards of a route where it is mounted, for these programs. */
  guardsOf(claim: Claim, mounting: Mounting, programs: readonly string[]): readonly Guard[] {
    const { near, far } = this.statedFor(claim);
    const own = (this.byPlace.get(claim.chain.at(-1)?.place) ?? []).filter((post) => isSameWay(post.claim.chain, claim.chain));
    const around = this.posts.filter(
      (post) =>
        ((post.rule.on === 'router' || post.rule.on === 'made') && mounting.levels.some((level) => isOnTheWay(post, level))) ||
        ((post.rule.on === 'receiver' || post.rule.on === 'endpoint') && isBehind(post, claim)) ||
        (post.rule.on === 'program' && !post.rule.rule && this.isInProgram(post, claim, programs)),
    );
    return settle([[...near, ...keepersIn(own)], far, keepersIn(around), this.byRules(claim, mounting, programs)]);
  }

  /** What the program's rules for paths say. */
  private byRules(claim: Claim, { prefix }: Mounting, programs: readonly string[]): readonly Keeper[] {
    const here = this.rules.filter((post) => this.reach.programsAtAll(post.claim.chain).some((each) => programs.includes(each)));
    const path = concatPaths(prefix, claim.values['path'] ?? literal(''));
    const own = chainFor(here, path);
    const [rules, notes] = [own.filter(({ rule }) => rule.on !== 'rules'), own.filter(({ rule }) => rule.on === 'rules')];
    const schemes = new Set(notes.flatMap(({ keepers }) => keepers.flatMap(({ scheme }) => scheme ?? [])));
    const decided = decidedBy(rules.map(pathRuleOf), path, textsOf(claim.values['method'] ?? literal('ANY')));
    return decided.map((keeper) => ({ ...keeper, scheme: keeper.scheme ?? ([...schemes].sort().join(' or ') || undefined) }));
  }

  private statedFor(claim: Claim): ReturnType<StatedGuards['of']> {
    const [, site] = claim.chain;
    if (claim.isDecorated && claim.class && site) return this.stated.of(claim.class, site.module, claim.name);
    const handler = handlerOf(this.world, claim);
    return { near: handler ? this.stated.onFunction(handler) : [], far: [] };
  }

  private isInProgram(post: Post, claim: Claim, programs: readonly string[]): boolean {
    if (post.claim.library !== claim.library) return false;
    return this.reach.programsAtAll(post.claim.chain).some((program) => programs.includes(program));
  }
}

function postOf(world: OpenWorld, claim: Claim): readonly Post[] {
  const { effect, library, made, receiver } = claim;
  const site = claim.chain.at(-1);
  if (effect.does !== 'guard' || !site) return [];
  const name = made?.maker?.called?.replace(/^.*\./, '') || library.name;
  const keepers = keepersByRule(world, effect, claim, { name, site, trust: 'chained' });
  const places = effect.on === 'made' ? [site.place] : makersOf(receiver).map(makerPlace);
  const known = places.filter((key) => key !== undefined);
  const keys = effect.on === 'router' || effect.on === 'endpoint' ? known.slice(0, 1) : known;
  return keepers.length > 0 ? [{ claim, rule: effect, keepers, keys }] : [];
}

/** What is registered as a guard of the whole program: `{ provide: APP_GUARD, useClass: JwtAuthGuard }`. */
function registeredPosts(world: OpenWorld): readonly Post[] {
  return world.base.libraries.flatMap((library) =>
    (library.guardTokens ?? []).flatMap((token) =>
      world.registrationsFor({ is: 'symbol', library, path: token }).flatMap(({ thing, sites }): readonly Post[] => {
        const [site] = sites;
        if (!site) return [];
        const keepers = keepersOf(world, { thing: thing(new Evaluator(world)) }, site, 'stated');
        const rule: Guarding = { does: 'guard', on: 'program' };
        return [
          { claim: { effect: rule, library, values: {}, things: {}, chain: sites, isDecorated: false }, rule, keepers, keys: [] },
        ];
      }),
    ),
  );
}

function keepersIn(posts: readonly Post[]): readonly Keeper[] {
  return posts.flatMap(({ keepers }) => keepers);
}

function placeOf({ claim }: Post): unknown {
  return claim.chain.at(-1)?.place;
}

function pathRuleOf({ claim: { values, chain }, keepers }: Post): PathRule {
  return { rule: values['rule'], line: chain.at(-1)?.place.line ?? 0, keepers };
}

/** On this router or one around it, above the place where the route is registered on it, and for its path. */
function isOnTheWay(post: Post, level: Level): boolean {
  const routers = makersOf(level.router);
  const isOnIt = ({ ownedBy }: MadeThing) => mayBeOne(post.claim.receiver?.ownedBy, ownedBy);
  return (
    routers.some((each) => post.keys.includes(makerPlace(each)) && isOnIt(each)) &&
    isBefore(post.claim.chain, level.sites) &&
    isFor(post.claim.values['path'], level.path)
  );
}

/** Where both stand in one file the line tells; what other files register is taken to come first. */
function isBefore(one: readonly SiteReference[], other: readonly SiteReference[]): boolean {
  for (const site of one) {
    const beside = other.find(({ module, declaration }) => module === site.module && declaration === site.declaration);
    if (beside) return site.place.line <= beside.place.line;
  }
  return true;
}

function isFor(guarded: Value | undefined, path: Value): boolean {
  const starts = textsOf(guarded ?? literal('')).map((text) => text.replace(/\/?\*+$/, '').replace(/^\/|\/$/g, ''));
  if (starts.length === 0 || starts.includes('')) return true;
  const paths = textsOf(path).map((text) => text.replace(/^\//, ''));
  return starts.some((start) => paths.some((each) => each === start || each.startsWith(`${start}/`)));
}

/** Chained behind the call that registers the route or makes the group it is in: `MapGet(…).RequireAuthorization()`. */
function isBehind({ keys }: Post, { chain, receiver }: Claim): boolean {
  const places = [chain.at(-1)?.place, ...makersOf(receiver).map(makerPlace)];
  return keys.some((key) => places.includes(key as SiteReference['place']));
}

/** From the nearest to the farthest: who says last who may call, with the roles that are said besides. */
function settle(levels: readonly (readonly Keeper[])[]): readonly Guard[] {
  const opening = levels.findIndex((keepers) => keepers.some(({ access }) => access === 'public'));
  const nearer = opening < 0 ? levels : levels.slice(0, opening);
  const guarding = nearer.flat().filter(({ access }) => access === 'guard' || access === 'check');
  if (guarding.length === 0) {
    const open = opening < 0 ? undefined : levels[opening]?.find(({ access }) => access === 'public');
    return open ? [{ name: open.name, isPublic: true, evidence: evidenceOf(open.site) }] : [];
  }
  const roles = nearer.flat().flatMap((keeper) => (keeper.access === 'roles' ? keeper.roles : []));
  return guarding.map(({ name, scheme, roles: own, site }, index): Guard => {
    const all = [...new Set([...own, ...(index === 0 ? roles : [])])].sort();
    return {
      name,
      ...(scheme === undefined ? {} : { scheme }),
      ...(all.length > 0 ? { roles: all } : {}),
      evidence: evidenceOf(site),
    };
  });
}
