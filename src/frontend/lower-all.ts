import type { Module } from '../code/ir.ts';
import type { Repository, Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { withOwnTexts } from './own-texts.ts';

/** What one file comes to; it depends on the file's path and text alone. */
export interface Lowered {
  readonly module: Module;
  readonly problems: readonly Problem[];
}

/** Lowers every file, or takes what an earlier run made of it. The parser is loaded only when some file needs it. */
export async function lowerAll(
  language: string,
  sources: readonly Source[],
  { kept }: Repository,
  loadLowering: () => Promise<(source: Source) => Lowered>,
): Promise<readonly Lowered[]> {
  // Only this program writes there, and only what it has lowered.
  const known = sources.map(({ path }) => kept?.get(language, path) as Lowered | undefined);
  if (known.every((each) => each !== undefined)) return known;
  const lower = await loadLowering();
  const texts = new Map<string, string>();
  return sources.map((source, index) => {
    const earlier = known[index];
    if (earlier) return earlier;
    const lowered = withOwnTexts(lower(source), texts);
    kept?.set(language, source.path, lowered);
    return lowered;
  });
}
