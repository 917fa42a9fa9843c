import { type Caller, Callers } from './callers.ts';
import { typesOf } from './calls.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { Expression } from './ir.ts';
import {
  bindFrame,
  type ClassThing,
  type Frame,
  type FunctionThing,
  type InstanceThing,
  type Open,
  type SiteReference,
  siteOfCall,
  siteOfClass,
} from './thing.ts';

const DEEPEST_PATH = 7;
const MOST_ATTEMPTS = 400;

/** One way a piece of code comes to run: through which callers, for which subclass. Innermost first. */
type Step =
  | { readonly kind: 'call'; readonly function: FunctionThing; readonly caller: Caller }
  | { readonly kind: 'new'; readonly function: FunctionThing; readonly class: ClassThing; readonly caller: Caller }
  | { readonly kind: 'self'; readonly of: ClassThing; readonly class: ClassThing };

export interface Expansion<T> {
  readonly result: T;
  /** The callers (and subclasses) it took, outermost first. */
  readonly chain: readonly SiteReference[];
}

/**
 * Evaluates something again for every way its open parameters can be bound: a function that passes a parameter into a known call
 * is itself a known call, wherever it is called. Bounded in depth and number; what stays open after that stays unknown.
 */
export class Expander {
  private readonly world: World;
  private readonly callers: Callers;

  constructor(world: World) {
    this.world = world;
    this.callers = new Callers(world);
  }

  expand<T>(attempt: (evaluator: Evaluator, frame: Frame | undefined) => T): readonly Expansion<T>[] {
    const results: Expansion<T>[] = [];
    const work: { path: readonly Step[]; tried: ReadonlySet<string> }[] = [{ path: [], tried: new Set() }];
    for (let attempts = 0; work.length > 0 && attempts < MOST_ATTEMPTS; attempts++) {
      const { path, tried } = work.pop() ?? { path: [], tried: new Set<string>() };
      const evaluator = new Evaluator(this.world);
      const result = attempt(evaluator, frameOf(path));
      const next = path.length < DEEPEST_PATH ? this.nextSteps(evaluator, path, tried) : undefined;
      if (!next) results.push({ result, chain: path.map(siteOfStep).reverse() });
      else for (const step of [...next.steps].reverse()) work.push({ path: [...path, step], tried: next.tried });
    }
    return results;
  }

  private nextSteps(
    evaluator: Evaluator,
    path: readonly Step[],
    tried: ReadonlySet<string>,
  ): { steps: readonly Step[]; tried: ReadonlySet<string> } | undefined {
    const seen = new Set(tried);
    const hardFirst = [...evaluator.opens].sort(([, left], [, right]) => Number(left.isSoft) - Number(right.isSoft));
    for (const [key, { open }] of hardFirst) {
      if (seen.has(key)) continue;
      seen.add(key);
      const steps = this.stepsFor(open, selfOf(path)).filter((step) => !path.some((each) => isSameStep(each, step)));
      if (steps.length > 0) return { steps, tried: seen };
    }
    return undefined;
  }

  private stepsFor(open: Open, self: ClassThing | undefined): readonly Step[] {
    if (open.kind === 'self')
      return self ? [] : this.concrete(open.class).map((each) => ({ kind: 'self', of: open.class, class: each }));
    const fn = open.function;
    if (fn.node.kind !== 'constructor') return this.callers.of(fn).map((caller) => ({ kind: 'call', function: fn, caller }));
    const owner = this.world.base.enclosingClass(fn.module, fn.node.scope);
    if (!owner) return [];
    return this.callers
      .instantiations(owner)
      .filter((each) => !self || each.class.key === self.key)
      .map(({ caller, class: made }) => ({ kind: 'new', function: fn, class: made, caller }));
  }

  private concrete(of: ClassThing): readonly ClassThing[] {
    return [of, ...this.world.subclassesOf(of)].filter((each) => !each.node.isAbstract);
  }
}

function selfOf(path: readonly Step[]): ClassThing | undefined {
  for (const step of path) {
    if (step.kind === 'self' || step.kind === 'new') return step.class;
    if (step.caller.self) return step.caller.self.isOpen ? undefined : step.caller.self.of;
  }
  return undefined;
}

function isSameStep(left: Step, right: Step): boolean {
  if (left.kind === 'self') return right.kind === 'self' && left.class.key === right.class.key;
  if (right.kind === 'self') return false;
  return left.caller.module === right.caller.module && left.caller.call === right.caller.call;
}

/** The frames of a path, built from the outermost caller inwards so that each call's arguments see the bindings around it. */
function frameOf(path: readonly Step[]): Frame | undefined {
  return [...path].reverse().reduce<Frame | undefined>((frame, step) => {
    if (step.kind === 'self') return bindFrame(frame, step.of.key, [], knownSelf(frame, { is: 'instance', of: step.class }));
    const { module, call } = step.caller;
    const site = module.calls[call];
    const args = argumentsAt(step.caller).map((expression) => ({ module, expression, scope: site?.scope ?? 0, frame }));
    const types = site && typesOf(site, { module, frame });
    if (step.kind === 'call')
      return bindFrame(frame, step.function.key, args, step.caller.self && knownSelf(frame, step.caller.self), types);
    const self: InstanceThing = { is: 'instance', of: step.class, arguments: args };
    return bindFrame(frame, step.class.key, [], self);
  }, undefined);
}

/** What a caller passes; what an extension is called on comes first. */
function argumentsAt({ module, call, isExtension }: Caller): readonly Expression[] {
  const site = module.calls[call];
  const passed = site?.arguments ?? [];
  return isExtension && site?.callee.is === 'member' ? [site.callee.of, ...passed] : passed;
}

/** The instance as a caller further out made it, when it is of the same class: that one knows its constructor's arguments. */
function knownSelf(frame: Frame | undefined, self: InstanceThing): InstanceThing {
  for (let each = frame; each; each = each.next)
    if (each.self?.arguments && each.self.of.key === self.of.key) return self.arguments ? self : each.self;
  return self;
}

function siteOfStep(step: Step): SiteReference {
  if (step.kind === 'self') return siteOfClass(step.class);
  const { module, call } = step.caller;
  const site = module.calls[call];
  return site ? siteOfCall(module, site) : { module, place: { line: 1, text: '' } };
}
