import { groupedBy } from './grouped-by.ts';
import { inCommon } from './in-common.ts';

/** One thing in up to three versions of a document. */
export interface Met<T> {
  readonly ours?: T | undefined;
  readonly base?: T | undefined;
  readonly theirs?: T | undefined;
}

/** How the same thing is found in two versions. */
export interface Likeness<T> {
  /** Equal keys are the same thing, wherever they stand. */
  key(thing: T): string;
  /** For things whose keys differ: 1 is certainly the same thing, below a half is not. */
  alike(left: T, right: T, leftIndex: number, rightIndex: number): number;
}

const ENOUGH = 0.5;

/**
 * Brings three lists of things together, in the order the merged list shall have: the sources' order, unless people
 * reordered what they were given; what only the other side has stays behind what it stood behind.
 */
export function meet<T>(ours: readonly T[], base: readonly T[], theirs: readonly T[], likeness: Likeness<T>): readonly Met<T>[] {
  const [inOurs, inTheirs] = [pair(base, ours, likeness), pair(base, theirs, likeness)];
  const met: Met<T>[] = base.map((thing, index) => ({
    base: thing,
    ours: at(ours, inOurs.get(index)),
    theirs: at(theirs, inTheirs.get(index)),
  }));
  const [newHere, newThere] = [leftOver(ours, inOurs), leftOver(theirs, inTheirs)];
  const both = pair(newHere, newThere, { key: likeness.key, alike: () => 0 });
  const added = newHere.map((thing, index): Met<T> => ({ ours: thing, theirs: at(newThere, both.get(index)) }));
  const generated = leftOver(newThere, both).map((thing): Met<T> => ({ theirs: thing }));
  return inOrder([...met, ...added, ...generated], ours, theirs);
}

/** Where in `right` each thing of `left` is: the same run of keys first, then equal keys anywhere, then what is most alike. */
export function pair<T>(left: readonly T[], right: readonly T[], { key, alike }: Likeness<T>): ReadonlyMap<number, number> {
  const [here, there] = [left.map(key), right.map(key)];
  const pairs = new Map(inCommon(here, there));
  const free = new Set(there.keys());
  for (const index of pairs.values()) free.delete(index);
  const pairLeft = (find: (index: number) => number | undefined) => {
    for (const index of here.keys()) {
      const found = pairs.has(index) ? undefined : find(index);
      if (found === undefined) continue;
      pairs.set(index, found);
      free.delete(found);
    }
  };
  const sameKey = groupedBy([...free], (other) => there[other] ?? '');
  pairLeft((index) => sameKey.get(here[index] ?? '')?.shift());
  pairLeft((index) => mostAlike([...free], (other) => alike(left[index] as T, right[other] as T, index, other)));
  return pairs;
}

function mostAlike(candidates: readonly number[], likeness: (candidate: number) => number): number | undefined {
  let best: { readonly candidate: number; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const score = likeness(candidate);
    if (score >= ENOUGH && score > (best?.score ?? 0)) best = { candidate, score };
  }
  return best?.candidate;
}

function at<T>(list: readonly T[], index: number | undefined): T | undefined {
  return index === undefined ? undefined : list[index];
}

function leftOver<T>(things: readonly T[], pairs: ReadonlyMap<number, number>): readonly T[] {
  const taken = new Set(pairs.values());
  return things.filter((_, index) => !taken.has(index));
}

function inOrder<T>(met: readonly Met<T>[], ours: readonly T[], theirs: readonly T[]): readonly Met<T>[] {
  const here = sortedBy(met, ours, (each) => each.ours);
  const there = sortedBy(met, theirs, (each) => each.theirs);
  const reordered = isReordered(
    here.filter(({ base }) => base !== undefined),
    met,
  );
  const ordered = reordered ? insertBehind(here, there) : insertBehind(there, here);
  return [...ordered, ...met.filter((each) => each.ours === undefined && each.theirs === undefined)];
}

function sortedBy<T>(met: readonly Met<T>[], side: readonly T[], of: (each: Met<T>) => T | undefined): readonly Met<T>[] {
  const places = new Map(side.map((thing, index) => [thing, index]));
  const place = (each: Met<T>) => places.get(of(each) as T) ?? 0;
  return met.filter((each) => of(each) !== undefined).sort((left, right) => place(left) - place(right));
}

function isReordered<T>(here: readonly Met<T>[], met: readonly Met<T>[]): boolean {
  const places = new Map(met.map((each, index) => [each, index]));
  return here.some((each, index) => index > 0 && (places.get(each) ?? 0) < (places.get(here[index - 1] as Met<T>) ?? 0));
}

function insertBehind<T>(first: readonly Met<T>[], second: readonly Met<T>[]): readonly Met<T>[] {
  const order = [...first];
  const placed = new Set(first);
  for (const [index, each] of second.entries()) {
    if (placed.has(each)) continue;
    const before = second[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, each);
    placed.add(each);
  }
  return order;
}
