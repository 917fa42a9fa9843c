import type { Evidence } from './evidence.ts';

/**
 * Something the analysed repository does that asbuilt could not follow. The run goes on.
 * Each code has a heading of the same name in `docs/problems.md`.
 */
export type ProblemCode =
  | 'unreadable-file'
  | 'binary-file'
  | 'file-too-large'
  | 'empty-file'
  | 'syntax-error'
  | 'unexpected-shape'
  | 'link-outside-root'
  | 'link-cycle'
  | 'limit-reached'
  | 'missing-reference'
  | 'conflicting-facts'
  | 'analyzer-failed'
  | 'renderer-failed'
  | 'unread-code';

export interface Problem {
  readonly code: ProblemCode;
  /** A whole sentence: what is wrong and, where there is something to do, what. */
  readonly message: string;
  readonly evidence: Evidence;
}

/** Each failure of an analyzer, in a sentence with its file: through no fault of the file's, what it says is missing from the result. */
export function failuresIn(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap(({ code, evidence, message }) =>
    code === 'analyzer-failed' ? [`${evidence.path}:${evidence.line}: ${message}`] : [],
  );
}
