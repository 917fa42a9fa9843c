import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { change } from './change.ts';
import { differenceBy, differenceInWords } from './difference.ts';

type Channel = ArchitectureFile['channels'][number];

/** Which channels came and went, who joined and left them, and what they carry. */
export function compareChannels(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  const { added, removed, kept } = differenceBy(before.channels, after.channels, keyOf);
  return [
    ...added.map((channel) =>
      change('channel-added', channel.id, `${channel.name} is a new ${channel.kind} on ${channel.broker}: ${ends(channel)}.`, {
        after: channel,
      }),
    ),
    ...removed.map((channel) =>
      change(
        'channel-removed',
        channel.id,
        `The ${channel.kind} ${channel.name} on ${channel.broker} is gone: ${ends(channel)}.`,
        {
          before: channel,
        },
      ),
    ),
    ...kept.flatMap((pair) => [...producersChanged(pair), ...consumersChanged(pair), ...payloadChanged(pair)]),
  ];
}

interface Pair {
  readonly before: Channel;
  readonly after: Channel;
}

/** One channel in every revision. */
export function keyOf({ broker, protocol, kind, name }: Channel): string {
  return [broker, protocol, kind, name].join('\n');
}

function ends({ producers, consumers }: Channel): string {
  return `from ${producers.join(', ') || 'nobody'} to ${consumers.join(', ') || 'nobody'}`;
}

function producersChanged({ before, after }: Pair): readonly Change[] {
  const { added, removed } = differenceBy(before.producers, after.producers, (id) => id);
  const sides = { before, after };
  const joined = added.map((id) => change('producer-added', after.id, `${id} now sends to ${after.name}.`, sides));
  if (after.producers.length > 0 || removed.length === 0)
    return [
      ...joined,
      ...removed.map((id) => change('producer-removed', after.id, `${id} no longer sends to ${after.name}.`, sides)),
    ];
  const message = `Nothing sends to ${after.name} any more: ${removed.join(', ')} did, and ${waiting(after.consumers, 'receives from')} it.`;
  return [change('channel-lost-last-producer', after.id, message, sides)];
}

function consumersChanged({ before, after }: Pair): readonly Change[] {
  const { added, removed } = differenceBy(before.consumers, after.consumers, (id) => id);
  const sides = { before, after };
  const joined = added.map((id) => change('consumer-added', after.id, `${id} now receives from ${after.name}.`, sides));
  if (after.consumers.length > 0 || removed.length === 0)
    return [
      ...joined,
      ...removed.map((id) => change('consumer-removed', after.id, `${id} no longer receives from ${after.name}.`, sides)),
    ];
  const message = `Nothing receives from ${after.name} any more: ${removed.join(', ')} did, and ${waiting(after.producers, 'sends to')} it.`;
  return [change('channel-lost-last-consumer', after.id, message, sides)];
}

function waiting(ids: readonly string[], does: string): string {
  return ids.length > 0 ? `${ids.join(', ')} still ${does}` : `nobody ${does}`;
}

/** Only where both sides know what is carried: a payload that became readable is not a change of the system. */
function payloadChanged({ before, after }: Pair): readonly Change[] {
  if (!before.payload || !after.payload) return [];
  const words = differenceInWords(fieldsOf(before.payload.fields), fieldsOf(after.payload.fields));
  if (!words) return [];
  return [change('payload-changed', after.id, `${after.name} carries other fields: ${words}.`, { before, after })];
}

function fieldsOf(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(fields).map(([name, type]) => `${name} (${type})`);
}
