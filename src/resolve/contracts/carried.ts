import type { Channel } from '../../model/architecture.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Payload } from '../../model/payload.ts';
import { sorted } from '../draft.ts';
import type { End } from './channels.ts';

/**
 * A type with a name says more than a literal; what is deployed goes before trials beside it, and what senders say before receivers. Where these
 * differ among themselves, it is what most of them say.
 */
export function payloadOf(group: readonly End[]): Payload | undefined {
  const senders = group.filter((end) => end.fact.kind === 'publish');
  const deployed = (ends: readonly End[]) => ends.filter(({ thing }) => thing.deployments.length > 0);
  const tiers = [deployed(senders), deployed(group), senders, group].map((ends) =>
    ends.flatMap(({ fact }) => fact.payload ?? []),
  );
  const named = tiers.map((payloads) => payloads.filter(({ type }) => type !== 'object'));
  return mostStated([...named, ...tiers].find((payloads) => payloads.length > 0) ?? []);
}

/** Of as many, the first. */
function mostStated(payloads: readonly Payload[]): Payload | undefined {
  const alike = groupBy(payloads, ({ type, fields }) => JSON.stringify([type, fields]));
  const most = Math.max(0, ...[...alike.values()].map((each) => each.length));
  return [...alike.values()].find((each) => each.length === most)?.[0];
}

/** What senders say that they send where its fields are not those that the channel is told with. */
export function alsoSent(group: readonly End[], told: Payload | undefined): Pick<Channel, 'alsoSent'> {
  if (told === undefined || Object.keys(told.fields).length === 0) return {};
  const others = group.flatMap(({ thing, fact: { kind, payload } }) =>
    kind === 'publish' && payload && payload.type !== 'object' && isOther(payload, told) ? [{ by: thing.id, payload }] : [],
  );
  const alike = groupBy(others, ({ payload: { type, fields } }) => JSON.stringify([type, fields]));
  const sent = [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ producers: sorted(same.map(({ by }) => by)), payload: first.payload }] : [];
  });
  return sent.length === 0 ? {} : { alsoSent: sent };
}

function isOther({ fields }: Payload, told: Payload): boolean {
  return Object.keys(fields).length > 0 && keysOf(fields) !== keysOf(told.fields);
}

function keysOf(fields: Payload['fields']): string {
  return sorted(Object.keys(fields)).join('\n');
}
