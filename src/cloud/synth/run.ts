import type { CallSite, Expression, Module } from '../../code/ir.ts';
import type { Evidence } from '../../model/evidence.ts';
import { functionOf, methodOf } from './builtins.ts';
import { isRefused } from './guards.ts';
import { methodOfInstance, readyToMake } from './instances.ts';
import { type Call, madeBy, passedIn } from './making.ts';
import {
  type ClassThing,
  type Frame,
  frameIn,
  type Instance,
  type Made,
  madeIn,
  type Passed,
  type Thing,
  UNKNOWN,
} from './things.ts';
import { Values } from './values.ts';

const MOST_RUNS_WITHIN = 24;

/**
 * Runs the program of a deployment as far as its texts say what it does: constructors and functions with what they are passed, loops
 * over lists that are written down. Both branches of a condition are taken unless it is settled. Nothing of it is ever executed.
 */
export class Run extends Values {
  /** What calls of packages gave, in the order of the run. */
  readonly made: Made[] = [];
  readonly #ran = new Set<string>();
  readonly #callers: Evidence[] = [];

  /** Runs the top level of a file, then what nothing in it or before it has run. */
  start(module: Module): void {
    this.#runFrame(this.modules.frameOf(module));
  }

  /** Makes an object of each class of a file of which nothing made one, with nothing known of what it is passed. */
  makeRest(module: Module): void {
    for (const [index, node] of module.classes.entries()) {
      const scope = this.modules.scopeOfClass(module, index);
      if (scope !== undefined && !this.#ran.has(`${module.path}:${scope}`))
        this.#instantiate(this.#classOf(module, index), NOTHING, {
          path: module.path,
          line: node.place.line,
          text: node.place.text,
        });
    }
  }

  /** Calls the functions of a file that nothing called. */
  callRest(module: Module): void {
    for (const [index, { scope, isLoop, kind }] of module.functions.entries())
      if (!isLoop && kind !== 'constructor' && !this.#ran.has(`${module.path}:${scope}`))
        this.#invoke({ module, index, frame: this.#around(module, scope) }, NOTHING, undefined);
  }

  #classOf(module: Module, index: number): ClassThing {
    return { is: 'class', module, class: index, frame: this.modules.frameOf(module) };
  }

  /** An open frame for the scope around a function that nothing called. */
  #around(module: Module, scope: number): Frame {
    const parent = module.scopes[scope]?.parent;
    if (parent === null || parent === undefined || parent === 0) return this.modules.frameOf(module);
    return frameIn(module, parent, this.#around(module, parent), undefined);
  }

  #runFrame(frame: Frame): void {
    const key = `${frame.module.path}:${frame.scope}`;
    if (frame.scope === 0 && this.#ran.has(key)) return;
    this.#ran.add(key);
    for (const index of this.modules.callsIn(frame.module, frame.scope)) {
      const site = frame.module.calls[index];
      if (site && !isRefused(site.guards ?? [], (expression) => this.value(expression, frame))) this.call(index, frame);
    }
  }

  call(index: number, frame: Frame): Thing {
    const known = frame.calls.get(index);
    if (known) return known;
    const site = frame.module.calls[index];
    if (!site) return UNKNOWN;
    frame.calls.set(index, UNKNOWN);
    const thing = this.#result(site, frame);
    frame.calls.set(index, thing);
    return thing;
  }

  #result(site: CallSite, frame: Frame): Thing {
    const { callee } = site;
    const passed = passedIn(site, frame, this);
    const call = { site, frame, passed, here: { path: frame.module.path, line: site.place.line, text: site.place.text } };
    if (callee.is === 'super') return this.#base(call);
    return callee.is === 'member' ? this.#method(callee, call) : this.#applied(this.value(callee, frame), call);
  }

  #method(callee: Extract<Expression, { is: 'member' }>, call: Call & { readonly here: Evidence }): Thing {
    const { frame, passed, here } = call;
    const isAbove = callee.of.is === 'super';
    const of = isAbove ? (frame.self ?? UNKNOWN) : this.value(callee.of, frame);
    const given = methodOf(of, callee.name, passed, (closure, items) => this.#apply(closure, items, here));
    if (given) return given;
    const below = isAbove ? this.modules.classAround(frame) : undefined;
    const method = of.is === 'instance' ? methodOfInstance(of, callee.name, below, this) : undefined;
    if (method && of.is === 'instance') return this.#invokeFrom(method, passed, of, here);
    const on = of.is === 'attribute' ? of : madeIn(of);
    return on ? this.#make(callee.name, { ...call, on }) : this.#applied(this.member(of, callee.name), call);
  }

  #applied(of: Thing, call: Call & { readonly here: Evidence }): Thing {
    switch (of.is) {
      case 'package':
        return functionOf(of.path, call.passed) ?? this.#make(of.path, call);
      case 'class':
        return this.#instantiate(of, call.passed, call.here);
      case 'closure':
        return this.#invokeFrom({ module: of.module, index: of.function, frame: of.frame }, call.passed, of.self, call.here);
      default:
        return UNKNOWN;
    }
  }

  /** A function that is handed to a list's method. */
  #apply(closure: Thing | undefined, items: readonly Thing[], here: Evidence): Thing {
    if (closure?.is === 'closure')
      return this.#invokeFrom(
        { module: closure.module, index: closure.function, frame: closure.frame },
        { ...NOTHING, items },
        closure.self,
        here,
      );
    return closure?.is === 'class' ? this.#instantiate(closure, { ...NOTHING, items }, here) : UNKNOWN;
  }

  #invokeFrom(fn: Runnable, passed: Passed, self: Instance | undefined, here: Evidence): Thing {
    this.#callers.push(here);
    const thing = this.#invoke(fn, passed, self);
    this.#callers.pop();
    return thing;
  }

  #invoke({ module, index, frame: parent }: Runnable, passed: Passed, self: Instance | undefined): Thing {
    const node = module.functions[index];
    this.tire();
    if (!node || this.#callers.length > MOST_RUNS_WITHIN || this.isTired) return UNKNOWN;
    const frame = frameIn(module, node.scope, parent, self ?? parent.self, this.modules.bind(node.parameters, passed));
    self?.frames.set(`${module.path}:${node.scope}`, frame);
    this.#runFrame(frame);
    const returns = node.returns.filter(({ scope }) => scope === node.scope);
    return this.firstKnown(
      returns.map(
        ({ expression }) =>
          () =>
            this.value(expression, frame),
      ),
    );
  }

  #instantiate(of: ClassThing, passed: Passed, evidence: Evidence): Thing {
    const instance: Instance = { is: 'instance', of, frames: new Map(), begun: new Set(), evidence };
    this.#callers.push(evidence);
    if (this.#callers.length <= MOST_RUNS_WITHIN) this.#construct(of, instance, passed);
    this.#callers.pop();
    return instance;
  }

  #construct(of: ClassThing, self: Instance, passed: Passed): void {
    const key = `${of.module.path}:${of.class}`;
    if (self.begun.has(key)) return;
    self.begun.add(key);
    const { frame, constructorIndex, parent } = readyToMake(of, self, this);
    this.#runFrame(frame);
    const { module } = of;
    if (constructorIndex !== undefined) this.#invoke({ module, index: constructorIndex, frame }, passed, self);
    else if (parent?.is === 'class') this.#construct(parent, self, passed);
    const node = module.classes[of.class];
    if (parent?.is === 'package' && !self.base && node) {
      const site: CallSite = {
        callee: { is: 'super' },
        arguments: [],
        isNew: true,
        typeArguments: [],
        scope: frame.scope,
        place: node.place,
      };
      this.#makeBase(parent.path, { site, frame, passed }, self);
    }
  }

  /** `super(scope, id, { … })` in a constructor. */
  #base(call: Call): Thing {
    const { frame, passed } = call;
    const { self } = frame;
    const around = this.modules.classAround(frame);
    const parent = around && this.parentOf(around);
    if (!self || !parent) return UNKNOWN;
    if (parent.is === 'class') this.#construct(parent, self, passed);
    if (parent.is === 'package') this.#makeBase(parent.path, call, self);
    return UNKNOWN;
  }

  #makeBase(path: string, call: Call, self: Instance): void {
    const made = madeBy(path, call, this.#callers);
    self.base = { ...made, isNew: true, evidence: self.evidence, via: [made.evidence] };
    this.made.push(self.base);
  }

  #make(path: string, call: Call): Made {
    const made = madeBy(path, call, this.#callers);
    this.made.push(made);
    return made;
  }
}

interface Runnable {
  readonly module: Module;
  readonly index: number;
  readonly frame: Frame;
}

const NOTHING: Passed = { items: [], named: new Map() };
