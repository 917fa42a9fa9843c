import type { Because, Certainty } from '../../model/architecture.ts';
import { CERTAINTIES } from '../../model/architecture-words.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Policy, valuesInWords } from '../../model/resilience.ts';

/** Numbered lines of the sources, the places in one column. */
export function hops(evidence: readonly Evidence[]): readonly string[] {
  const places = evidence.map(({ path, line }) => `${path}:${line}`);
  const width = Math.max(0, ...places.map((place) => place.length));
  return evidence.map(({ text }, at) => `  ${at + 1}. ${(places[at] ?? '').padEnd(width)}  ${text}`.trimEnd());
}

/** What each pass says about why the element is there; one that says the same twice is heard once. */
export function reasons(because: readonly Because[]): readonly string[] {
  return [...new Set(because.map(({ pass, reason }) => `  because ${reason} (${pass})`))];
}

/** How sure it is, in a whole sentence. */
export function sureness(certainty: Certainty): string {
  return `  ${certainty}: ${CERTAINTIES[certainty]}`;
}

/** A labelled line, or none where there is nothing to say. */
export function labelled(label: string, texts: readonly (string | number)[]): readonly string[] {
  return texts.length > 0 ? [`  ${label.padEnd(12)} ${texts.join(', ')}`] : [];
}

/** A heading with its lines, set off by an empty line; nothing where there are no lines. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', heading, ...lines] : [];
}

/** One measure with its values and its line. */
export function policyInWords(policy: Policy): string {
  const { pattern, by, subject, evidence } = policy;
  const values = valuesInWords(policy);
  const of = subject === undefined ? '' : ` on ${subject}`;
  return `${pattern} by ${by}${of}${values === '' ? '' : `: ${values}`}  ${evidence.path}:${evidence.line}`;
}
