import type { Architecture } from '../../model/architecture.ts';
import { distinct, isOwn, namesOf } from '../selection.ts';
import { deploymentOrder } from './deployment-order.ts';

/** What the team runs, in the order in which it can be put into operation. */
export function phasesOf(architecture: Architecture): readonly (readonly string[])[] {
  const nameOf = namesOf(architecture);
  const own = new Set(architecture.nodes.filter(isOwn).map(({ id }) => nameOf(id)));
  return deploymentOrder(architecture)
    .waves.map((wave) => distinct(wave.filter((name) => own.has(name))))
    .filter((wave) => wave.length > 0);
}
