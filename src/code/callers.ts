import { type CallIndex, type CallReference, callIndexOf } from './call-index.ts';
import { Evaluator, type World } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { extendedBy } from './extensions.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { type ItemStep, itemSteps } from './items.ts';
import { applicable } from './overloads.ts';
import { frameOf, type Step } from './path-steps.ts';
import {
  anyOf,
  bindFrame,
  type ClassThing,
  type FunctionThing,
  type InstanceThing,
  type Located,
  optionsOf,
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
  /** What an extension is called on: its first argument. */
  readonly on?: Expression | undefined;
  /** Which item of a list around the call it is that is called, or that leads to it. */
  readonly item?: ItemStep | undefined;
}

/** What calls of one name come to, by the function or class. */
interface Reached {
  readonly functions: ReadonlyMap<string, readonly Caller[]>;
  readonly classes: ReadonlyMap<string, readonly Caller[]>;
}

interface Callee {
  readonly thing: Thing;
  readonly item?: ItemStep;
}

/** What a name reaches that is asked for while it is looked up: a call that leads back to itself. */
const NOBODY: Reached = { functions: new Map(), classes: new Map() };

/** Finds the calls of functions and constructors: by name first, and each call of that name is evaluated once. */
export class Callers {
  private readonly world: World;
  private readonly index: CallIndex;
  private readonly reached = new Map<string, Reached>();
  private readonly known = new Map<string, readonly Caller[]>();

  constructor(world: World) {
    this.world = world;
    this.index = callIndexOf(world.base);
  }

  of(fn: FunctionThing): readonly Caller[] {
    const known = this.known.get(fn.key) ?? this.under(this.index.namesOf(fn), ({ functions }) => functions.get(fn.key));
    this.known.set(fn.key, known);
    return known;
  }

  /** The `new` expressions of a class and of its subclasses. */
  instantiations(of: ClassThing): readonly { readonly caller: Caller; readonly class: ClassThing }[] {
    return [of, ...this.world.subclassesOf(of)].flatMap((each) => this.newsOf(each).map((caller) => ({ caller, class: each })));
  }

  private newsOf(of: ClassThing): readonly Caller[] {
    const names = [...(of.node.name === undefined ? [] : [of.node.name]), ...this.index.namesOfWhole(of.module.path)];
    const known = this.known.get(of.key) ?? this.under(names, ({ classes }) => classes.get(of.key));
    this.known.set(of.key, known);
    return known;
  }

  /** One call may be found under several names. */
  private under(names: readonly string[], callers: (reached: Reached) => readonly Caller[] | undefined): readonly Caller[] {
    const found = names.flatMap((name) => callers(this.reachedBy(name)) ?? []);
    return [...new Map(found.map((each) => [each.module.calls[each.call], each])).values()];
  }

  private reachedBy(name: string): Reached {
    const known = this.reached.get(name);
    if (known) return known;
    this.reached.set(name, NOBODY);
    const found = this.evaluated(this.index.named(name));
    this.reached.set(name, found);
    return found;
  }

  private evaluated(calls: readonly CallReference[]): Reached {
    const functions = new Map<string, Caller[]>();
    const classes = new Map<string, Caller[]>();
    for (const [module, call] of calls) {
      const site = module.calls[call];
      for (const callee of site ? this.calleesOf(module, site) : []) this.note(callee, { module, call }, functions, classes);
    }
    return { functions, classes };
  }

  private note(
    { thing, item }: Callee,
    { module, call }: Pick<Caller, 'module' | 'call'>,
    functions: Map<string, Caller[]>,
    classes: Map<string, Caller[]>,
  ): void {
    const site = module.calls[call];
    const called = this.withWholes(thing);
    for (const each of site ? functionsAmong(called, site) : [])
      add(functions, each.key, {
        module,
        call,
        self: each.self,
        on: each.receiver && site && this.extendedAt(module, site),
        item,
      });
    for (const each of called) if (each.is === 'class') add(classes, each.key, { module, call, item });
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

  /** What a call in a loop calls, item by item where that makes a difference. */
  private calleesOf(module: Module, call: CallSite): readonly Callee[] {
    const at = { module, expression: call.callee, scope: call.scope };
    const evaluator = new Evaluator(this.world);
    const thing = evaluator.evaluate(at);
    const item = thing.is === 'any-of' ? [...evaluator.opens.values()].find(({ open }) => open.kind === 'item')?.open : undefined;
    if (item?.kind !== 'item') return [{ thing: this.passed(at, thing, []) }];
    return itemSteps(new Evaluator(this.world), item.function, undefined).map((step) => {
      const frame = bindFrame(undefined, step.function.key, step.arguments);
      return { thing: new Evaluator(this.world).evaluate({ ...at, frame }), item: step };
    });
  }

  /** What is called on a parameter is what the callers of its function pass for it, or theirs for that. */
  private passed(at: Located, thing: Thing, path: readonly Step[]): Thing {
    const [open, ...others] = optionsOf(thing).flatMap((each) => (each.is === 'open' ? [each.open] : []));
    if (open?.kind !== 'parameter' || others.length > 0 || path.length >= DEEPEST) return thing;
    const found = this.stepsInto(open.function).map((step) => {
      const further: readonly Step[] = [...path, step];
      const bound = { ...at, frame: frameOf(further, this.world) };
      return this.passed(bound, new Evaluator(this.world).evaluate(bound), further);
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

/** The functions that a call may mean, each once. */
function functionsAmong(options: readonly Thing[], site: CallSite): readonly FunctionThing[] {
  const found = new Map<string, FunctionThing>();
  for (const option of applicable(options, site.arguments.length))
    if (option.is === 'function' && !found.has(option.key)) found.set(option.key, option);
  return [...found.values()];
}

/** A call is noted for a class once, however many of its options are that class. */
function add(callers: Map<string, Caller[]>, key: string, caller: Caller): void {
  const list = callers.get(key);
  const last = list?.at(-1);
  if (list && (last?.module !== caller.module || last.call !== caller.call)) list.push(caller);
  else if (!list) callers.set(key, [caller]);
}

/** Whether a call is of the caller's own method: `this.send()`, `super.send()`. */
export function isOwn(callee: Expression): boolean {
  return callee.is === 'member' && (callee.of.is === 'this' || callee.of.is === 'super');
}
