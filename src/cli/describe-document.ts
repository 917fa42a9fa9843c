import type { Conflict, Divergence, DocumentResult, StaleStatement } from '../model/document.ts';
import { visible } from '../model/visible.ts';
import type { Unfilled } from '../render/user-helpers.ts';

const MOST_STATEMENTS = 20;

/** Whether a check has to fail because of this document. */
export function isFinding({ status }: DocumentResult): boolean {
  return status === 'stale' || status === 'missing';
}

/** What became of one document: a line, then what is stale in it and why, then where people and sources disagree. */
export function describeDocument(result: DocumentResult, folder: string): string {
  const path = `${folder.replace(/\/$/, '')}/${result.path}`;
  const statements = result.status === 'created' || result.status === 'missing' ? [] : result.stale;
  const left = statements.length - MOST_STATEMENTS;
  return [
    `${result.status.padEnd(9)} ${path}${result.reason === undefined ? '' : `: ${result.reason}`}`,
    ...statements.slice(0, MOST_STATEMENTS).flatMap((statement) => describeStatement(path, statement)),
    ...(left > 0 ? [`  … and ${left} more statements`] : []),
    ...result.conflicts.flatMap((conflict) => describeConflict(path, conflict)),
    ...result.divergences.map((divergence) => describeDivergence(path, divergence)),
  ].join('\n');
}

/** A page of something that the sources no longer have. */
export function describeLeftOver(path: string, folder: string): string {
  const place = `${folder.replace(/\/$/, '')}/${path}`;
  return `${'gone'.padEnd(9)} ${place}: the sources no longer have it; delete the page when nobody needs its words`;
}

/** A place of a user's template that stayed as it was. */
export function describeUnfilled(file: string, { line, field, why }: Unfilled): string {
  return `${file}${line === 0 ? '' : `:${line}`}: not filled: ${visible(field)}: ${visible(why)}`;
}

function describeStatement(
  path: string,
  { change, line, heading, before, after, newEvidence, goneEvidence }: StaleStatement,
): readonly string[] {
  const because = [...newEvidence, ...goneEvidence.map((place) => `${place} (no longer)`)];
  return [
    `  ${path}:${line}: ${change}${heading === '' ? '' : ` in "${heading}"`}`,
    ...(before === '' ? [] : [`    - ${before}`]),
    ...(after === '' ? [] : [`    + ${after}`]),
    ...(because.length === 0 ? [] : [`    because of ${because.join(', ')}`]),
  ];
}

function describeConflict(path: string, { line, heading, kept, generated }: Conflict): readonly string[] {
  return [
    `  ${path}:${line}: edited by hand and changed in the sources${heading === '' ? '' : `, in "${heading}"`}; the edit stays`,
    `    edit:    ${kept}`,
    `    sources: ${generated}`,
  ];
}

function describeDivergence(path: string, { kind, line, heading, generated }: Divergence): string {
  const place = `  ${path}:${line}: `;
  if (kind === 'diverging')
    return `${place}the diagram${heading === '' ? '' : ` in "${heading}"`} was edited and differs from what the sources draw`;
  return `${place}left out by hand: ${generated.split('\n')[0] ?? ''}`;
}
