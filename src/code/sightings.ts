import type { Evidence } from '../model/evidence.ts';
import type { Owner } from '../model/fact.ts';
import { evidenceOf } from './site-evidence.ts';
import type { SiteReference } from './thing.ts';

/** The outermost line of the code's own chain is the evidence; the others stand beside it. */
export function sightingOf(chain: readonly SiteReference[], owner: Owner, own: readonly SiteReference[]) {
  const [head] = own;
  const evidence = head ? evidenceOf(head) : { path: '', line: 1, text: '' };
  const via = chain.filter((site) => site !== head).map(evidenceOf);
  return { evidence, ...(via.length > 0 ? { via: distinct(via, evidence) } : {}), owner };
}

function distinct(via: readonly Evidence[], first: Evidence): readonly Evidence[] {
  const all = new Map(via.map((each) => [`${each.path}:${each.line}`, each]));
  all.delete(`${first.path}:${first.line}`);
  return [...all.values()];
}
