import { askedPath } from './asked-path.ts';
import { type Caller, Callers } from './callers.ts';
import { isOfTheirRuns } from './closures.ts';
import { Evaluator, type World } from './evaluate.ts';
import { mayBeMadeByOthers } from './handed-on.ts';
import { openHolders } from './holders.ts';
import { itemSteps } from './items.ts';
import { programsWithout } from './left-as-made.ts';
import { madeAmong, madeByContainer } from './made-by-container.ts';
import { isOfClass } from './of-class.ts';
import { inOrder } from './open-order.ts';
import { isOwn } from './own-callee.ts';
import { OwnRuns } from './own-runs.ts';
import { chainOf, frameOf, isNewTo, mayRunIn, programOf, type Step, withBehind } from './path-steps.ts';
import type { Prospect } from './prospect-views.ts';
import { Prospects } from './prospects.ts';
import type { Reach } from './reach.ts';
import type { ClassThing, Frame, FunctionThing, Located, Open, SiteReference } from './thing.ts';

const DEEPEST_PATH = 7;
/** Enough for every wrapper seen so far many times over; a bound because callers multiply. */
const MOST_ATTEMPTS = 4000;
/** All attempts for one call together. */
const MOST_STEPS = 800_000;

export interface Expansion<T> {
  readonly result: T;
  /** The callers (and subclasses) it took, outermost first. */
  readonly chain: readonly SiteReference[];
  /** Set when it holds for one program only, because it depends on where that runs. */
  readonly program?: string | undefined;
  /** Nobody in the program sets what others set: what was made holds as it was made. */
  readonly isAsMade?: true;
}

/** What one evaluation gave, and what to bind to know more: callers and programs, programs alone, or nothing. */
export interface Attempt<T> {
  readonly result: T;
  readonly more: 'callers' | 'programs' | 'nothing';
}

interface Work {
  readonly path: readonly Step[];
  readonly tried: ReadonlySet<string>;
  readonly program?: string | undefined;
  readonly around?: ClassThing | undefined;
  readonly isAsMade?: true;
}

/** How an open end can be bound; with `isOfProgram`, another way in each program. */
interface Steps {
  readonly open: Open;
  readonly steps: readonly Step[];
  readonly tried: ReadonlySet<string>;
  readonly isOfProgram: boolean;
}

/**
 * Evaluates something again for every way its open parameters can be bound: a function that passes a parameter into a known call
 * is itself a known call, wherever it is called. Bounded in depth and number; what stays open after that stays unknown.
 */
export class Expander {
  private readonly world: World;
  private readonly callers: Callers;
  readonly reach: Reach;
  private readonly prospects: Prospects;
  private readonly ownRuns: OwnRuns;

  constructor(world: World, reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.callers = new Callers(world, reach);
    this.prospects = new Prospects(world, this.callers, reach);
    this.ownRuns = new OwnRuns(world);
  }

  get base(): World['base'] {
    return this.world.base;
  }

  /** Whether what may turn up when something open is bound is of interest; `callee` is what would be called. */
  mayComeTo(evaluator: Evaluator, callee: Located, isOfInterest: (found: Iterable<Prospect>) => boolean): boolean {
    const asked = askedPath(evaluator, callee);
    for (const { key, open } of evaluator.opens.values())
      if (this.prospects.some(open, asked?.key === key ? asked.path : undefined, isOfInterest)) return true;
    return false;
  }

  hasSubclasses(of: ClassThing): boolean {
    return this.world.subclassesOf(of).length > 0;
  }

  /** The programs that reach all of these places. */
  programsAt(sites: readonly SiteReference[]): readonly string[] {
    return this.reach.programsAtAll(sites);
  }

  /** The calls of a function, or the places where its class is made. */
  callersOf(fn: FunctionThing): readonly Caller[] {
    const owner = fn.node.kind === 'constructor' ? this.world.base.enclosingClass(fn.module, fn.node.scope) : undefined;
    return owner ? this.callers.instantiations(owner).map(({ caller }) => caller) : this.callers.of(fn);
  }

  /** The places where the class of a method is made, where nothing else makes or extends it. */
  makersOf(fn: FunctionThing): readonly Caller[] {
    const owner = fn.node.class === undefined ? undefined : this.world.base.classThing(fn.module, fn.node.class);
    if (!owner || fn.node.isStatic || fn.node.kind === 'constructor') return [];
    if (this.hasSubclasses(owner) || mayBeMadeByOthers(this.base, owner)) return [];
    return this.callers.instantiations(owner).map(({ caller }) => caller);
  }

  /** `around` is the class in which the evaluated code stands: only its own instances run it. */
  expand<T>(
    site: SiteReference,
    attempt: (evaluator: Evaluator, frame: Frame | undefined) => Attempt<T>,
    around?: ClassThing,
  ): readonly Expansion<T>[] {
    const results: Expansion<T>[] = [];
    const work: Work[] = [{ path: [], tried: new Set(), around }];
    let first: T | undefined;
    let steps = 0;
    for (let attempts = 0; ; attempts++) {
      const at = work.pop();
      if (!at) return results;
      if (attempts >= MOST_ATTEMPTS || steps >= MOST_STEPS)
        return first === undefined ? results : [...results, { result: first, chain: [] }];
      const bound = frameOf(at.path, this.world);
      const evaluator = new Evaluator(this.world, at.program, { bound });
      const { result, more } = attempt(evaluator, bound);
      first ??= result;
      steps += evaluator.spent;
      const next = this.next(evaluator, at, site, more);
      if (next) work.push(...next.toReversed());
      else results.push({ result, chain: chainOf(at.path), program: at.program, ...(at.isAsMade ? { isAsMade: true } : {}) });
    }
  }

