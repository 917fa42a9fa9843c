import type { CodeBase } from './code-base.ts';
import { Evaluator, type World } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import { extendedBy } from './extensions.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { applicable } from './overloads.ts';
import { type ClassThing, type FunctionThing, functionKey, type InstanceThing, optionsOf, type Thing } from './thing.ts';

/** A call that reaches a function of the repository. */
export interface Caller {
  readonly module: Module;
  readonly call: number;
  /** The instance the method is called on, when it is known. */
  readonly self?: InstanceThing | undefined;
  /** What an extension is called on: its first argument. */
  readonly on?: Expression | undefined;
}

/** Finds the calls of functions and constructors, by name first and by evaluation of the few candidates then. */
export class Callers {
  private readonly world: World;
  private readonly byName = new Map<string, (readonly [Module, number])[]>();
  private readonly known = new Map<string, readonly Caller[]>();
  private readonly callees = new Map<CallSite, Thing>();

  constructor(world: World) {
    this.world = world;
    for (const module of world.base.modules)
      for (const [index, call] of module.calls.entries()) this.index(module, index, call.callee);
  }

  private index(module: Module, index: number, callee: Expression): void {
    const name = callee.is === 'function' ? functionKey(module, callee.function) : lastName(callee);
    if (name === undefined) return;
    for (const each of new Set([name, ...importedNames(this.world.base, module, callee)])) {
      const list = this.byName.get(each) ?? [];
      list.push([module, index]);
      this.byName.set(each, list);
    }
  }

  of(fn: FunctionThing): readonly Caller[] {
    const known = this.known.get(fn.key);
    if (known) return known;
    this.known.set(fn.key, []);
    const found = this.candidates(fn).flatMap(([module, call]) => this.callersAt(module, call, fn));
    this.known.set(fn.key, found);
    return found;
  }

  private candidates(fn: FunctionThing): readonly (readonly [Module, number])[] {
    const names = new Set([fn.node.name, fn.key, ...namesBoundTo(fn), `default of ${fn.module.path}`]);
    return this.called([...names]);
  }

  /** One call may be found under several names. */
  private called(names: readonly (string | undefined)[]): readonly (readonly [Module, number])[] {
    const found = names.flatMap((name) => (name === undefined ? [] : (this.byName.get(name) ?? [])));
    return [...new Map(found.map((each) => [each[0].calls[each[1]], each])).values()];
  }

  private callersAt(module: Module, index: number, fn: FunctionThing): readonly Caller[] {
    const call = module.calls[index];
    if (!call) return [];
    const options = optionsOf(this.calleeOf(module, call)).flatMap((option) =>
      option.is === 'module' ? this.wholeOf(option.path) : [option],
    );
    const hit = applicable(options, call.arguments.length).find((option) => option.is === 'function' && option.key === fn.key);
    if (hit?.is !== 'function') return [];
    const on = hit.receiver && extendedBy(new Evaluator(this.world), { module, scope: call.scope, expression: call.callee });
    return [{ module, call: index, self: hit.self, on }];
  }

  /** A file that is called is what it exports as a whole: `require('./routes')(app)`. */
  private wholeOf(path: string): readonly Thing[] {
    return optionsOf(exportedThing(this.world.base, new Evaluator(this.world), path, 'default'));
  }

  /** Asked for every function of the call's name. */
  private calleeOf(module: Module, call: CallSite): Thing {
    const known = this.callees.get(call);
    if (known) return known;
    const thing = new Evaluator(this.world).evaluate({ module, expression: call.callee, scope: call.scope });
    this.callees.set(call, thing);
    return thing;
  }

  /** The `new` expressions of a class and of its subclasses. */
  instantiations(of: ClassThing): readonly { readonly caller: Caller; readonly class: ClassThing }[] {
    return [of, ...this.world.subclassesOf(of)].flatMap((each) => this.newsOf(each).map((caller) => ({ caller, class: each })));
  }

  private newsOf(of: ClassThing): readonly Caller[] {
    const known = this.known.get(of.key);
    if (known) return known;
    const found = this.called([of.node.name, `default of ${of.module.path}`])
      .filter(([module, index]) => this.makes(module, index, of))
      .map(([module, call]) => ({ module, call }));
    this.known.set(of.key, found);
    return found;
  }

  private makes(module: Module, index: number, of: ClassThing): boolean {
    const call = module.calls[index];
    if (!call) return false;
    return optionsOf(this.calleeOf(module, call)).some((option) => option.is === 'class' && option.key === of.key);
  }
}

function lastName(callee: Expression): string | undefined {
  if (callee.is === 'name' || callee.is === 'member') return callee.name;
  return callee.is === 'module' ? 'module' : undefined;
}

/** A local name for an import is also the name it was exported under; default imports go by their file. */
function importedNames(base: CodeBase, module: Module, callee: Expression): readonly string[] {
  if (callee.is === 'module') return wholeNames(base, module, literalOf(callee.specifier));
  if (callee.is !== 'name') return [];
  const found = module.imports.find((each) => each.local === callee.name);
  const specifier = found?.specifier ?? requiredBy(module, callee.name);
  const names = found && found.imported !== 'default' && found.imported !== '*' ? [found.imported] : [];
  return [...names, ...wholeNames(base, module, specifier)];
}

function wholeNames(base: CodeBase, module: Module, specifier: string | undefined): readonly string[] {
  const path = specifier === undefined ? undefined : base.resolveImport(specifier, module);
  return path === undefined ? [] : [`default of ${path}`];
}

function literalOf(expression: Expression | undefined): string | undefined {
  return expression?.is === 'literal' ? String(expression.value) : undefined;
}

function requiredBy(module: Module, name: string): string | undefined {
  const variable = module.scopes[0]?.variables.find((each) => each.name === name);
  const [first] = variable?.values ?? [];
  return first?.expression.is === 'module' ? literalOf(first.expression.specifier) : undefined;
}

/** Variables and exports that hold the function under another name than its own. */
function namesBoundTo(fn: FunctionThing): readonly string[] {
  const { module } = fn;
  const index = module.functions.indexOf(fn.node);
  const isIt = (expression: Expression) => expression.is === 'function' && expression.function === index;
  const variables = module.scopes
    .flatMap((scope) => scope.variables)
    .filter((each) => each.values.some((bound) => holds(bound.expression, isIt)));
  const own = new Set([fn.node.name, ...variables.map((each) => each.name)]);
  const exported = module.exports.filter((each) => {
    const value = each.value?.expression;
    return value !== undefined && (isIt(value) || (value.is === 'name' && own.has(value.name)));
  });
  const keys = variables.flatMap((each) => each.values.flatMap((bound) => keysHolding(bound.expression, isIt)));
  return [...variables.map((each) => each.name), ...exported.map((each) => each.name), ...keys];
}

function holds(expression: Expression, isIt: (expression: Expression) => boolean): boolean {
  return isIt(expression) || keysHolding(expression, isIt).length > 0;
}

function keysHolding(expression: Expression, isIt: (expression: Expression) => boolean): readonly string[] {
  if (expression.is !== 'object') return [];
  return expression.entries.flatMap((entry) => ('key' in entry && isIt(entry.value) ? [entry.key] : []));
}

/** Whether a call is of the caller's own method: `this.send()`, `super.send()`. */
export function isOwn(callee: Expression): boolean {
  return callee.is === 'member' && (callee.of.is === 'this' || callee.of.is === 'super');
}
