import { type CallIndex, type CallReference, callIndexOf } from './call-index.ts';
import { calleeThing } from './called-members.ts';
import { closuresAmong } from './closures.ts';
import { Evaluator, type World } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { extendedBy } from './extensions.ts';
import { FrameKeys } from './frame-keys.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { type ItemStep, itemSteps } from './items.ts';
import { openKey } from './keys.ts';
import { distinctCallers, noteCaller } from './noted-callers.ts';
import { functionsRun } from './passing.ts';
import { frameOf, type Step } from './path-steps.ts';
import type { Reach } from './reach.ts';
import {
  anyOf,
  bindFrame,
  type ClassThing,
  type Frame,
  type FunctionThing,
  type InstanceThing,
  type Located,
  optionsOf,
  siteOfCall,
  type Thing,
} from './thing.ts';

/** How many functions may hand on what is called. */
const DEEPEST = 3;

/** A call that reaches a function of the repository. */
export interface Caller {
  readonly module: Module;
  readonly call: number;
  /** The instance the method is called on, when it is known. */
  readonly self?: InstanceThing | undefined;
  /** What was bound around the function where it was made: one of these, as far as each is known. */
  readonly closures?: readonly Frame[] | undefined;
  /** What the called function was bound to, where it stands for one that is. */
  readonly bound?: Pick<FunctionThing, 'on' | 'given' | 'passes'>;
  /** What an extension is called on: its first argument. */
  readonly on?: Expression | undefined;
  /** Which item of a list around the call it is that is called, or that leads to it. */
  readonly item?: ItemStep | undefined;
  /** Set when only this program makes it such a call: what is called depends on where the code runs. */
  readonly program?: string | undefined;
}

/** What calls of one name come to, by the function or class. */
interface Reached {
  readonly functions: ReadonlyMap<string, readonly Caller[]>;
  readonly classes: ReadonlyMap<string, readonly Caller[]>;
}

interface Callee {
  readonly thing: Thing;
  readonly item?: ItemStep;
  readonly program?: string | undefined;
}

/** How many calls may be looked at because another is: what is called on a parameter is what callers pass for it. */
const MOST_RUNNING = 50;

/** Finds the calls of functions and constructors: by name first, and each call of that name is evaluated once. */
export class Callers {
  private readonly world: World;
  private readonly reach: Reach;
  private readonly index: CallIndex;
  private readonly reached = new Map<string, Reached>();
  private readonly known = new Map<string, readonly Caller[]>();
  private readonly callees = new Map<CallSite, readonly Callee[]>();
  private readonly running = new Set<CallSite>();
  private readonly keys = new FrameKeys();
  /** How often a call was left out that was being looked at itself; what lacks it is not kept. */
  private leftOut = 0;

  constructor(world: World, reach: Reach) {
    this.world = world;
    this.reach = reach;
    this.index = callIndexOf(world.base);
  }

  of(fn: FunctionThing): readonly Caller[] {
    return this.known.get(fn.key) ?? this.under(fn.key, this.index.namesOf(fn), ({ functions }) => functions.get(fn.key));
  }

  /** The `new` expressions of a class and of its subclasses. */
  instantiations(of: ClassThing): readonly { readonly caller: Caller; readonly class: ClassThing }[] {
    return [of, ...this.world.subclassesOf(of)].flatMap((each) => this.newsOf(each).map((caller) => ({ caller, class: each })));
  }

  private newsOf(of: ClassThing): readonly Caller[] {
    return this.known.get(of.key) ?? this.under(of.key, this.index.namesOfClass(of), ({ classes }) => classes.get(of.key));
  }

  /** One call may be found under several names. */
  private under(
    key: string,
    names: readonly string[],
    callers: (reached: Reached) => readonly Caller[] | undefined,
  ): readonly Caller[] {
    const before = this.leftOut;
    const found = names.flatMap((name) => callers(this.reachedBy(name)) ?? []);
    const each = distinctCallers(found, this.keys);
    if (this.leftOut === before) this.known.set(key, each);
    return each;
  }

  private reachedBy(name: string): Reached {
    const known = this.reached.get(name);
    if (known) return known;
    const before = this.leftOut;
    const found = this.evaluated(this.index.named(name));
    if (this.leftOut === before) this.reached.set(name, found);
    return found;
  }

  private evaluated(calls: readonly CallReference[]): Reached {
    const functions = new Map<string, Caller[]>();
    const classes = new Map<string, Caller[]>();
    for (const [module, call] of calls) {
      const site = module.calls[call];
      for (const callee of site ? this.calleesAt(module, site) : []) this.note(callee, { module, call }, functions, classes);
    }
    return { functions, classes };
  }

