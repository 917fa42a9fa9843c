import { type CheckReport, type JudgedClaim, percentFollowed } from '../../model/check-report.ts';
import type { Finding, FindingSeverity } from '../../model/finding.ts';

/** `3 findings: 1 error, 2 notes`. */
export function tally(findings: readonly Finding[], severities: readonly FindingSeverity[]): string {
  const parts = severities.toReversed().flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}`;
}

/** A reader must not take "nothing was found" for more than it is. */
export function lookedAt({ coverage, claims }: CheckReport): string {
  const { files, calls, channels, routes, connections } = coverage;
  const counts = [
    `${calls.resolved} of ${calls.found} calls`,
    `${channels.resolved} of ${channels.found} messages`,
    `${routes.resolved} of ${routes.found} routes`,
    `${connections.resolved} of ${connections.found} connections`,
  ];
  const code = `Looked at ${files.parsed} of ${files.seen} files and followed ${counts.join(', ')} (${percentFollowed(coverage)} %).`;
  return claims ? `${claimed(claims)} ${code}` : code;
}

function claimed(claims: readonly JudgedClaim[]): string {
  const count = (verdict: JudgedClaim['verdict']) => claims.filter((each) => each.verdict === verdict).length;
  const documents = new Set(claims.map(({ document }) => document.path)).size;
  if (documents === 0) return 'No document claims anything of the system in a form that asbuilt reads.';
  const read = `Read ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} in ${documents} ${documents === 1 ? 'document' : 'documents'}`;
  return `${read}: ${count('confirmed')} confirmed, ${count('contradicted')} contradicted, ${count('not-found')} not found.`;
}
