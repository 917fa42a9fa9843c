import type { Expression } from '../../src/code/ir.ts';
import type { ts } from './compiler.ts';
import type { At, FunctionDraft, Lowering } from './lowering.ts';

const OTHERS = 'arguments';

/**
 * `arguments` is the list of all that the nearest function that is no arrow is called with: its parameters, and what else is passed.
 * https://tc39.es/ecma262/#sec-arguments-exotic-objects
 */
export function lowerArguments(node: ts.Identifier, { scope }: At, lowering: Lowering): Expression | undefined {
  if (node.text !== OTHERS || lowering.isReserved(scope, OTHERS)) return undefined;
  const draft = functionAround(scope, lowering);
  if (!draft) return undefined;
  if (!draft.parameters.some(({ isRest }) => isRest)) takeOthers(draft, node, lowering);
  const items = draft.parameters.map(({ name, isRest }): Expression => {
    const of: Expression = { is: 'name', name };
    return isRest ? { is: 'spread', of } : of;
  });
  return { is: 'list', items };
}

function functionAround(scope: number, { scopes, functions }: Lowering): FunctionDraft | undefined {
  for (let at: number | null | undefined = scope; typeof at === 'number'; at = scopes[at]?.parent) {
    const found = functions[scopes[at]?.function ?? -1];
    if (found && !found.isArrow) return found;
  }
  return undefined;
}

function takeOthers({ scope, parameters }: FunctionDraft, node: ts.Identifier, lowering: Lowering): void {
  lowering.declare(scope, { name: OTHERS, values: [], parameter: parameters.length, place: lowering.place(node) });
  parameters.push({ name: OTHERS, isRest: true, isField: false, decorators: [] });
}
