import type { Finding } from '../../model/finding.ts';
import { finding, inWords } from '../finding.ts';
import type { Checked } from './checked.ts';

/** Services whose selector fits no workload. */
export function selectorFindings({ wiring }: Checked): readonly Finding[] {
  return wiring.reachable.flatMap(({ deployment, host = '', unmatched, evidence }) => {
    if (!unmatched) return [];
    const labels = inWords(Object.entries(unmatched.selector).map(([label, value]) => `${label}=${value}`));
    return [
      finding('selector-matches-nothing', {
        elements: [],
        about: [deployment, host, labels],
        message: `Service ${host} of ${deployment} selects pods with ${labels}, and no workload of the repository has them.`,
        evidence: [evidence],
        related: unmatched.alike,
      }),
    ];
  });
}