  private note(
    { thing, item, program }: Callee,
    { module, call }: Pick<Caller, 'module' | 'call'>,
    functions: Map<string, Caller[]>,
    classes: Map<string, Caller[]>,
  ): void {
    const site = module.calls[call];
    const called = this.withWholes(thing);
    for (const each of site ? functionsRun(new Evaluator(this.world), module, site, called, this.keys) : [])
      noteCaller(
        functions,
        each.key,
        {
          module,
          call,
          self: each.self,
          closures: closuresAmong(called, each, this.keys),
          bound: each,
          on: each.receiver && site && this.extendedAt(module, site),
          item,
          program,
        },
        this.keys,
      );
    for (const each of called) if (each.is === 'class') noteCaller(classes, each.key, { module, call, item, program }, this.keys);
  }

  /** A file that is called is what it exports as a whole: `require('./routes')(app)`. */
  private withWholes(thing: Thing): readonly Thing[] {
    return optionsOf(thing).flatMap((option) =>
      option.is === 'module'
        ? optionsOf(exportedThing(this.world.base, new Evaluator(this.world), option.path, 'default'))
        : [option],
    );
  }

  private extendedAt(module: Module, { callee, scope }: CallSite): Expression | undefined {
    return extendedBy(new Evaluator(this.world), { module, scope, expression: callee });
  }

  /** Each call is evaluated once; one that leads back to itself adds nothing to itself. */
  private calleesAt(module: Module, call: CallSite): readonly Callee[] {
    const known = this.callees.get(call);
    if (known) return known;
    if (this.running.has(call) || this.running.size >= MOST_RUNNING) {
      this.leftOut++;
      return [];
    }
    this.running.add(call);
    const found = this.calleesOf(module, call);
    this.running.delete(call);
    this.callees.set(call, found);
    return found;
  }

  /** What a call comes to, and what else it does in programs that run it where those would tell more. */
  private calleesOf(module: Module, call: CallSite): readonly Callee[] {
    const [found, isOfProgram] = this.calleesIn(undefined, module, call);
    const programs = isOfProgram ? [...this.reach.programsAt(siteOfCall(module, call))].sort() : [];
    return [...found, ...programs.flatMap((program) => this.calleesIn(program, module, call)[0])];
  }

  /** What a call in a loop calls, item by item where that makes a difference, and whether the program would tell more. */
  private calleesIn(program: string | undefined, module: Module, call: CallSite): readonly [readonly Callee[], boolean] {
    const at = { module, expression: call.callee, scope: call.scope };
    const evaluator = new Evaluator(this.world, program);
    const thing = calleeThing(evaluator, at);
    const isOfProgram = evaluator.opens.has('program');
    // What items have in common is computed once for all of them.
    const { memory } = new Evaluator(this.world, program);
    const items = thing.is === 'any-of' ? itemsMet(evaluator, module) : [];
    for (const each of items) {
      const found = itemSteps(new Evaluator(this.world, program), each, undefined).map((step) => {
        const frame = bindFrame(undefined, step.function.key, step.arguments);
        return { thing: calleeThing(new Evaluator(this.world, program, { memory }), { ...at, frame }), item: step, program };
      });
      if (found.some((step) => optionsOf(step.thing).length < optionsOf(thing).length)) return [found, isOfProgram];
    }
    return [[{ thing: this.passed(at, thing, [], new Set(), program), program }], isOfProgram];
  }

  /** What is called on a parameter is what the callers of its function pass for it, or theirs for that. */
  private passed(
    at: Located,
    thing: Thing,
    path: readonly Step[],
    tried: ReadonlySet<string>,
    program: string | undefined,
  ): Thing {
    const [open, ...others] = optionsOf(thing).flatMap((each) => (each.is === 'open' ? [each.open] : []));
    if (open?.kind !== 'parameter' || others.length > 0 || path.length >= DEEPEST) return thing;
    const key = openKey(open);
    if (tried.has(key)) return thing;
    const further = new Set(tried).add(key);
    const found = this.stepsInto(open.function).map((step) => {
      const longer: readonly Step[] = [...path, step];
      const bound = { ...at, frame: frameOf(longer, this.world) };
      return this.passed(bound, new Evaluator(this.world, program).evaluate(bound), longer, further, program);
    });
    return found.length > 0 ? anyOf([...optionsOf(thing).filter(({ is }) => is !== 'open'), ...found]) : thing;
  }

  /** The calls of a function; of a constructor, where its class and its subclasses are made. */
  private stepsInto(fn: FunctionThing): readonly Step[] {
    if (fn.node.kind !== 'constructor') return this.of(fn).map((caller) => ({ kind: 'call', function: fn, caller }));
    const owner = this.world.base.enclosingClass(fn.module, fn.node.scope);
    const made = owner ? this.instantiations(owner) : [];
    return made.map(({ caller, class: of }) => ({ kind: 'new', function: fn, class: of, caller }));
  }
}

/** The loops whose items an evaluation met, those of the file itself first: others only lead to what the loop runs over. */
function itemsMet({ opens }: Evaluator, module: Module): readonly FunctionThing[] {
  const all = [...opens.values()].flatMap(({ open }) => (open.kind === 'item' ? [open.function] : []));
  return [...all.filter((each) => each.module === module), ...all.filter((each) => each.module !== module)];
}
