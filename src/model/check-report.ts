import type { Coverage } from './architecture.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';

/** Something that a document says of the system, and what the sources say to it. `not-found` is neither for nor against it. */
export interface JudgedClaim {
  readonly verdict: 'confirmed' | 'contradicted' | 'not-found';
  /** A whole sentence. */
  readonly message: string;
  /** Ids of the nodes that it is about. */
  readonly elements: readonly string[];
  /** The line of the document. */
  readonly document: Evidence;
  readonly sources: readonly Evidence[];
}

/** What a check found, and how much it could look at. */
export interface CheckReport {
  readonly system: string;
  readonly revision: string | null;
  readonly generator: string;
  /** Those that the baseline does not accept, the most serious first. */
  readonly findings: readonly Finding[];
  /** Those that it accepts. */
  readonly accepted: readonly Finding[];
  readonly coverage: Coverage;
  /** Only where documents were held against the sources. */
  readonly claims?: readonly JudgedClaim[];
  /** Set where a running cluster was held against the manifests. */
  readonly isLive?: boolean;
}

/** Share of what was seen that was followed to its end, in percent; 100 where nothing was seen that leads anywhere. */
export function percentFollowed({ calls, channels, routes, connections }: Coverage): number {
  const counts = [calls, channels, routes, connections];
  const found = counts.reduce((sum, count) => sum + count.found, 0);
  const resolved = counts.reduce((sum, count) => sum + count.resolved, 0);
  return found === 0 ? 100 : Math.floor((resolved / found) * 1000) / 10;
}
