import { Evaluator, type World } from './evaluate.ts';
import { exportedThing } from './exports.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { type FunctionThing, functionKey, optionsOf, type Thing } from './thing.ts';

/** A call that takes a function as an argument. */
export interface Taking {
  readonly module: Module;
  readonly call: CallSite;
  readonly index: number;
}

/**
 * Which calls take a function: a function written in place, or one passed by name to a call that some library calls back from
 * (`server.register(require('./shelves'))`).
 */
export class Callbacks {
  private readonly world: World;
  private readonly inPlace = new Map<string, readonly Taking[]>();
  private byName: Map<string, Taking[]> | undefined;

  constructor(world: World) {
    this.world = world;
    for (const module of world.base.modules)
      for (const call of module.calls)
        for (const [index, argument] of call.arguments.entries())
          if (argument.is === 'function') this.inPlace.set(functionKey(module, argument.function), [{ module, call, index }]);
  }

  taking(fn: FunctionThing): readonly Taking[] {
    return this.inPlace.get(fn.key) ?? this.named().get(fn.key) ?? [];
  }

  private named(): ReadonlyMap<string, readonly Taking[]> {
    if (this.byName) return this.byName;
    this.byName = new Map();
    const names = new Set(this.world.base.libraries.flatMap(({ callbacks = {} }) => Object.keys(callbacks).map(lastName)));
    for (const module of this.world.base.modules)
      for (const call of module.calls)
        if ((call.callee.is === 'member' || call.callee.is === 'name') && names.has(call.callee.name)) this.note(module, call);
    return this.byName;
  }

  private note(module: Module, call: CallSite): void {
    for (const [index, expression] of call.arguments.entries()) {
      if (!mayBeNamed(expression)) continue;
      const evaluator = new Evaluator(this.world);
      for (const option of optionsOf(evaluator.evaluate({ module, expression, scope: call.scope })))
        for (const { key } of functionsIn(option, evaluator))
          this.byName?.set(key, [...(this.byName.get(key) ?? []), { module, call, index }]);
    }
  }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function mayBeNamed({ is }: Expression): boolean {
  return is === 'name' || is === 'member' || is === 'module' || is === 'call';
}

/** A file passed as a whole stands for what it exports by default. */
function functionsIn(thing: Thing, evaluator: Evaluator): readonly FunctionThing[] {
  const whole = thing.is === 'module' ? exportedThing(evaluator.base, evaluator, thing.path, 'default') : thing;
  return optionsOf(whole).flatMap((option) => (option.is === 'function' ? [option] : []));
}
