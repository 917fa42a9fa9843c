import type { Taking } from './callbacks.ts';
import type { CodeBase } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import type { CallSite, FunctionNode, Module } from './ir.ts';
import { isWithin } from './scopes.ts';
import { bindFrame, type Frame, type FunctionThing, type Thing } from './thing.ts';
import { typesOf } from './type-arguments.ts';

/** A function that a call of the repository's own takes, with what is bound where that stands. */
export interface Given {
  readonly taking: Taking;
  readonly position: number;
  readonly frame: Frame | undefined;
}

/**
 * What a function of the repository calls its parameter with: `withChannel(async (channel) => …)` of `async (run) => run(await open())`; and where
 * it hands the parameter on, to whom.
 */
export function handedByOwn(
  evaluator: Evaluator,
  taker: FunctionThing,
  { taking, position, frame }: Given,
): { readonly things: readonly Thing[]; readonly further: readonly Given[] } {
  const { module, call, index } = taking;
  const name = index < 0 ? undefined : taker.node.parameters[index]?.name;
  const using = name === undefined ? [] : callsUsing(evaluator.base, taker, name);
  if (using.length === 0) return { things: [], further: [] };
  const args = call.arguments.map((expression) => ({ module, expression, scope: call.scope, frame }));
  const inside = bindFrame(taker.frame, taker.key, args, taker.self, typesOf(call, { module, frame }));
  const things: Thing[] = [];
  const further: Given[] = [];
  for (const { site, at } of using) {
    const passed = at < 0 ? site.arguments[position] : undefined;
    if (passed) things.push(evaluator.evaluate({ module: taker.module, expression: passed, scope: site.scope, frame: inside }));
    if (at >= 0) further.push({ taking: { module: taker.module, call: site, index: at }, position, frame: inside });
  }
  return { things, further };
}

/** A call of a parameter, or one that takes it at a place. */
interface Using {
  readonly site: CallSite;
  readonly at: number;
}

const known = new WeakMap<FunctionNode, Map<string, readonly Using[]>>();

/** The calls inside of a function that call a parameter of it, with a place below 0, or take it. */
export function callsUsing(base: CodeBase, { module, node }: FunctionThing, name: string): readonly Using[] {
  const all = known.get(node) ?? new Map<string, readonly Using[]>();
  known.set(node, all);
  const found = all.get(name) ?? findUsing(base, module, node, name);
  all.set(name, found);
  return found;
}

/** A function inside may have a parameter or a variable of the same name, which is another. */
function findUsing(base: CodeBase, module: Module, node: FunctionNode, name: string): readonly Using[] {
  const isMeant = (each: CallSite['callee'] | undefined): boolean => each?.is === 'name' && each.name === name;
  return module.calls.flatMap((site): readonly Using[] => {
    const at = site.arguments.findIndex(isMeant);
    const isCalled = isMeant(site.callee);
    if (!(isCalled || at >= 0) || !isWithin(module, site.scope, node.scope)) return [];
    const target = base.lookUp(module, site.scope, name);
    return target?.is === 'variable' && target.scope === node.scope ? [{ site, at: isCalled ? -1 : at }] : [];
  });
}
