import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { didYouMean, finding, inWords } from '../finding.ts';
import type { Checked } from './checked.ts';

/** Settings on one side only: read and not set, set and not read, taken from where they are not. */
export function settingFindings({ wiring, mentions }: Checked): readonly Finding[] {
  const needed = [
    ...groupBy(
      wiring.needed.filter(({ alike }) => alike.length > 0),
      ({ node, key }) => `${node} ${key}`,
    ).values(),
  ].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { node, key, alike, evidence } = first;
    const where = inWords(group.map(({ deployment }) => deployment));
    const message = `${node} reads ${key}, which ${where} ${group.length === 1 ? 'does' : 'do'} not set and which has no default.${didYouMean(alike)}`;
    return [finding('setting-not-set', { elements: [node], about: [key], message, evidence })];
  });
  const missing = wiring.missingEntries.map(({ node, deployment, group, key, alike, evidence }) =>
    finding('config-entry-missing', {
      elements: [node],
      about: [deployment, group, key],
      message: `${node} takes ${key} from ${group.replace(':', ' ')} of ${deployment}, which has no such key.${didYouMean(alike)}`,
      evidence: evidence.slice(0, 1),
      related: evidence.slice(1),
    }),
  );
  const unread = [
    ...groupBy(
      wiring.given.filter(({ key }) => mentions?.(key) === false),
      ({ node, key }) => `${node} ${key}`,
    ).values(),
  ];
  return [...needed, ...missing, ...unread.flatMap((group) => neverRead(group))];
}

function neverRead(group: Checked['wiring']['given']): readonly Finding[] {
  const [first] = group;
  if (!first) return [];
  const { node, key } = first;
  return [
    finding('setting-never-read', {
      elements: [node],
      about: [key],
      message: `${node} is given ${key}, which no other file of the repository names.`,
      evidence: group.map(({ evidence }) => evidence),
    }),
  ];
}
