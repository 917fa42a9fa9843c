import type { Analyzer } from '../src/model/analyzer.ts';

/** Every analyzer that a run uses, sorted by name. */
export const analyzers: readonly Analyzer[] = [];
