import { UserError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { RULES } from '../model/rules.ts';
import { compareText, sortedJson } from '../model/sorted-json.ts';

const VERSION = '1';

/** A finding that people know of and live with for now. */
export interface Accepted {
  readonly key: string;
  /** 1-based line of the key in the baseline file. */
  readonly line: number;
}

/** Findings told apart by what a baseline accepts; entries that nothing needs any more are findings themselves. */
export interface Sifted {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
}

/** Reads a baseline; one that cannot be understood must never count as an empty one. */
export function readBaseline(text: string, path: string): readonly Accepted[] {
  const data = parsed(text, path);
  if (typeof data !== 'object' || data === null || !('schemaVersion' in data) || !('findings' in data))
    throw new UserError(`${path}: this is no baseline of asbuilt; write one with: asbuilt check --update-baseline.`);
  if (data.schemaVersion !== VERSION)
    throw new UserError(
      `${path}: the baseline has version ${JSON.stringify(data.schemaVersion)}, this asbuilt reads "${VERSION}".`,
    );
  if (!Array.isArray(data.findings) || !data.findings.every(isEntry))
    throw new UserError(`${path}: \`findings\` has to be a list of entries with a \`key\`.`);
  const lines = text.split('\n');
  return data.findings.map(({ key }) => ({
    key,
    line: Math.max(1, lines.findIndex((each) => each.includes(JSON.stringify(key))) + 1),
  }));
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${path}: the baseline is not JSON.`);
  }
}

function isEntry(entry: unknown): entry is { readonly key: string } {
  return typeof entry === 'object' && entry !== null && 'key' in entry && typeof entry.key === 'string';
}

/** The bytes of a baseline that accepts these findings: in one order, without line numbers, with a sentence for whoever reviews it. */
export function serialiseBaseline(findings: readonly Finding[]): string {
  const entries = findings.map(({ key, rule, message }) => ({ key, rule, message }));
  return sortedJson({ schemaVersion: VERSION, findings: entries.sort((a, b) => compareText(a.key, b.key)) });
}

/** Takes out what the baseline accepts and says which of its entries are stale. */
export function sift(all: readonly Finding[], baseline: readonly Accepted[], path: string): Sifted {
  const keys = new Set(baseline.map(({ key }) => key));
  const made = new Set(all.map(({ key }) => key));
  const stale = baseline.filter(({ key }) => !made.has(key)).map((entry) => staleEntry(entry, path));
  return {
    findings: [...all.filter(({ key }) => !keys.has(key)), ...stale],
    accepted: all.filter(({ key }) => keys.has(key)),
  };
}

function staleEntry({ key, line }: Accepted, path: string): Finding {
  const rule = 'baseline-entry-stale';
  return {
    rule,
    severity: RULES[rule].severity,
    message: `The baseline accepts what is not found any more: ${key}.`,
    elements: [],
    evidence: [{ path, line, text: key }],
    related: [],
    key: `${rule} | ${key}`,
  };
}
