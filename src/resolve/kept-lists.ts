import type { Messaging } from './worker-queues.ts';

/**
 * A list of Redis to which programs push and from which nobody pops is no queue but data: the last visits, a timeline. Where a program pops from lists that
 * nobody can name, any may be one. https://redis.io/docs/latest/develop/data-types/lists/#common-use-cases-for-lists
 */
export function withoutKeptLists(all: readonly Messaging[]): readonly Messaging[] {
  const taking = all.filter(({ fact }) => fact.kind === 'subscribe' && fact.protocol === 'redis' && fact.channelKind === 'queue');
  if (taking.some(({ names }) => names.length === 0)) return all;
  const taken = new Set(taking.flatMap(({ names }) => names.map(({ text }) => text)));
  return all.filter(
    ({ fact, names }) =>
      fact.kind !== 'publish' || !fact.ifTaken || names.length === 0 || names.some(({ text }) => taken.has(text)),
  );
}
