/** One step from a commit, as it is written after a name: `~3`, `^2`, `^{commit}`. */
export type Step = { readonly by: 'generations' | 'parent'; readonly count: number };

export interface RevisionName {
  readonly base: string;
  readonly steps: readonly Step[];
}

const SUFFIX = /(?:~(\d*)|\^(\d+)|\^\{(?:commit)?\}|\^)$/;

/** `HEAD~3^2` is a name with steps from it. https://git-scm.com/docs/gitrevisions */
export function parseRevision(text: string): RevisionName {
  const steps: Step[] = [];
  let base = text;
  for (let found = SUFFIX.exec(base); found; found = SUFFIX.exec(base)) {
    const [written, generations, parent] = found;
    if (written.startsWith('~')) steps.unshift({ by: 'generations', count: Number(generations || 1) });
    else if (!written.startsWith('^{')) steps.unshift({ by: 'parent', count: Number(parent ?? 1) });
    base = base.slice(0, -written.length);
  }
  return { base: base === '@' || base === '' ? 'HEAD' : base, steps };
}
