import { methodsOf } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import { isWithin } from './scopes.ts';
import { type FunctionThing, optionsOf, type Thing } from './thing.ts';

const DEEPEST = 4;
const MOST_CALLS = 2000;

/** The places of the calls that a function makes, itself or in the functions of the repository that it calls. */
export class CallsWithin {
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  places(thing: Thing): readonly unknown[] {
    const found = new Set<unknown>();
    for (const each of optionsOf(thing)) {
      if (each.is === 'function') this.walk(each, found, new Set(), 0);
      if (each.is === 'instance')
        for (const method of methodsOf(this.world.base, each.of, 'execute')) this.walk(method, found, new Set(), 0);
    }
    return [...found];
  }

  private walk(fn: FunctionThing, found: Set<unknown>, seen: Set<string>, depth: number): void {
    if (depth > DEEPEST || seen.has(fn.key) || found.size > MOST_CALLS) return;
    seen.add(fn.key);
    const { module, node, frame } = fn;
    for (const call of module.calls) {
      if (!isWithin(module, call.scope, node.scope)) continue;
      found.add(call.place);
      const callee = new Evaluator(this.world).evaluate({ module, expression: call.callee, scope: call.scope, frame });
      for (const thing of optionsOf(callee)) if (thing.is === 'function') this.walk(thing, found, seen, depth + 1);
    }
  }
}
