import type { ArchitectureFile } from '../../model/architecture-file.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import { shorten } from '../../sdk/evidence.ts';
import { FOLDER, type Past, type Point } from './past.ts';

/** A point whose architecture is known. */
export interface Anchor {
  readonly point: Point;
  readonly file: ArchitectureFile;
}

/** Points, the newest first, that all hold the same lines, and the one before them, which does not. */
export interface Stretch {
  readonly points: readonly Point[];
  readonly before?: Point;
}

/** How far back, by first parents, files hold these lines. No revision is analysed for it. */
export async function stretchFrom(point: Point, lines: readonly Evidence[], past: Past): Promise<Stretch> {
  const holds = await heldBy(point, lines, past);
  const points = [point];
  for (let at = await firstParent(point, past); at !== undefined; at = await firstParent(at, past)) {
    if (!(await holds(at))) return { points, before: at };
    points.push(at);
  }
  return { points };
}

async function firstParent(point: Point, past: Past): Promise<string | undefined> {
  const [first] = await past.parents(point);
  return first;
}

/** Tells whether a commit holds the lines, wherever in their files they stand. */
async function heldBy(point: Point, lines: readonly Evidence[], past: Past): Promise<(commit: string) => Promise<boolean>> {
  const wanted = await Promise.all(
    [...groupBy(lines, ({ path }) => path)].map(async ([path, ofPath]) => ({
      path,
      texts: ofPath.map(({ text }) => text),
      known: new Map(point === FOLDER ? [] : [[await past.contentId(point, path), true]]),
    })),
  );
  return async (commit) => {
    for (const { path, texts, known } of wanted) {
      const id = await past.contentId(commit, path);
      const isHeld = known.get(id) ?? (id !== undefined && saysAll(await past.text(id, path), texts));
      known.set(id, isHeld);
      if (!isHeld) return false;
    }
    return true;
  };
}

function saysAll(content: string, texts: readonly string[]): boolean {
  const lines = new Set(content.split(/\r?\n/).map(shorten));
  return texts.every((text) => lines.has(text));
}
