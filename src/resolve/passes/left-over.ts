import type { LeftOver } from '../left-over/left-over.ts';
import type { Pass } from '../pass.ts';

/** What was put away and is not drawn: one entry a deployment and a program. */
export const leftOver: Pass = {
  name: 'left over',
  run: ({ leftOver: all, draft }) => {
    for (const each of all) {
      draft.addUnknown({
        code: 'unknown-object',
        message: messageOf(each),
        evidence: each.evidence,
        settledBy: 'a path that does not say so, or code or another deployment that uses one of its things',
      });
    }
  },
};

function messageOf({ is, name, things }: LeftOver): string {
  if (is === 'program') return `${name} is put away by its path and nothing deploys it; it is not drawn.`;
  const only = things.length > 0 ? `; ${things.join(', ')} of it ${things.length > 1 ? 'are' : 'is'} not drawn` : '';
  return `${name} is put away by its path and nothing in use leans on it${only}.`;
}
