const open = new Set<object>();
const DEEPEST = 6;

/** Looks at something unless it is being looked at already: guards can ask for each other in a round, and lists can hold themselves. */
export function withoutRounds<T>(asked: object, look: () => readonly T[]): readonly T[] {
  if (open.has(asked) || open.size > DEEPEST) return [];
  open.add(asked);
  try {
    return look();
  } finally {
    open.delete(asked);
  }
}
