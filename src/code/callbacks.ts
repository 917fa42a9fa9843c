import { Evaluator, type World } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { lastOfPath } from './last-names.ts';
import { librariesInPlay } from './libraries-in-play.ts';
import type { Library } from './library.ts';
import { onlyValue } from './only-value.ts';
import { stepsInto } from './steps.ts';
import { type FunctionThing, optionsOf, type Thing } from './thing.ts';

/** A call that takes a function as an argument. */
export interface Taking {
  readonly module: Module;
  readonly call: CallSite;
  /** Below 0 where it is passed by name. */
  readonly index: number;
  readonly keyword?: string;
}

const NONE: readonly Taking[] = [];

/**
 * Which calls take a function: a function written in place, or one passed by name to a call that some library calls back from
 * (`server.register(require('./shelves'))`).
 */
export class Callbacks {
  private readonly world: World;
  private readonly inPlace = new Map<string, readonly Taking[]>();
  private byName: Map<string, Taking[]> | undefined;
  private readonly onNamed: () => void;

  /** `onNamed` is told once when what is passed by name is known: what was computed before knew some of it only. */
  constructor(world: World, onNamed: () => void) {
    this.world = world;
    this.onNamed = onNamed;
    for (const module of world.base.modules)
      for (const call of module.calls)
        for (const { expression, ...at } of argumentsOf(call))
          if (expression.is === 'function') this.inPlace.set(functionKey(module, expression.function), [{ module, call, ...at }]);
  }

  taking(fn: FunctionThing): readonly Taking[] {
    const [inPlace = NONE, byName = NONE] = [this.inPlace.get(fn.key), this.named().get(fn.key)];
    return byName.length === 0 ? inPlace : [...inPlace, ...byName];
  }

  private named(): ReadonlyMap<string, readonly Taking[]> {
    if (this.byName) return this.byName;
    this.byName = new Map();
    const { modules } = this.world.base;
    const libraries = librariesInPlay(this.world.base);
    const names = new Set(libraries.flatMap(({ callbacks = {} }) => Object.keys(callbacks).map(lastOfPath)));
    const paths = pathsByName(libraries);
    for (const module of modules)
      for (const call of module.calls) {
        const name = this.libraryName(module, call);
        if (name !== undefined && names.has(name)) this.note(module, call, paths.get(name) ?? []);
      }
    this.onNamed();
    return this.byName;
  }

  /** What a library would know the called function by, whatever it is called here. */
  private libraryName(module: Module, { callee, scope }: CallSite): string | undefined {
    if (callee.is === 'member') return callee.name;
    if (callee.is !== 'name') return undefined;
    const target = this.world.base.lookUp(module, scope, callee.name);
    if (target?.is === 'import' && target.import.imported !== '*') return target.import.imported;
    const held = onlyValue(this.world.base, module, scope, callee.name)?.expression;
    return held?.is === 'member' ? held.name : callee.name;
  }

  private note(module: Module, call: CallSite, paths: readonly string[]): void {
    for (const { expression, ...at } of argumentsOf(call)) {
      if (!mayBeNamed(expression) && (paths.length === 0 || !(expression.is === 'object' || expression.is === 'list'))) continue;
      const evaluator = new Evaluator(this.world);
      const thing = evaluator.evaluate({ module, expression, scope: call.scope });
      const inside = paths.flatMap((path) => stepsInto(evaluator, { thing }, path.split('.')) ?? []);
      const found = [thing, ...inside].flatMap(optionsOf).flatMap((option) => functionsIn(option, evaluator));
      found.push(...this.wrapped(module, expression, call.scope, MOST_WRAPPERS));
      for (const key of new Set(found.map((each) => each.key)))
        this.byName?.set(key, [...(this.byName.get(key) ?? []), { module, call, ...at }]);
    }
  }

  /** What stands in a wrapper that no library knows stands in its place: `router.post('/', asyncHandler(async (req, res) => …))`. */
  private wrapped(module: Module, expression: Expression, scope: number, depth: number): readonly FunctionThing[] {
    const wrapper = expression.is === 'call' ? module.calls[expression.call] : undefined;
    if (!wrapper || wrapper.isNew || depth === 0) return [];
    const evaluator = new Evaluator(this.world);
    const callees = optionsOf(evaluator.evaluate({ module, expression: wrapper.callee, scope }));
    if (!callees.every(({ is }) => is === 'function' || is === 'package')) return [];
    return wrapper.arguments.flatMap((argument) => {
      const inner = this.wrapped(module, argument, scope, depth - 1);
      if (argument.is !== 'function' && !mayBeNamed(argument)) return inner;
      const things = optionsOf(evaluator.evaluate({ module, expression: argument, scope }));
      return [...inner, ...things.flatMap((option) => (option.is === 'function' ? [option] : []))];
    });
  }
}

/** What is passed and where: by its position or by name. */
function argumentsOf({
  arguments: passed,
}: CallSite): readonly (Pick<Taking, 'index' | 'keyword'> & { readonly expression: Expression })[] {
  return passed.map((each, index) =>
    each.is === 'keyword' ? { expression: each.of, index: -1, keyword: each.name } : { expression: each, index },
  );
}

/** How deep a function may stand in calls that wrap it. */
const MOST_WRAPPERS = 3;

function pathsByName(libraries: readonly Library[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { callbackPaths = {} } of libraries)
    for (const [path, inside] of Object.entries(callbackPaths))
      found.set(lastOfPath(path), [...(found.get(lastOfPath(path)) ?? []), ...inside]);
  return found;
}

function mayBeNamed({ is }: Expression): boolean {
  return is === 'name' || is === 'member' || is === 'module' || is === 'call';
}

/** A file passed as a whole stands for what it exports by default, a class for its constructor. */
function functionsIn(thing: Thing, evaluator: Evaluator): readonly FunctionThing[] {
  const whole = thing.is === 'module' ? exportedThing(evaluator.base, evaluator, thing.path, 'default') : thing;
  return optionsOf(whole).flatMap((option) => {
    const called = option.is === 'class' ? evaluator.base.constructorOf(option) : option;
    return called?.is === 'function' ? [called] : [];
  });
}
