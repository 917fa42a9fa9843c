import type { Problem } from '../model/problem.ts';

/** Each oddity once: overlays share their bases, and charts that are rendered with several values share their templates. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((each) => [`${each.evidence.path}:${each.evidence.line} ${each.message}`, each])).values()];
}
