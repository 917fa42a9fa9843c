import type { CodeBase } from './code-base.ts';
import type { ClassNode, Expression, Field } from './ir.ts';
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
  type Thing,
} from './thing.ts';

const DEEPEST_INHERITANCE = 8;

/** A class and its superclasses, nearest first, with the library class it ends in, if it does. */
export interface Lineage {
  readonly classes: readonly ClassThing[];
  readonly library?: SymbolThing;
  /** Every class of a library that it extends; `library` is the first of them. */
  readonly libraries: readonly SymbolThing[];
}

const known = new WeakMap<Evaluating, Map<ClassNode, Lineage>>();

/** Asked for with every member of an instance; kept for one evaluation where nobody has to tell what a class extends. */
export function lineageOf(evaluating: Evaluating, of: ClassThing): Lineage {
  const all = known.get(evaluating) ?? new Map<ClassNode, Lineage>();
  known.set(evaluating, all);
  const found = all.get(of.node);
  if (found) return found;
  const { isTold, ...lineage } = findLineage(evaluating, of);
  if (isTold) all.set(of.node, lineage);
  return lineage;
}

function findLineage(evaluating: Evaluating, of: ClassThing): Lineage & { readonly isTold: boolean } {
  let isTold = true;
  const classes: ClassThing[] = [];
  const libraries: SymbolThing[] = [];
  const work = [of];
  for (let next = work.shift(); next && classes.length < DEEPEST_INHERITANCE; next = work.shift()) {
    const { key } = next;
    if (classes.some((each) => each.key === key)) continue;
    classes.push(next);
    for (const parent of parentsOf(evaluating, next)) {
      isTold &&= parent.is === 'symbol' || parent.is === 'class';
      if (parent.is === 'symbol') libraries.push(parent);
      if (parent.is === 'class') work.push(parent);
    }
  }
  const [library] = libraries;
  return library ? { classes, libraries, library, isTold } : { classes, libraries, isTold };
}

/** What a class extends; a file stands for what it exports as a whole: `class Orders extends require('./client')`. */
export function parentsOf(evaluating: Evaluating, { module, node }: ClassThing): readonly Thing[] {
  const parents = node.extends ? optionsOf(evaluating.evaluate({ module, ...node.extends })) : [];
  return parents.flatMap((each) => (each.is === 'module' ? optionsOf(evaluating.whole(each.path)) : [each]));
}

export function fieldOf(of: ClassThing, name: string): Field | undefined {
  return of.node.fields.find((field) => field.name === name);
}

/** All methods of a name: some languages overload them. */
export function methodsOf(base: CodeBase, of: ClassThing, name: string): readonly FunctionThing[] {
  return base.methodsOf(of).filter((method) => method.node.name === name && method.node.kind !== 'constructor');
}

/** Methods of a class itself, as the class that is named has them: what that inherits is done for it, and `cls` is it. */
export function staticMethods(base: CodeBase, owner: ClassThing, name: string, named: ClassThing): readonly FunctionThing[] {
  const found = methodsOf(base, owner, name).filter(({ node }) => node.isStatic);
  return owner.key === named.key ? found : found.map((method) => ({ ...method, self: { is: 'instance', of: named } }));
}

const MOST_INTERFACES = 24;

/** The interfaces of classes that are classes themselves in the repository, nearest first, with those that they extend. */
export function interfacesOf(evaluating: Evaluating, classes: readonly ClassThing[]): readonly ClassThing[] {
  const found = new Map<string, ClassThing>();
  const work = [...classes];
  for (let at = work.shift(); at && found.size < MOST_INTERFACES; at = work.shift()) {
    const { module, node } = at;
    for (const { name } of node.implements) {
      const things = optionsOf(evaluating.evaluate({ module, expression: expressionOf(name), scope: node.scope }));
      for (const thing of things) {
        if (thing.is !== 'class' || found.has(thing.key)) continue;
        found.set(thing.key, thing);
        work.push(thing);
      }
    }
  }
  return [...found.values()];
}