  /** What to try after an evaluation: its open ends bound in every way there is, and last every program that runs it. */
  private next(evaluator: Evaluator, at: Work, site: SiteReference, more: Attempt<unknown>['more']): readonly Work[] | undefined {
    if (more === 'nothing') return undefined;
    const found = more === 'callers' && at.path.length < DEEPEST_PATH ? this.nextSteps(evaluator, at) : undefined;
    const inEach = found?.isOfProgram ? this.inEachProgram(at, site) : undefined;
    if (inEach) return inEach;
    if (found) return [...this.taking(at, found), ...this.leaving(at, found, site)];
    return evaluator.opens.has('program') ? this.inEachProgram(at, site) : undefined;
  }

  private taking(at: Work, { steps, tried }: Steps): readonly Work[] {
    return steps.map((step) => ({
      ...at,
      path: [...at.path, ...withBehind(step)],
      tried,
      program: at.program ?? programOf(step),
    }));
  }

  private leaving(at: Work, { open, steps, tried }: Steps, site: SiteReference): readonly Work[] {
    const programs = programsWithout({ open, steps, path: at.path, site }, this.reach);
    return programs
      .filter((program) => at.program === undefined || program === at.program)
      .map((program) => ({ ...at, tried, program, isAsMade: true }));
  }

  private inEachProgram(at: Work, site: SiteReference): readonly Work[] | undefined {
    if (at.program !== undefined) return undefined;
    const programs = this.reach.programsAtAll([site, ...chainOf(at.path)]);
    return programs.length === 0 ? undefined : programs.map((program) => ({ ...at, program }));
  }

  private nextSteps(evaluator: Evaluator, at: Work): Steps | undefined {
    const { path, around, program } = at;
    const seen = new Set(at.tried);
    for (const [key, { open }] of this.ownRuns.first(inOrder(evaluator.opens))) {
      if (seen.has(key)) continue;
      const holders = this.holderSteps(open, at, seen, evaluator);
      if (holders.length > 0) return { open, steps: holders, tried: seen, isOfProgram: false };
      // A list that a caller hands on is known when that caller is.
      if (open.kind !== 'item') seen.add(key);
      const asking = open.kind === 'item' ? new Evaluator(this.world, program, { bound: frameOf(path, this.world) }) : evaluator;
      const steps = this.stepsFor(open, { path, around, program }, asking).filter(
        (step) => isNewTo(path, step) && isOfTheirRuns(step, path) && mayRunIn(program, step),
      );
      if (steps.length > 0)
        return { open, steps, tried: seen.add(key), isOfProgram: open.kind === 'item' && asking.opens.has('program') };
    }
    return undefined;
  }

  /** Who holds what a path's method is called on, where that is to tell which one of its class it is. */
  private holderSteps(open: Open, { path, program }: Work, tried: Set<string>, asking: Evaluator): readonly Step[] {
    for (const [key, holder] of openHolders(open, path, this.world, program)) {
      if (tried.has(key)) continue;
      tried.add(key);
      const steps = this.stepsFor(holder, { path }, asking).filter((each) => isNewTo(path, each) && mayRunIn(program, each));
      if (steps.length > 0) return steps;
    }
    return [];
  }

  private stepsFor(open: Open, { path, around }: Omit<Work, 'tried'>, asking: Evaluator): readonly Step[] {
    if (open.kind === 'program') return [];
    if (open.kind === 'item') return itemSteps(asking, open.function, frameOf(path, this.world));
    if (open.kind === 'self')
      return this.selfOf(path, open.class)
        ? []
        : madeAmong(this.concrete(this.callingClass(open.class, path, around)), this.base, this.callers).map((each) => ({
            kind: 'self',
            of: open.class,
            class: each,
          }));
    const fn = open.function;
    if (fn.node.kind !== 'constructor') return this.ownRuns.stepsInto(fn, this.callers.of(fn));
    const owner = this.world.base.enclosingClass(fn.module, fn.node.scope);
    if (!owner) return [];
    const self = this.selfOf(path, owner);
    const calling = this.callingClass(owner, path, around);
    const instantiations = this.callers.instantiations(owner);
    const contained = self ? [] : madeByContainer(this, owner, this.concrete(calling), instantiations);
    const made = instantiations
      .filter((each) => calling === owner || this.concrete(calling).some(({ key }) => key === each.class.key))
      .filter((each) => !self || each.class.key === self.key)
      .map(({ caller, class: of }): Step => ({ kind: 'new', function: fn, class: of, caller }));
    return [...made, ...contained];
  }

  /** A method that calls another of its own instance calls it for its own class and what extends that. */
  private callingClass(of: ClassThing, path: readonly Step[], start: ClassThing | undefined): ClassThing {
    let found = start && this.world.subclassesOf(of).some((each) => each.key === start.key) ? start : of;
    for (const step of path) {
      if (step.kind !== 'call' || step.caller.self) break;
      const { module, call } = step.caller;
      const site = module.calls[call];
      const around = site && isOwn(site.callee) ? this.world.base.enclosingClass(module, site.scope) : undefined;
      if (!around) break;
      if (this.world.subclassesOf(found).some((each) => each.key === around.key)) found = around;
    }
    return found;
  }

  /** The class that a path says an instance of another class is; a caller's own instance is none of its callee's. */
  private selfOf(path: readonly Step[], of: ClassThing): ClassThing | undefined {
    for (const step of path) {
      if (step.kind === 'item') continue;
      const made = step.kind === 'call' ? step.caller.self : { of: step.class, isOpen: false };
      if (made && isOfClass(this.world, made.of, of)) return made.isOpen ? undefined : made.of;
    }
    return undefined;
  }

  private concrete(of: ClassThing): readonly ClassThing[] {
    return [of, ...this.world.subclassesOf(of)].filter((each) => !each.node.isAbstract);
  }
}
