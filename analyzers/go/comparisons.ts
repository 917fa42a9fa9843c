import type { Expression } from '../../src/code/ir.ts';
import type { At } from './lowering.ts';

/** Notes what a member is compared with, `request.Method == http.MethodPost`: a handler tells cases apart by that. */
export function noteCompared(member: Expression, others: readonly Expression[], at: At): void {
  if (member.is !== 'member' || !at.body) return;
  const { draft } = at.body;
  const known = draft.compares?.[member.name] ?? [];
  const added = others
    .filter(({ is }) => is === 'literal' || is === 'member')
    .map((expression) => ({ expression, scope: at.scope }));
  if (added.length > 0) draft.compares = { ...draft.compares, [member.name]: [...known, ...added] };
}
