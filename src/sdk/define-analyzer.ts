import type { Analyzer } from '../model/analyzer.ts';

/** Checks nothing at run time; gives the contributor completion and errors while typing. */
export function defineAnalyzer(analyzer: Analyzer): Analyzer {
  return analyzer;
}
