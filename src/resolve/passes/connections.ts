import type { FactOf } from '../../model/fact.ts';
import { because, certaintyOf, evidenceChain, realDeployments } from '../chain.ts';
import { followEverywhere, isComplete } from '../follow.ts';
import type { Thing } from '../identity/thing.ts';
import { isEmbedded } from '../knowledge/technologies.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { spokenBy } from '../spoken-by-address.ts';
import { findStores } from '../store.ts';
import { isLeftUnsaid, isToldToOthersAlone } from '../told-to-others.ts';

/** Clients that code opens to databases, caches, brokers and the like. */
export const connections: Pass = {
  name: 'connections',
  run: (around) => {
    for (const fact of around.facts.of('connection')) {
      if (isEmbedded(fact.technology)) continue;
      for (const thing of around.owners.thingsOf(fact.owner))
        if (!isToldToOthersAlone(fact, thing, around) && !isLeftUnsaid(fact, thing, around))
          for (const spoken of spokenBy(fact, thing, around)) addConnection(spoken, thing, around);
    }
  },
};

function addConnection(fact: FactOf<'connection'>, thing: Thing, around: Surroundings): void {
  const found = findStores({ technology: fact.technology, kind: fact.nodeKind, target: fact.target, fact }, thing, around);
  around.draft.count(
    'connections',
    found.some((each) => around.draft.node(each.to)?.certainty !== 'inferred'),
  );
  const known = fact.name ? followEverywhere(fact.name, thing, around.settings).filter(isComplete) : [];
  const names = known.filter(({ text }) => text !== '');
  for (const store of found) {
    around.draft.addEdge({
      from: thing.id,
      to: store.to,
      protocol: fact.protocol,
      pattern: isData(fact) ? 'data-access' : 'connection',
      operations: [...new Set(names.map((each) => `uses ${each.text}`))],
      purpose: isData(fact) ? 'keeps data' : 'connects',
      deployments: realDeployments(store.deployments),
      certainty: certaintyOf(fact, store.certainty),
      evidence: evidenceChain(fact, store.hops),
      because: because('connections', [fact, ...store.hops], store.reason),
    });
  }
}

function isData(fact: FactOf<'connection'>): boolean {
  return ['database', 'cache', 'storage', 'search'].includes(fact.nodeKind);
}
