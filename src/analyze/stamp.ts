import { createHash } from 'node:crypto';
import type { Fact, FactDraft } from '../model/fact.ts';

/** A draft with the analyzer that made it. */
export interface Found {
  readonly draft: FactDraft;
  readonly foundBy: string;
}

interface Keyed extends Found {
  readonly claim: string;
}

/**
 * Facts in the order of their places, each once, with ids. An id hashes what is claimed and the path, not the line: moved code
 * is not drift. The same claim made twice in one file is told apart by its turn.
 */
export function stampFacts(found: readonly Found[]): readonly Fact[] {
  const turns = new Map<string, number>();
  const facts = withoutRepeats(found.map((each) => ({ ...each, claim: claimOf(each.draft) })).sort(byPlace)).map((each) => {
    const place = `${each.draft.evidence.path}\n${each.claim}`;
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    return { ...each.draft, id: shortHash(`${place}\n${turn}`), foundBy: each.foundBy };
  });
  return facts.sort((one, other) => byText(positionOf(one), positionOf(other)) || byText(one.id, other.id));
}

function withoutRepeats(sorted: readonly Keyed[]): readonly Keyed[] {
  return sorted.filter((each, index) => {
    const before = sorted[index - 1];
    return before?.claim !== each.claim || positionOf(before.draft) !== positionOf(each.draft);
  });
}

function byPlace(one: Keyed, other: Keyed): number {
  return (
    byText(positionOf(one.draft), positionOf(other.draft)) ||
    byText(one.claim, other.claim) ||
    byText(stableJson(one.draft), stableJson(other.draft)) ||
    byText(one.foundBy, other.foundBy)
  );
}

const DIGITS_OF_LINE = 9;

/** Sorts like path, line, kind. */
function positionOf({ evidence, kind }: FactDraft): string {
  return `${evidence.path}\u0000${String(evidence.line).padStart(DIGITS_OF_LINE, '0')}\u0000${kind}`;
}

function claimOf(draft: FactDraft): string {
  const { evidence: _evidence, via: _via, ...claim } = draft;
  return stableJson('reaches' in claim ? { ...claim, reaches: undefined } : claim, 'evidence');
}

/** JSON with sorted keys, so that the order in which an analyzer writes fields does not matter; without the keys of one name. */
function stableJson(thing: unknown, without?: string): string {
  return JSON.stringify(thing, (key, field: unknown) =>
    key !== '' && key === without
      ? undefined
      : typeof field === 'object' && field !== null && !Array.isArray(field)
        ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => byText(one, other)))
        : field,
  );
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
