import { messageOf } from '../errors.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';

/** A problem of a whole file or folder; it stands at line 1. */
export function fileProblem(code: ProblemCode, path: string, message: string): Problem {
  return { code, message, evidence: { path, line: 1, text: '' } };
}

/** The operating system's word for what went wrong, without the absolute path that Node adds to it. */
export function reasonOf(thrown: unknown): string {
  return messageOf(thrown).split(', ')[0] ?? 'unknown reason';
}

/** The operating system's code: `ENOENT`, `ELOOP`. */
export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
}
