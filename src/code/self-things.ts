import { parentsOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import { givenSelf } from './given-self.ts';
import type { Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { objectAround } from './objects.ts';
import { openSelf, selfIn } from './of-class.ts';
import { anyOf, bindingOf, type Located, optionsOf, type Thing, unknownThing } from './thing.ts';

/** What `this` or `super` is. */
export function selfThing(evaluator: Evaluator, located: Located): Thing {
  return located.expression.is === 'super' ? aboveThing(evaluator, located) : thisThing(evaluator, located);
}

function thisThing(evaluator: Evaluator, located: Located): Thing {
  const enclosing = evaluator.base.enclosingClass(located.module, located.scope);
  if (enclosing) return selfIn(evaluator.world, located.frame, enclosing) ?? openSelf(evaluator, located, enclosing);
  return (
    calledOn(evaluator, located) ??
    objectAround(evaluator, located) ??
    givenSelf(evaluator, located) ??
    moduleAround(located) ??
    unknownThing('`this` outside a class')
  );
}

/** The same instance, whose members are those above the class around; in a static method what that class extends. */
function aboveThing(evaluator: Evaluator, located: Located): Thing {
  const of = evaluator.base.enclosingClass(located.module, located.scope);
  const parents = of && isInStatic(located) ? parentsOf(evaluator, of) : [];
  if (parents.length > 0) return anyOf(parents);
  const self = thisThing(evaluator, located);
  if (!of) return self;
  return anyOf(optionsOf(self).map((each) => (each.is === 'instance' ? { ...each, above: { of, instance: each } } : each)));
}

function isInStatic({ module, scope }: Located): boolean {
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const fn = module.functions[module.scopes[at]?.function ?? -1];
    if (fn?.class !== undefined) return fn.isStatic;
  }
  return false;
}

/**
 * In a function that a file exports under a name it is all that the file exports: `exports.find = function () { return this.ask() }`; not in those
 * within it, whose `this` is said by who calls them.
 */
function moduleAround({ module, scope }: Located): Thing | undefined {
  const around = innermostFunction(module, scope);
  const isExported = module.exports.some(
    ({ name, value }) => name !== '=' && value?.expression.is === 'function' && value.expression.function === around,
  );
  return isExported ? { is: 'module', path: module.path } : undefined;
}

function innermostFunction({ scopes, functions }: Module, scope: number): number | undefined {
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) {
    const index = scopes[at]?.function;
    if (index !== undefined && !functions[index]?.isLoop) return index;
  }
  return undefined;
}

/** In a function of no class it is what the call says that is bound: `find.call(settings, id)`, a function that an object lends to an instance. */
function calledOn(evaluator: Evaluator, { module, scope, frame }: Located): Thing | undefined {
  for (let at: number | null = frame ? scope : null; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const on = index === undefined ? undefined : bindingOf(frame, functionKey(module, index))?.on;
    if (on) return evaluator.argument(on);
  }
  return undefined;
}
