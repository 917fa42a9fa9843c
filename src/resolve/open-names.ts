/** Stands for a part of a name that is not known. */
export const OPEN = '{}';

/** Whether a name may be the one of which parts are open: each stands for one word, or a part of one; bounded by the product of the lengths. */
export function fitsOpen(name: string, text: string): boolean {
  const [start = '', ...others] = text.split(OPEN);
  let reached: ReadonlySet<number> = new Set(name.startsWith(start) ? [start.length] : []);
  for (const part of others)
    reached = new Set(wordEnds(name, reached).flatMap((end) => (name.startsWith(part, end) ? [end + part.length] : [])));
  return reached.has(name.length);
}

/** Where one letter and more of a word may end that begins at one of the places. */
function wordEnds(name: string, starts: ReadonlySet<number>): readonly number[] {
  const ends: number[] = [];
  let isInWord = false;
  for (let at = 0; at < name.length; at++) {
    isInWord = (isInWord || starts.has(at)) && !/[.:/]/.test(name[at] ?? '');
    if (isInWord) ends.push(at + 1);
  }
  return ends;
}
