import type { Architecture, Count } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { sortedBy } from '../selection.ts';

export interface OpenPoint {
  readonly code: string;
  readonly message: string;
  readonly settledBy: string;
  readonly evidence: readonly Evidence[];
}

/** What was seen and could not be finished, and where two sources disagree. */
export function unknowns(architecture: Architecture): readonly OpenPoint[] {
  const open = architecture.unknowns.map(({ code, message, settledBy, evidence }) => ({
    code,
    message,
    settledBy,
    evidence: [evidence],
  }));
  const conflicts = architecture.problems
    .filter(({ code }) => code === 'conflicting-facts')
    .map(({ code, message, evidence }) => ({ code, message, settledBy: 'one of the two sources', evidence: [evidence] }));
  return sortedBy([...open, ...conflicts], ({ code, evidence: [at], message }) => [
    code,
    at?.path ?? '',
    String(at?.line ?? 0).padStart(9, '0'),
    message,
  ]);
}

export interface CoverageRow {
  readonly what: string;
  readonly found: number;
  readonly resolved: number;
}

/** How much of what was seen could be followed to its end. */
export function coverage({ coverage: counts }: Architecture): readonly CoverageRow[] {
  const row = (what: string, { found, resolved }: Count): CoverageRow => ({ what, found, resolved });
  return [
    row('Calls that lead to a known node', counts.calls),
    row('Messages with a known channel', counts.channels),
    row('Routes with a known path', counts.routes),
    row('Connections to a known store or broker', counts.connections),
  ];
}
