import type { DeclarationFact, FactDraft } from '../model/fact.ts';
import type { Claim } from './claims.ts';

/** A queue or exchange that code declares, where it says whether it lasts. */
export function declarationFacts(
  { effect, values }: Claim,
  sighting: Pick<DeclarationFact, 'owner' | 'evidence' | 'via'>,
): readonly FactDraft[] {
  const { channel, durable, passive } = values;
  if (passive && !(passive.is === 'literal' && (passive.value === false || passive.value === 'false'))) return [];
  if (effect.does !== 'declare' || !channel || !durable) return [];
  return [{ kind: 'declaration', ...sighting, protocol: effect.protocol, channel, channelKind: effect.channelKind, durable }];
}