/** The libraries' interfaces that interfaces of the repository extend: whoever implements them is made by the library. */
export function librariesOfInterfaces(evaluating: Evaluating, classes: readonly ClassThing[]): readonly SymbolThing[] {
  return classes.flatMap(({ module, node }) =>
    node.isInterface || node.isAbstract
      ? node.implements.flatMap(({ name }) =>
          optionsOf(evaluating.evaluate({ module, expression: expressionOf(name), scope: node.scope })).flatMap((each) =>
            each.is === 'symbol' ? [each] : [],
          ),
        )
      : [],
  );
}

/** An interface, or an abstract class that has no state of its own: it stands for the classes that implement it. */
export function standsForOthers({ module, node }: ClassThing): boolean {
  if (!node.isAbstract || node.extends) return false;
  const hasState = node.fields.some((field) => !field.isStatic);
  return !hasState && node.methods.every((index) => module.functions[index]?.kind !== 'constructor');
}

/** A dotted name as an expression. */
export function expressionOf(name: string): Expression {
  const [head = '', ...rest] = name.split('.');
  return rest.reduce<Expression>((of, each) => ({ is: 'member', of, name: each }), { is: 'name', name: head });
}

export function methodOf(base: CodeBase, of: ClassThing, name: string): FunctionThing | undefined {
  return base.methodsOf(of).find((method) => method.node.name === name && method.node.kind !== 'constructor');
}

/**
 * The frame in which a class's own code runs for an instance: `this` is the instance, and the constructor's parameters are what
 * the `new`, or the `super(…)` of the subclass, passed. Without a known `new` they are left to injection.
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
  return bindConstructors(base, evaluating, instance, frame, owner).frame;
}

/** What the constructors of an instance, and at last the `new`, hand to the class of a library that its own classes end in. */
export function passedToLibrary(
  base: CodeBase,
  evaluating: Evaluating,
  instance: InstanceThing,
): readonly Argument[] | undefined {
  return bindConstructors(base, evaluating, instance, bindFrame(undefined, instance.of.key, [], instance)).passed;
}

/** Binds what is passed from constructor to constructor, up to that of the `owner`. */
function bindConstructors(
  base: CodeBase,
  evaluating: Evaluating,
  instance: InstanceThing,
  start: Frame,
  owner?: ClassThing,
): { readonly frame: Frame; readonly passed: readonly Argument[] | undefined } {
  let frame = start;
  let passed = instance.arguments;
  for (const each of lineageOf(evaluating, instance.of).classes) {
    const constructor = base.constructorOf(each, passed?.filter(isWritten).length);
    if (constructor) {
      if (passed) frame = bindFrame(frame, constructor.key, passed, instance);
      passed = superArguments(constructor, frame) ?? passed;
    }
    if (each.key === owner?.key) break;
  }
  return { frame, passed };
}

/** Front ends pass what a language knows by itself, such as the name of a constant, under names that no code can have. */
function isWritten(argument: Argument): boolean {
  return !('expression' in argument && argument.expression.is === 'keyword' && argument.expression.name.startsWith('#'));
}

/** What a constructor hands to `super(…)`. */
export function superArguments(constructor: FunctionThing, frame: Frame | undefined): readonly Argument[] | undefined {
  const { module, node } = constructor;
  const call = module.calls.find((each) => each.callee.is === 'super' && each.scope === node.scope);
  return call?.arguments.map((expression) => ({ module, expression, scope: call.scope, frame }));
}

const inner = new WeakMap<ClassNode, number>();

/** The scope of a class's body, where the classes in it have their names; the one around it where bodies have none. */
export function scopeInside({ module, node }: ClassThing): number {
  const known =
    inner.get(node) ?? module.scopes.findIndex((scope) => scope.class !== undefined && module.classes[scope.class] === node);
  inner.set(node, known);
  return known < 0 ? node.scope : known;
}
