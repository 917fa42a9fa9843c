import type { Taking } from './callbacks.ts';
import type { Caller } from './callers.ts';
import { Evaluator, type World } from './evaluate.ts';
import { callsUsing } from './own-takers.ts';
import type { CallStep } from './path-steps.ts';
import { type FunctionThing, type Open, optionsOf } from './thing.ts';

/**
 * Where functions of the repository run one that is written where they are passed it: in `const logged = (run) => (...args) => run(...args)` the inner call runs
 * what `logged((id) => …)` is given. Each with the call that passes it in, so that who calls what came of that call is known to call this function.
 */
export class OwnRuns {
  private readonly world: World;
  private readonly known = new Map<string, readonly CallStep[]>();

  constructor(world: World) {
    this.world = world;
  }

  /** The calls of a function; where none is in sight, those of whoever is passed it. */
  stepsInto(fn: FunctionThing, callers: readonly Caller[]): readonly CallStep[] {
    return callers.length > 0 ? callers.map((caller) => ({ kind: 'call', function: fn, caller })) : this.of(fn);
  }

  private of(fn: FunctionThing): readonly CallStep[] {
    const found =
      this.known.get(fn.key) ?? this.world.callsTaking(fn).flatMap((each) => (isInPlace(each) ? this.runsBehind(fn, each) : []));
    this.known.set(fn.key, found);
    return found;
  }

  /** First those of functions that are written where they are passed: what those who run them pass on is asked after who runs them. */
  first<T>(
    opens: readonly (readonly [string, { readonly open: Open } & T])[],
  ): readonly (readonly [string, { readonly open: Open } & T])[] {
    if (opens.length < 2) return opens;
    const isRun = ([, { open }]: (typeof opens)[number]) => open.kind === 'parameter' && this.of(open.function).length > 0;
    return [...opens.filter(isRun), ...opens.filter((each) => !isRun(each))];
  }

  private runsBehind(fn: FunctionThing, { module, call: site, index }: Taking): readonly CallStep[] {
    const { callee, scope } = site;
    const takers = optionsOf(new Evaluator(this.world).evaluate({ module, expression: callee, scope }));
    return takers.flatMap((taker): readonly CallStep[] => {
      const name = taker.is === 'function' ? taker.node.parameters[index]?.name : undefined;
      if (taker.is !== 'function' || name === undefined) return [];
      const behind: CallStep = { kind: 'call', function: taker, caller: { module, call: module.calls.indexOf(site) } };
      return callsUsing(this.world.base, taker, name)
        .filter(({ at }) => at < 0)
        .map(({ site: run }) => ({
          kind: 'call',
          function: fn,
          caller: { module: taker.module, call: taker.module.calls.indexOf(run) },
          behind,
        }));
    });
  }
}

/** A function that is passed by its name has callers of its own. */
function isInPlace({ call, index }: Taking): boolean {
  return call.arguments[index]?.is === 'function';
}
