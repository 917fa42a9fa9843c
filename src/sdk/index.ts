export type { Analyzer, Findings, Repository, Source } from '../model/analyzer.ts';
export type { Evidence } from '../model/evidence.ts';
export type * from '../model/fact.ts';
export type { Problem } from '../model/problem.ts';
export { concat, literal, oneOf, setting, unknown, type Value } from '../model/value.ts';
export { defineAnalyzer } from './define-analyzer.ts';
export { evidenceAt } from './evidence.ts';
export { cleanSetting, cleanText, isSecretKey } from './secrets.ts';
