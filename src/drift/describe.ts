import type { Coverage } from '../model/architecture.ts';
import { type Change, type Drift, SEVERITIES, type Severity } from '../model/drift.ts';
import type { Evidence } from '../model/evidence.ts';
import { sortedJson } from '../model/sorted-json.ts';
import { visible } from '../model/visible.ts';
import { originInWords } from './blame/describe-origin.ts';

const MOST_LINES = 3;

/** The drift for a reader: a sentence each, the lines that show it on either side, and how much was looked at. */
export function describeDrift(drift: Drift): string {
  const parts = [...drift.changes.map(describeChange), verdict(drift)];
  return `${parts.join('\n\n')}\n`;
}

/** The drift for a program, as JSON with the same words. */
export function driftAsJson(drift: Drift): string {
  return sortedJson({ ...drift, summary: countBySeverity(drift.changes) });
}

function countBySeverity(changes: readonly Change[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) => changes.filter((change) => change.severity === severity).length;
  return { info: count('info'), warning: count('warning'), error: count('error') };
}

function describeChange({ severity, kind, message, before, after, origin }: Change): string {
  const [was, is] = [linesOnlyIn(before, after), linesOnlyIn(after, before)];
  const since = origin ? originInWords(origin, 'made').map((line) => `  ${line}`) : [];
  return [`${severity}: ${message} [${kind}]`, ...side('before', was), ...side('after', is), ...since].map(visible).join('\n');
}

/** The lines that make the difference; where both sides have all of them, all. */
function linesOnlyIn(evidence: readonly Evidence[], other: readonly Evidence[]): readonly Evidence[] {
  const only = evidence.filter(({ path, text }) => !other.some((line) => line.path === path && line.text === text));
  return only.length > 0 ? only : evidence;
}

function side(name: string, evidence: readonly Evidence[]): readonly string[] {
  const left = evidence.length - MOST_LINES;
  return [
    ...evidence.slice(0, MOST_LINES).map(({ path, line, text }) => `  ${name.padEnd(6)}  ${path}:${line}  ${text}`.trimEnd()),
    ...(left > 0 ? [`  ${name.padEnd(6)}  … and ${left} more`] : []),
  ];
}

function verdict({ before, after, changes }: Drift): string {
  const since = before.revision ? ` since ${visible(before.revision)}` : '';
  const failures = [...(before.failures ?? []), ...(after.failures ?? [])];
  const none = failures.length === 0 ? 'No drift' : 'No drift in what was analysed';
  const missing = failures.map((failure) => `\nNot compared: ${visible(failure)}`).join('');
  return `${changes.length === 0 ? none : tally(changes)}${since}. ${lookedAt(after.coverage)}${missing}`;
}

function tally(changes: readonly Change[]): string {
  const counts = countBySeverity(changes);
  const parts = SEVERITIES.toReversed().flatMap((severity) =>
    counts[severity] > 0 ? [inNumbers(counts[severity], severity)] : [],
  );
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}: ${parts.join(', ')}`;
}

function inNumbers(count: number, severity: Severity): string {
  return severity === 'info' ? `${count} for information` : `${count} ${severity}${count === 1 ? '' : 's'}`;
}

/** A reader must not take "no drift" for more than it is. */
function lookedAt({ calls, channels, files }: Coverage): string {
  return `Looked at ${files.parsed} of ${files.seen} files, followed ${calls.resolved} of ${calls.found} calls and ${channels.resolved} of ${channels.found} messages.`;
}
