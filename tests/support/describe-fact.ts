import type { Evidence } from '../../src/model/evidence.ts';
import type { FactDraft } from '../../src/model/fact.ts';
import type { Problem } from '../../src/model/problem.ts';
import { describeValue, isValue } from './describe-value.ts';
import { FACT_FIELDS } from './fact-fields.ts';

/** A fact as one line of a golden: `path:line  kind  key=value …`, fields in the order in which the type declares them. */
export function describeFact(fact: FactDraft): string {
  const { kind, evidence, via: _via, ...rest } = fact;
  const claim: Readonly<Record<string, unknown>> = { ...rest, reaches: undefined };
  const known: readonly string[] = FACT_FIELDS[kind];
  const others = Object.keys(claim).filter((key) => !known.includes(key) && key !== 'id' && key !== 'foundBy');
  const fields = [...known, ...others.sort()]
    .filter((key) => claim[key] !== undefined)
    .map((key) => `${key}=${describeField(claim[key])}`);
  return oneLine([`${evidence.path}:${evidence.line}`, kind, ...fields].join('  '));
}

/** A problem as one line of a golden. */
export function describeProblem({ code, message, evidence }: Problem): string {
  return oneLine([`${evidence.path}:${evidence.line}`, 'problem', `code=${code}`, `message=${message}`].join('  '));
}

function describeField(field: unknown): string {
  if (isValue(field)) return describeValue(field);
  return typeof field === 'object' && field !== null ? JSON.stringify(field, withValuesAsText) : String(field);
}

function withValuesAsText(_key: string, field: unknown): unknown {
  return isValue(field) ? describeValue(field) : isEvidence(field) ? `${field.path}:${field.line}` : field;
}

function isEvidence(field: unknown): field is Evidence {
  return typeof field === 'object' && field !== null && 'path' in field && 'line' in field && 'text' in field;
}

function oneLine(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}
