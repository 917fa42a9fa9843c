/** Two lists of things side by side, told apart by a key that holds no place. */
export interface Difference<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly kept: readonly { readonly before: T; readonly after: T }[];
}

/** What was added, removed and kept. Order does not count, and of elements with one key the first stands for all. */
export function differenceBy<T>(before: readonly T[], after: readonly T[], key: (element: T) => string): Difference<T> {
  const old = byKey(before, key);
  const now = byKey(after, key);
  return {
    added: [...now].filter(([name]) => !old.has(name)).map(([, element]) => element),
    removed: [...old].filter(([name]) => !now.has(name)).map(([, element]) => element),
    kept: [...old].flatMap(([name, element]) => {
      const same = now.get(name);
      return same === undefined ? [] : [{ before: element, after: same }];
    }),
  };
}

/** Two lists of words as a phrase, `now a, b; no longer c`, or undefined when they hold the same words. */
export function differenceInWords(before: readonly string[], after: readonly string[]): string | undefined {
  const { added, removed } = differenceBy(before, after, (each) => each);
  const parts = [
    ...(added.length > 0 ? [`now ${added.toSorted().join(', ')}`] : []),
    ...(removed.length > 0 ? [`no longer ${removed.toSorted().join(', ')}`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : undefined;
}

function byKey<T>(elements: readonly T[], key: (element: T) => string): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const element of elements) if (!first.has(key(element))) first.set(key(element), element);
  return first;
}
