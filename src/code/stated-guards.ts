import { evaluateEffect } from './claims.ts';
import { lineageOf } from './classes.ts';
import { type Found, guardingsOn, selectable, symbolsOn } from './decorated.ts';
import { Evaluator, type World } from './evaluate.ts';
import type { ClassNode, Decorator, Module } from './ir.ts';
import { type Keeper, keepersByRule, keepersInParameters, keepersOf, nameWritten } from './keepers.ts';
import { isWithin } from './scopes.ts';
import { type Argument, bindFrame, type ClassThing, type FunctionThing, optionsOf, siteOfCall } from './thing.ts';

const DEEPEST_COMPOSITION = 3;

/** What the decorators of classes and methods ask of callers, computed once for each. */
export class StatedGuards {
  private readonly world: World;
  private readonly known = new Map<object, readonly Keeper[]>();

  constructor(world: World) {
    this.world = world;
  }

  /** For a method of a class: what stands on the method itself, and what stands on the class or what it extends. */
  of(
    node: ClassNode,
    module: Module,
    method: string | undefined,
  ): { readonly near: readonly Keeper[]; readonly far: readonly Keeper[] } {
    const of = this.world.base.classThing(module, module.classes.indexOf(node));
    if (!of) return { near: [], far: [] };
    const { classes } = lineageOf(new Evaluator(this.world), of);
    const methods = classes.flatMap((each) => this.world.base.methodsOf(each).filter((one) => one.node.name === method));
    const [nearest] = methods.filter((one) => one.node.decorators.length > 0);
    return {
      near: nearest ? this.on(nearest.module, nearest.node.decorators, 'method') : [],
      far: classes.flatMap((each: ClassThing) => this.on(each.module, each.node.decorators, 'class')),
    };
  }

  /** What stands on a function that answers, and what its parameters ask for. */
  onFunction(fn: FunctionThing): readonly Keeper[] {
    return [...this.on(fn.module, fn.node.decorators, 'method'), ...keepersInParameters(this.world, fn)];
  }

  private on(module: Module, decorators: readonly Decorator[], where: 'class' | 'method'): readonly Keeper[] {
    const known = this.known.get(decorators);
    if (known) return known;
    const plain = symbolsOn(this.world, module, decorators).filter(({ isReturned }) => !isReturned);
    const stated = plain.flatMap((each) => this.keepers(module, each, where));
    const found = [...stated, ...decorators.flatMap((each) => this.ownOn(module, each, where))];
    this.known.set(decorators, found);
    return found;
  }

  /** A decorator of the repository: what it is put together from, else what its function does about callers. */
  private ownOn(module: Module, decorator: Decorator, where: 'class' | 'method'): readonly Keeper[] {
    const composed = this.composed(module, decorator, 0).flatMap((each) => this.keepers(module, each, where));
    if (composed.length > 0) return composed;
    const callee = { module, expression: decorator.callee, scope: decorator.scope };
    const isOwn = optionsOf(new Evaluator(this.world).evaluate(callee)).some(({ is }) => is === 'function');
    return isOwn ? keepersOf(this.world, callee, siteOfCall(module, decorator), 'chained') : [];
  }

  private keepers(module: Module, found: Found, where: 'class' | 'method'): readonly Keeper[] {
    const name = nameWritten(found.decorator.callee, module) ?? found.symbol.library.name;
    const site = siteOfCall(module, found.decorator);
    return guardingsOn(found, where).flatMap((rule) => {
      const evaluated = evaluateEffect(new Evaluator(this.world), rule, selectable(found, undefined));
      if (!evaluated) return [];
      return keepersByRule(this.world, rule, evaluated, { name, site, trust: 'stated' });
    });
  }

  /** A decorator that the repository puts together itself: the library decorators that its function calls. */
  private composed(module: Module, decorator: Decorator, depth: number): readonly Found[] {
    const callee = { module, expression: decorator.callee, scope: decorator.scope };
    const args = decorator.arguments.map((expression): Argument => ({ ...callee, expression }));
    return optionsOf(new Evaluator(this.world).evaluate(callee)).flatMap((thing) =>
      thing.is === 'function' ? this.within(thing, args, decorator, depth) : [],
    );
  }

  private within(fn: FunctionThing, passed: readonly Argument[], decorator: Decorator, depth: number): readonly Found[] {
    if (depth > DEEPEST_COMPOSITION) return [];
    const { module, node } = fn;
    const frame = bindFrame(fn.frame, fn.key, passed);
    return module.calls.flatMap((call): readonly Found[] => {
      if (!isWithin(module, call.scope, node.scope)) return [];
      const args = call.arguments.map((expression): Argument => ({ module, expression, scope: call.scope, frame }));
      const things = optionsOf(new Evaluator(this.world).evaluate({ module, expression: call.callee, scope: call.scope, frame }));
      return things.flatMap((thing): readonly Found[] => {
        if (thing.is === 'symbol') return [{ symbol: thing, decorator, arguments: args }];
        return thing.is === 'function' ? this.within(thing, args, decorator, depth + 1) : [];
      });
    });
  }
}
