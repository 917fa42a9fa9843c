import type { DeclarationFact, FactDraft } from '../model/fact.ts';
import { unknown, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';

/** A queue or exchange that code declares, where it says whether it lasts. */
export function declarationFacts(
  { effect, values }: Claim,
  sighting: Pick<DeclarationFact, 'owner' | 'evidence' | 'via'>,
): readonly FactDraft[] {
  const { channel, durable, passive } = values;
  if (passive && !(passive.is === 'literal' && (passive.value === false || passive.value === 'false'))) return [];
  if (effect.does !== 'declare' || !channel || !durable) return [];
  const told = isCondition(durable) ? unknown('a condition on a setting') : durable;
  const said = { protocol: effect.protocol, channel, channelKind: effect.channelKind, durable: told };
  return [{ kind: 'declaration', ...sighting, ...said }];
}

/** What a comparison or negation of a setting comes to is a setting with a truth value behind it: its text is not the answer. */
function isCondition(value: Value): boolean {
  if (value.is === 'one-of') return value.values.some(isCondition);
  return value.is === 'setting' && value.fallback?.is === 'literal' && typeof value.fallback.value === 'boolean';
}
