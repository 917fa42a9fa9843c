import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { finding, inWords } from '../finding.ts';
import type { Checked } from './checked.ts';

/** Images that float in one place and are fixed in another. */
export function imageFindings({ wiring }: Checked): readonly Finding[] {
  return [...groupBy(wiring.images, ({ repository }) => repository)].flatMap(([repository, group]) => {
    const floating = group.filter(({ tag }) => tag === 'latest');
    const fixed = group.filter(({ tag }) => tag !== 'latest');
    if (floating.length === 0 || fixed.length === 0) return [];
    const tags = [...new Set(fixed.map(({ tag }) => tag))].sort();
    return [
      finding('image-tags-differ', {
        elements: [...new Set(group.map(({ node }) => node))].sort(),
        about: [repository],
        message: `${repository} runs as latest in ${inWords([...new Set(floating.map(({ deployment }) => deployment))])} and as ${inWords(tags)} elsewhere.`,
        evidence: floating.map(({ evidence }) => evidence),
        related: fixed.map(({ evidence }) => evidence),
      }),
    ];
  });
}

/** Edges that nothing but a network policy speaks for, between services whose code was read. */
export function permissionFindings({ architecture, wiring, nodes }: Checked): readonly Finding[] {
  const unread = new Set(wiring.unread);
  return architecture.edges
    .filter(({ because }) => because.length > 0 && because.every(({ reason }) => reason.startsWith('network policy ')))
    .filter(({ from }) => nodes.get(from)?.kind === 'service' && !unread.has(from))
    .map(({ from, to, evidence, because }) =>
      finding('permission-without-use', {
        elements: [from, to],
        message: `${because[0]?.reason}, and neither code nor settings show that it does.`,
        evidence,
      }),
    );
}
