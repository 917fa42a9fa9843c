import type { Expression } from '../../src/code/ir.ts';
import type { FieldDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** https://learn.microsoft.com/dotnet/standard/collections/ */
const LIST =
  /^(?:[A-Za-z.]+\.)?(?:(?:Concurrent|Immutable)?(?:List|Queue|Stack|Bag|HashSet|LinkedList)|I(?:List|Collection|Set)|Collection)$/;

const ADDS = new Set(['Add', 'AddLast', 'Enqueue', 'Push']);

/** `_raised.Add(event)` gives the list an item, if `_raised` is declared or made as one. */
export function noteAddedItem(callee: Expression, given: readonly Expression[], node: Node, at: At, lowering: Lowering): void {
  const [item, other] = given;
  if (callee.is !== 'member' || !ADDS.has(callee.name) || !item || other) return;
  const path = namesOf(callee.of);
  if (path) lowering.assignments.push({ path, value: { is: 'list', items: [item] }, isAdded: true, at, row: node.row });
}

function namesOf(of: Expression): readonly string[] | undefined {
  if (of.is === 'name') return [of.name];
  return of.is === 'member' && of.of.is === 'this' ? ['this', of.name] : undefined;
}

/** Whether a field or variable holds a list. */
export function isList({ type, values }: Pick<FieldDraft, 'type' | 'values'>, lowering: Lowering): boolean {
  if (type && LIST.test(type.name)) return true;
  return values.some(({ expression }) => {
    const call = expression.is === 'call' ? lowering.calls[expression.call] : undefined;
    return expression.is === 'list' || (call?.isNew && call.callee.is === 'name' && LIST.test(call.callee.name));
  });
}
