import type { ArchitectureFile } from '../../model/architecture-file.ts';
import type { Change, Drift } from '../../model/drift.ts';
import type { Origin } from '../../model/origin.ts';
import { compare } from '../compare.ts';
import { FOLDER, type Past, type Point } from './past.ts';

/** A line of first parents: its points, the newest first, and the commit before the last of them. */
export interface Span {
  readonly points: readonly [Point, ...Point[]];
  readonly base: string;
  readonly before: ArchitectureFile;
}

/**
 * Each change with the commit since which there is one of its kind at its element, on the line of first parents. The files that the
 * change was seen in say which commits to look at first; another is only analysed where none of those made it.
 */
export async function withOrigins(drift: Drift, span: Span, past: Past): Promise<Drift> {
  const search = new ChangeSearch(span, past);
  const changes: Change[] = [];
  for (const change of drift.changes) changes.push({ ...change, origin: await search.originOf(change) });
  return { ...drift, changes };
}

/** Among more commits than these that touched the files of a change, the one is found by halving, not from the newest on. */
const FEW = 6;

class ChangeSearch {
  private readonly span: Span;
  private readonly past: Past;
  private readonly seen = new Map<Point, ReadonlySet<string>>();

  constructor(span: Span, past: Past) {
    this.span = span;
    this.past = past;
  }

  async originOf(change: Change): Promise<Origin> {
    const { points } = this.span;
    const cuts = await this.cutsOf(change);
    let [has, hasNot] = [0, points.length];
    while (hasNot - has > 1) {
      const next = nextCut(cuts, has, hasNot);
      const changes = await this.changesAt(points[next] ?? FOLDER);
      if (!changes) return this.atOrBefore(points[has] ?? FOLDER);
      if (changes.has(keyOf(change))) has = next;
      else hasNot = next;
    }
    const point = points[has] ?? FOLDER;
    return point === FOLDER ? { is: 'not-committed' } : { is: 'introduced', by: await this.past.about(point) };
  }

  private async atOrBefore(point: Point): Promise<Origin> {
    return point === FOLDER ? { is: 'not-settled' } : { is: 'at-or-before', by: await this.past.about(point), why: 'limit' };
  }

  /** Where in the line to look: on both sides of every commit that touched a file in which the change shows. */
  private async cutsOf({ before, after }: Change): Promise<readonly number[]> {
    const { points, base } = this.span;
    const paths = [...new Set([...before, ...after].map(({ path }) => path))];
    const cuts: number[] = points[0] === FOLDER ? [1] : [];
    for (const [index, point] of points.entries()) {
      const older = points[index + 1] ?? base;
      if (point !== FOLDER && (await this.differ(point, older, paths))) cuts.push(index, index + 1);
    }
    return [...new Set(cuts)];
  }

  private async differ(one: string, other: string, paths: readonly string[]): Promise<boolean> {
    for (const path of paths)
      if ((await this.past.contentId(one, path)) !== (await this.past.contentId(other, path))) return true;
    return false;
  }

  private async changesAt(point: Point): Promise<ReadonlySet<string> | undefined> {
    const known = this.seen.get(point);
    const file = known ? undefined : await this.past.architecture(point);
    const found = known ?? (file && new Set(compare(this.span.before, file).changes.map(keyOf)));
    if (found) this.seen.set(point, found);
    return found;
  }
}

function nextCut(cuts: readonly number[], has: number, hasNot: number): number {
  const inside = cuts.filter((cut) => cut > has && cut < hasNot);
  const [newest] = inside;
  if (newest === undefined) return Math.floor((has + hasNot) / 2);
  return inside.length <= FEW ? newest : (inside[Math.floor(inside.length / 2)] ?? newest);
}

function keyOf({ kind, element }: Change): string {
  return `${kind}\n${element}`;
}
