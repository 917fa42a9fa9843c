import type { Node } from '../../model/architecture.ts';
import { oneLine } from '../../model/one-line.ts';

/** How the nodes go in a format that has identifiers of its own. */
export interface Naming {
  /** Letters, digits and underscores behind a prefix that no format keeps for itself; unique. */
  identifier(id: string): string;
  /** What the node is shown as: its name where that names one node only, else its id. Never empty, and each once. */
  label(id: string): string;
}

export function namingOf(nodes: readonly Node[]): Naming {
  const words = uniqueWords(
    nodes.map(({ id }) => id),
    '_',
  );
  const labels = labelsOf(nodes);
  return { identifier: (id) => `n_${words.get(id) ?? ''}`, label: (id) => labels.get(id) ?? id };
}

/** A word of letters, digits and separators for each text, unique whatever its case. */
export function uniqueWords(texts: readonly string[], separator: '_' | '-'): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    texts.map((text) => {
      const word = freeWord(wordOf(text, separator), separator, taken);
      taken.add(word.toLowerCase());
      return [text, word] as const;
    }),
  );
}

function freeWord(word: string, separator: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? word : `${word}${separator}${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

const LONGEST = 50;

function wordOf(text: string, separator: string): string {
  const parts = text.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  const word = parts.join(separator).slice(0, LONGEST);
  return (word.endsWith(separator) ? word.slice(0, -1) : word) || 'unnamed';
}

/** What each node is shown as. */
function labelsOf(nodes: readonly Node[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { name } of nodes) count.set(oneLine(name), (count.get(oneLine(name)) ?? 0) + 1);
  const taken = new Set<string>();
  return new Map(
    nodes.map(({ id, name }) => {
      const shown = oneLine(name);
      const label = freeWord(count.get(shown) === 1 && shown !== '' ? shown : oneLine(id) || 'unnamed', ' ', taken);
      taken.add(label.toLowerCase());
      return [id, label] as const;
    }),
  );
}

const MOST_OPERATIONS = 3;

/** What is asked for, in short: the first operations and the number of the others; else the purpose. */
export function operationsInShort(operations: readonly string[], purpose: string): string {
  const shown = operations.slice(0, MOST_OPERATIONS).map(oneLine).join(', ');
  const left = operations.length - MOST_OPERATIONS;
  if (operations.length === 0) return oneLine(purpose);
  return left > 0 ? `${shown} and ${left} more` : shown;
}
