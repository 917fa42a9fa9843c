import { callIndexOf } from './call-index.ts';
import { methodOf } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import { FrameKeys } from './frame-keys.ts';
import type { CallSite, Module } from './ir.ts';
import { applicable } from './overloads.ts';
import {
  bindFrame,
  type FunctionThing,
  type InstanceThing,
  optionsOf,
  type SiteReference,
  siteOfCall,
  type Thing,
} from './thing.ts';

const DEEPEST = 12;
const MOST_CALLS = 600;
/** What takes more to tell leads back to itself, and does so for every route. */
const MOST_STEPS = 1000;

/** One call that a function makes, with what is called. */
interface Made {
  readonly call: CallSite;
  readonly callees: readonly Thing[];
}

/** What a walk meets, in the order in which the code comes to it. `by` is the function that calls; `trail` are the calls that led there. */
export interface Walker {
  met(call: CallSite, by: FunctionThing, callees: readonly Thing[], trail: readonly SiteReference[]): void;
  entered(fn: FunctionThing, trail: readonly SiteReference[]): void;
}

/** Walks from a function through the functions of the repository that it calls. Each function is looked at once, whoever calls it. */
export class CodeBehind {
  private readonly world: World;
  private readonly callsIn = new Map<Module, ReadonlyMap<number, readonly CallSite[]>>();
  private readonly made = new Map<string, readonly Made[]>();
  private readonly frames = new FrameKeys();

  constructor(world: World) {
    this.world = world;
  }

  walk(fn: FunctionThing, walker: Walker): void {
    this.enter(fn, walker, { seen: new Set(), left: MOST_CALLS }, []);
  }

  private enter(
    fn: FunctionThing,
    walker: Walker,
    budget: { readonly seen: Set<string>; left: number },
    trail: readonly SiteReference[],
  ): void {
    const key = keyOf(fn);
    if (trail.length > DEEPEST || budget.seen.has(key)) return;
    budget.seen.add(key);
    walker.entered(fn, trail);
    for (const { call, callees } of this.madeBy(fn)) {
      if (budget.left <= 0) return;
      budget.left -= 1;
      const further = [...trail, siteOfCall(fn.module, call)];
      walker.met(call, fn, callees, further);
      for (const callee of callees)
        if (callee.is === 'function') for (const each of this.meant(callee)) this.enter(each, walker, budget, further);
    }
  }

  /** What is only declared is done by the classes that implement it. */
  private meant(fn: FunctionThing): readonly FunctionThing[] {
    const { module, node } = fn;
    const owner = node.class === undefined ? undefined : this.world.base.classThing(module, node.class);
    if (!owner || node.name === undefined || !(node.isAbstract || owner.node.isInterface)) return [fn];
    const { name } = node;
    return [fn, ...this.world.subclassesOf(owner).flatMap((each) => methodOf(this.world.base, each, name) ?? [])];
  }

  private madeBy(fn: FunctionThing): readonly Made[] {
    const key = this.keyIn(fn);
    const known = this.made.get(key);
    if (known) return known;
    const self = selfOf(fn);
    const frame = self ? bindFrame(fn.frame, fn.key, [], self) : fn.frame;
    const made = this.callsOf(fn).map((call): Made => {
      const at = { module: fn.module, expression: call.callee, scope: call.scope, frame };
      const options = optionsOf(this.evaluator().evaluate(at)).map((each) => this.declared(each, call));
      return { call, callees: [...applicable(options, call.arguments.length), ...this.passedOn(fn, call, frame)] };
    });
    this.made.set(key, made);
    return made;
  }

  /** What it calls depends on what is bound around it. */
  private keyIn(fn: FunctionThing): string {
    const { frame } = fn;
    return frame ? `${fn.key} in ${this.frames.of(frame)} of ${this.frames.ofInstance(selfOf(fn))}` : keyOf(fn);
  }

  private evaluator(): Evaluator {
    return new Evaluator(this.world, undefined, { mostSteps: MOST_STEPS });
  }

  /** A method of a type that nobody in the repository implements: a container makes the client. */
  private declared(callee: Thing, { callee: written }: CallSite): Thing {
    if (callee.is !== 'open' || callee.open.kind !== 'self' || written.is !== 'member') return callee;
    return methodOf(this.world.base, callee.open.class, written.name) ?? callee;
  }

  /** Functions that are handed on by their names: `orders.forEach(publishOrder)`. */
  private passedOn(fn: FunctionThing, call: CallSite, frame: FunctionThing['frame']): readonly Thing[] {
    return call.arguments.flatMap((expression) => {
      if (expression.is !== 'name' && expression.is !== 'member') return [];
      if (callIndexOf(this.world.base).named(expression.name).length === 0 && !isDeclared(fn.module, expression.name)) return [];
      const thing = this.evaluator().evaluate({ module: fn.module, expression, scope: call.scope, frame });
      return optionsOf(thing).filter(({ is }) => is === 'function');
    });
  }

  /** Its own calls and those of the functions that are written in it, by line. */
  private callsOf({ module, node }: FunctionThing): readonly CallSite[] {
    const known = this.callsIn.get(module) ?? callsByScope(module);
    this.callsIn.set(module, known);
    return known.get(node.scope) ?? [];
  }
}

/** For an instance of a known class the same function may call others. */
function keyOf(fn: FunctionThing): string {
  const self = selfOf(fn);
  return self ? `${fn.key} of ${self.of.key}` : fn.key;
}

/** The instance that a method is called on, where its class is known. */
export function selfOf({ self, frame }: FunctionThing): InstanceThing | undefined {
  const known = self ?? frame?.self;
  return known?.isOpen ? undefined : known;
}

function isDeclared(module: Module, name: string): boolean {
  return module.functions.some((each) => each.name === name);
}

function callsByScope(module: Module): ReadonlyMap<number, readonly CallSite[]> {
  const found = new Map<number, CallSite[]>();
  for (const call of module.calls.toSorted((one, other) => one.place.line - other.place.line))
    for (let at: number | null = call.scope; at !== null; at = module.scopes[at]?.parent ?? null) {
      const list = found.get(at);
      if (list) list.push(call);
      else found.set(at, [call]);
    }
  return found;
}
