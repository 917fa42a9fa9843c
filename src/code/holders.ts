import { Evaluator, type World } from './evaluate.ts';
import { inOrder } from './open-order.ts';
import { isOwn } from './own-callee.ts';
import { frameOf, type Step } from './path-steps.ts';
import type { Open } from './thing.ts';

/**
 * A path may come to a method through something of which only the type is known, a field or parameter, and ask with what that was made. Of all that make
 * one of its class, only what whoever holds it was given counts: `new Gateway(new Client(a), new Client(b))`. These are the open parameters that tell.
 */
export function openHolders(
  open: Open,
  path: readonly Step[],
  world: World,
  program: string | undefined,
): readonly (readonly [string, Open])[] {
  if (open.kind !== 'parameter' || open.function.node.kind !== 'constructor') return [];
  const { module, node } = open.function;
  const owner = world.base.enclosingClass(module, node.scope);
  const at = path.findIndex(
    (step) => step.kind === 'call' && step.caller.self?.of.key === owner?.key && !step.caller.self?.arguments,
  );
  const step = path[at];
  if (!owner || step?.kind !== 'call') return [];
  const { module: from, call } = step.caller;
  const site = from.calls[call];
  if (site?.callee.is !== 'member' || isOwn(site.callee)) return [];
  const frame = frameOf(path.slice(at + 1), world);
  const evaluator = new Evaluator(world, program, { bound: frame });
  evaluator.evaluate({ module: from, expression: site.callee.of, scope: site.scope, frame });
  return inOrder(evaluator.opens).flatMap(([key, { open: each }]) => (each.kind === 'parameter' ? [[key, each] as const] : []));
}
