import type { Pass } from '../pass.ts';

/** What analyzers saw and could not take in. */
export const gaps: Pass = {
  name: 'gaps',
  run: ({ facts, draft }) => {
    for (const { code, message, evidence, settledBy } of facts.of('gap'))
      draft.addUnknown({ code, message, evidence, settledBy });
  },
};
