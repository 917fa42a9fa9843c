import type { RoutePurpose } from '../model/health.ts';
import { textsOf } from '../model/value.ts';
import type { Claim } from './claims.ts';
import { symbolsOn } from './decorated.ts';
import { Evaluator } from './evaluate.ts';
import { handlerOf } from './handlers.ts';
import type { Library } from './library.ts';
import { entryFor } from './library-lookup.ts';
import { isWithin } from './scopes.ts';
import { type FunctionThing, optionsOf, type Thing } from './thing.ts';
import type { OpenWorld } from './world.ts';

const DEEPEST = 2;

/** Tells what routes are for, as the libraries say that register or answer them. */
export class RoutePurposes {
  private readonly world: OpenWorld;
  /** Whether any file uses a library that says so of handlers. */
  private readonly isSaid: boolean;

  constructor(world: OpenWorld) {
    this.world = world;
    this.isSaid = world.base.modules.some(({ imports }) =>
      imports.some(({ specifier }) => world.base.libraryOf(specifier)?.purposes !== undefined),
    );
  }

  of(claim: Claim): RoutePurpose | undefined {
    const { effect, values, things } = claim;
    if (effect.does !== 'route') return undefined;
    if (effect.purpose || !this.isSaid) return effect.purpose;
    const methods = values['method'] ? textsOf(values['method']) : [];
    if (!methods.some((method) => /^(GET|ANY)$/i.test(method))) return undefined;
    for (const thing of things['handler'] ? optionsOf(things['handler']) : []) {
      const purpose = purposeOf(thing);
      if (purpose) return purpose;
    }
    const handler = handlerOf(this.world, claim);
    return handler && (this.onFunction(handler) ?? this.within(handler, 0));
  }

  private onFunction({ module, node }: FunctionThing): RoutePurpose | undefined {
    const said = symbolsOn(this.world, module, node.decorators).flatMap(({ symbol }) => purposeOf(symbol) ?? []);
    return said[0];
  }

  /** What a handler, or a function of the repository that it calls, asks the library for. */
  private within({ module, node, frame }: FunctionThing, depth: number): RoutePurpose | undefined {
    for (const call of module.calls) {
      if (!isWithin(module, call.scope, node.scope)) continue;
      const callee = new Evaluator(this.world).evaluate({ module, expression: call.callee, scope: call.scope, frame });
      for (const thing of optionsOf(callee)) {
        const deeper = thing.is === 'function' && depth < DEEPEST ? this.within(thing, depth + 1) : undefined;
        const purpose = purposeOf(thing) ?? deeper;
        if (purpose) return purpose;
      }
    }
    return undefined;
  }
}

function purposeOf(thing: Thing): RoutePurpose | undefined {
  if (thing.is === 'symbol') return saidBy(thing.library, thing.path);
  return thing.is === 'made' ? saidBy(thing.library, thing.maker?.called ?? thing.type) : undefined;
}

function saidBy(library: Library, path: string): RoutePurpose | undefined {
  return entryFor(library, library.purposes, path === '' ? 'default' : path);
}
