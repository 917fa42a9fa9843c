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

/** What policies allow and nobody is seen to use: between services whose code was read. */
export function permissionFindings({ architecture, wiring, nodes }: Checked): readonly Finding[] {
  const unread = new Set(wiring.unread);
  const isRead = ({ from }: { readonly from: string }) => nodes.get(from)?.kind === 'service' && !unread.has(from);
  const alone = architecture.edges
    .filter(({ because }) => because.length > 0 && because.every(({ reason }) => reason.startsWith('network policy ')))
    .map(({ because, ...edge }) => ({ ...edge, said: because[0]?.reason }));
  const ofMesh = wiring.permissions.map((each) => ({
    ...each,
    evidence: [each.evidence],
    said: `${each.by} lets ${each.from} connect to ${each.to}`,
  }));
  return [...alone, ...ofMesh].filter(isRead).map(({ from, to, evidence, said }) =>
    finding('permission-without-use', {
      elements: [from, to],
      message: `${said}, and neither code nor settings show that it does.`,
      evidence,
    }),
  );
}

/** Connections that policies of a deployment do not let through. */
export function refusalFindings({ wiring }: Checked): readonly Finding[] {
  return [...groupBy(wiring.refusals, ({ from, to }) => `${from} ${to}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { from, to, edge } = first;
    const where = inWords([...new Set(group.map(({ deployment }) => deployment))]);
    const by = [...new Set(group.flatMap((each) => each.by))];
    return [
      finding('policy-blocks-connection', {
        elements: [from, to],
        message: `${from} connects to ${to}, and ${inWords(by)} of ${where} ${by.length === 1 ? 'does' : 'do'} not let it through.`,
        evidence: edge,
        related: group.flatMap(({ evidence }) => evidence),
      }),
    ];
  });
}
