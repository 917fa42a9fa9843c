import type { ArchitectureFile } from '../../model/architecture-file.ts';
import type { Origin } from '../../model/origin.ts';
import { renamings, withNewNames } from '../rename.ts';
import { FOLDER, type Past, type Point } from './past.ts';
import { type Anchor, stretchFrom } from './stretch.ts';
import { linesOf, type Subject } from './subject.ts';

/**
 * Which commit an element comes from: the one that brought it the last time, on the line of first parents, and inside a merge the
 * commit that was merged. The lines that the element rests on are followed back through their files; only where one of them is
 * missing is a revision analysed: it may rest on other lines there, and the search goes on from those.
 */
export async function originOf(subject: Subject, anchor: Anchor, past: Past): Promise<Origin> {
  const { points, before } = await stretchFrom(anchor.point, linesOf(anchor.file, subject) ?? [], past);
  if (before !== undefined) {
    const file = await alignedFile(before, anchor.file, past);
    if (!file) return cutShort(anchor.point, past);
    if (linesOf(file, subject)) return originOf(subject, { point: before, file }, past);
  }
  const first = await firstWith(subject, points, anchor.file, past);
  if (first === undefined) return cutShort(anchor.point, past);
  const isEnd = before === undefined && first === points.at(-1);
  return isEnd && past.isCutOff(first)
    ? { is: 'at-or-before', by: await past.about(first), why: 'shallow' }
    : arrivedAt(subject, { point: first, file: anchor.file }, past);
}

/** A revision in the names of a later one, so that what was only renamed is still found. */
async function alignedFile(point: Point, later: ArchitectureFile, past: Past): Promise<ArchitectureFile | undefined> {
  const file = await past.architecture(point);
  return file && withNewNames(file, renamings(file, later));
}

async function cutShort(point: Point, past: Past): Promise<Origin> {
  return point === FOLDER ? { is: 'not-settled' } : { is: 'at-or-before', by: await past.about(point), why: 'limit' };
}

/**
 * The oldest of points that hold the same lines, unless something beside those lines matters: then between one that has the element
 * and one that has not. The first of the points has it. Undefined when no more may be analysed.
 */
async function firstWith(
  subject: Subject,
  points: readonly Point[],
  names: ArchitectureFile,
  past: Past,
): Promise<Point | undefined> {
  let [has, hasNot, next] = [0, points.length, points.length - 1];
  while (hasNot - has > 1) {
    const file = await alignedFile(points[next] ?? FOLDER, names, past);
    if (!file) return undefined;
    if (linesOf(file, subject)) has = next;
    else hasNot = next;
    next = Math.floor((has + hasNot) / 2);
  }
  return points[has];
}

/** The commit itself; for a merge, where the merged side has the element from. */
async function arrivedAt(subject: Subject, { point, file }: Anchor, past: Past): Promise<Origin> {
  if (point === FOLDER) return { is: 'not-committed' };
  const by = await past.about(point);
  const [, ...merged] = await past.parents(point);
  for (const side of merged) {
    const there = await alignedFile(side, file, past);
    if (!there || !linesOf(there, subject)) continue;
    const origin = await originOf(subject, { point: side, file: there }, past);
    if (origin.is === 'introduced') return { ...origin, mergedBy: by };
  }
  return { is: 'introduced', by };
}
