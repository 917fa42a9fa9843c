import type { CodeBase } from './code-base.ts';
import type { Field } from './ir.ts';
import {
  type Argument,
  bindFrame,
  type ClassThing,
  type Evaluating,
  type Frame,
  type FunctionThing,
  type InstanceThing,
  optionsOf,
  type SymbolThing,
} from './thing.ts';

const DEEPEST_INHERITANCE = 8;

/** A class and its superclasses, nearest first, with the library class it ends in, if it does. */
export interface Lineage {
  readonly classes: readonly ClassThing[];
  readonly library?: SymbolThing;
  /** Every class of a library that it extends; `library` is the first of them. */
  readonly libraries: readonly SymbolThing[];
}

export function lineageOf(evaluating: Evaluating, of: ClassThing): Lineage {
  const classes: ClassThing[] = [];
  const libraries: SymbolThing[] = [];
  const work = [of];
  for (let next = work.shift(); next && classes.length < DEEPEST_INHERITANCE; next = work.shift()) {
    const { key } = next;
    if (classes.some((each) => each.key === key)) continue;
    classes.push(next);
    for (const parent of parentsOf(evaluating, next)) {
      if (parent.is === 'symbol') libraries.push(parent);
      if (parent.is === 'class') work.push(parent);
    }
  }
  const [library] = libraries;
  return library ? { classes, libraries, library } : { classes, libraries };
}

function parentsOf(evaluating: Evaluating, of: ClassThing): ReturnType<typeof optionsOf> {
  const parent = of.node.extends;
  return parent ? optionsOf(evaluating.evaluate({ module: of.module, expression: parent.expression, scope: parent.scope })) : [];
}

export function fieldOf(of: ClassThing, name: string): Field | undefined {
  return of.node.fields.find((field) => field.name === name);
}

export function methodOf(base: CodeBase, of: ClassThing, name: string): FunctionThing | undefined {
  return base.methodsOf(of).find((method) => method.node.name === name && method.node.kind !== 'constructor');
}

/**
 * The frame in which a class's own code runs for an instance: `this` is the instance, and the constructor's parameters are what
 * the `new`, or the `super(…)` of the subclass, passed.
 */
export function frameOfInstance(
  base: CodeBase,
  evaluating: Evaluating,
  instance: InstanceThing,
  owner: ClassThing,
  outer: Frame | undefined,
): Frame {
  let frame = bindFrame(outer, instance.of.key, [], instance);
  if (owner.key !== instance.of.key) frame = bindFrame(frame, owner.key, [], instance);
  const args = instance.arguments;
  if (!args) return frame;
  return bindConstructors(base, evaluating, instance, owner, args, frame);
}

function bindConstructors(
  base: CodeBase,
  evaluating: Evaluating,
  instance: InstanceThing,
  owner: ClassThing,
  args: readonly Argument[],
  start: Frame,
): Frame {
  let frame = start;
  let passed: readonly Argument[] = args;
  for (const each of lineageOf(evaluating, instance.of).classes) {
    const constructor = base.constructorOf(each);
    if (constructor) {
      frame = bindFrame(frame, constructor.key, passed, instance);
      passed = superArguments(constructor, frame) ?? passed;
    }
    if (each.key === owner.key) break;
  }
  return frame;
}

/** What a constructor hands to `super(…)`. */
export function superArguments(constructor: FunctionThing, frame: Frame | undefined): readonly Argument[] | undefined {
  const { module, node } = constructor;
  const call = module.calls.find((each) => each.callee.is === 'super' && each.scope === node.scope);
  return call?.arguments.map((expression) => ({ module, expression, scope: call.scope, frame }));
}
