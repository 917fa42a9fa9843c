import { groupedBy } from './grouped-by.ts';

/** Index in the one list and in the other of the same line. */
export type Pair = readonly [number, number];

/**
 * Which lines two lists have in common, in the same order. Lines that stand once in each hold the lists together, and only what
 * lies between two of them is compared in full: a document that says one sentence a thousand times is not compared a million times.
 */
export function inCommon(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const anchors = sharedOnce(before, after);
  const pairs: Pair[] = [];
  let [here, there] = [0, 0];
  for (const [nextHere, nextThere] of [...anchors, [before.length, after.length] as const]) {
    const gap = longestRun(before.slice(here, nextHere), after.slice(there, nextThere));
    for (const [inBefore, inAfter] of gap) pairs.push([here + inBefore, there + inAfter]);
    if (nextHere < before.length) pairs.push([nextHere, nextThere]);
    [here, there] = [nextHere + 1, nextThere + 1];
  }
  return pairs;
}

function sharedOnce(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const [here, there] = [onlyPlaces(before), onlyPlaces(after)];
  const run = longestRun(
    [...here.keys()].filter((text) => there.has(text)),
    [...there.keys()].filter((text) => here.has(text)),
  );
  const [inBefore, inAfter] = [sharedPlaces(here, there), sharedPlaces(there, here)];
  return run.map(([left, right]): Pair => [inBefore[left] ?? 0, inAfter[right] ?? 0]);
}

/** Each text that occurs once, with its index. */
function onlyPlaces(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    [...placesOf(texts)].flatMap(([text, [place, ...more]]) => (place === undefined || more.length > 0 ? [] : [[text, place]])),
  );
}

function sharedPlaces(side: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): readonly number[] {
  return [...side].flatMap(([text, place]) => (other.has(text) ? [place] : []));
}

/** The end of a run, with what stands before it. */
interface Chain {
  readonly pair: Pair;
  readonly before: Chain | undefined;
}

/** The longest common run, by the method of Hunt and Szymanski: for each length, the run of it that ends first. */
function longestRun(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const places = new Map([...placesOf(after)].map(([text, at]) => [text, at.toReversed()]));
  const ends: Chain[] = [];
  for (const [here, text] of before.entries()) {
    for (const there of places.get(text) ?? []) {
      const length = firstNotBefore(ends, there);
      if (ends[length]?.pair[1] !== there) ends[length] = { pair: [here, there], before: ends[length - 1] };
    }
  }
  const run: Pair[] = [];
  for (let chain = ends.at(-1); chain; chain = chain.before) run.push(chain.pair);
  return run.reverse();
}

function firstNotBefore(ends: readonly Chain[], there: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.pair[1] ?? 0) < there) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placesOf(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  return groupedBy([...texts.keys()], (index) => texts[index] ?? '');
}
