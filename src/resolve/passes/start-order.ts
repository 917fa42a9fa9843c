import type { Pass } from '../pass.ts';

/** Start-order hints, kept beside the edges and never as edges. */
export const startOrder: Pass = {
  name: 'start order',
  run: ({ facts, owners, draft }) => {
    for (const fact of facts.of('depends-on')) {
      const targets = owners.thingsOf({ is: 'component', deployment: fact.deployment, name: fact.target });
      for (const after of owners.thingsOf(fact.owner)) {
        for (const before of targets) {
          if (before !== after) draft.addStartOrder({ before: before.id, after: after.id, evidence: fact.evidence });
        }
      }
    }
  },
};
