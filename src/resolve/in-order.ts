import type { HealthCheck } from '../model/health.ts';
import type { Problem } from '../model/problem.ts';
import { compareTexts } from './fact-index.ts';

/** Elements by their ids, or those of them that are wanted. */
export function sortById<T extends { readonly id: string }>(
  elements: ReadonlyMap<string, T>,
  isWanted: (element: T) => boolean = () => true,
): readonly T[] {
  return [...elements.values()].filter(isWanted).sort((a, b) => compareTexts(a.id, b.id));
}

/** Elements by the keys they are kept under. */
export function byKey<T>(elements: ReadonlyMap<string, T>): readonly T[] {
  return [...elements].sort(([a], [b]) => compareTexts(a, b)).map(([, element]) => element);
}

/** What a health check is kept under. */
export function keyOfCheck({ path, port = 0, evidence }: HealthCheck): string {
  return `${path} ${String(port).padStart(5, '0')} ${evidence.path} ${String(evidence.line).padStart(7, '0')}`;
}

/** Where a problem stands, as a text that sorts. */
export function placeOf(problem: Problem): string {
  return `${problem.evidence.path} ${String(problem.evidence.line).padStart(7, '0')} ${problem.code} ${problem.message}`;
}
