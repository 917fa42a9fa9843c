import type { Evaluator } from './evaluate.ts';
import type { Asked } from './settled-things.ts';

/**
 * What is open in one of several objects is asked after which of them is passed: it is no matter to who passes another. Before that, items;
 * a call tells the instance along with the arguments; where all instances come from is asked after that.
 */
export function inOrder(opens: Evaluator['opens']): readonly (readonly [key: string, asked: Asked])[] {
  const all = [...opens];
  const isOneOf = all.some(([, { open }]) => open.kind === 'parameter' && open.isOneOf);
  const placeOf = (asked: Asked) => (isOneOf && asked.within > 0 ? AFTER_ALL : 0) + rankOf(asked);
  return all.sort(([, left], [, right]) => placeOf(left) - placeOf(right));
}

const AFTER_ALL = 10;

function rankOf({ open, isSoft }: Asked): number {
  if (open.kind === 'item') return -1;
  const isInstance = open.kind === 'self' || (open.kind === 'parameter' && open.function.node.kind === 'constructor');
  return (isSoft ? 2 : 0) + (isInstance ? 1 : 0);
}
