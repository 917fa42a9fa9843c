import { choice, type Made, type MadeEntry, open, type Part, text } from './made.ts';

const MOST_TEXTS = 8;

/** A text of several; where one of them is a choice, so is the text. */
export function joined(values: readonly Made[], at: Made['at']): Made {
  let texts: readonly (readonly Part[])[] = [[]];
  for (const value of values) {
    const choices = value.is === 'choice' ? value.values : [value];
    texts = texts.flatMap((head) => choices.map((tail) => [...head, ...partsOf(tail)])).slice(0, MOST_TEXTS);
  }
  return choice(
    texts.map((parts) => text(parts, at)),
    at,
  );
}

function partsOf(value: Made): readonly Part[] {
  switch (value.is) {
    case 'text':
      return value.parts;
    case 'scalar':
      return [String(value.value ?? '')];
    case 'reference':
    case 'open':
      return [value];
    default:
      return [open('it is computed', value.at)];
  }
}

/** The entries of an object, also where one of several objects is meant. */
export function entriesOf(value: Made | undefined): readonly MadeEntry[] {
  if (value?.is === 'object') return value.entries;
  if (value?.is !== 'choice') return [];
  return value.values.map(entriesOf).find((entries) => entries.length > 0) ?? [];
}
