import type { Source } from '../model/analyzer.ts';
import type { Evidence } from '../model/evidence.ts';
import { cleanText, isBareAddress, isReference, isSecretKey, MASK } from './secrets.ts';

const LONGEST_TEXT = 160;
const ENOUGH_TO_FIND = 6;

/** The evidence for a line of a source; the line's text comes along, trimmed, shortened and cleaned of secrets. */
export function evidenceAt(source: Source, line: number): Evidence {
  const origin = source.origins?.[line - 1];
  if (origin) return evidenceAt(origin.source, origin.line);
  return { path: source.path, line, text: shorten(lineOf(source, line)) };
}

/** One line as it may be shown: no secrets, no surrounding space, not longer than a reader wants. */
export function shorten(text: string): string {
  const cleaned = cleanText(text.slice(0, 4000).trim());
  return cleaned.length > LONGEST_TEXT ? `${cleaned.slice(0, LONGEST_TEXT - 1)}…` : cleaned;
}

const lines = new WeakMap<Source, readonly string[]>();

/** The text of a line, without its end; of a line that is not there, nothing. */
export function lineOf(source: Source, line: number): string {
  const known = lines.get(source) ?? source.text.split(/\r?\n/);
  lines.set(source, known);
  return known[line - 1] ?? '';
}

/** The evidence of a setting: where the key names a secret, the line is cut before the raw value, however the line writes it. */
export function evidenceOfSetting(evidence: Evidence, key: string, raw: string): Evidence {
  if (!isSecretKey(key) || isReference(raw) || isBareAddress(raw)) return evidence;
  const behindKey = evidence.text.includes(key) ? evidence.text.indexOf(key) + key.length : 0;
  const written = raw
    .split('\n')
    .map((part) => part.trim().slice(0, ENOUGH_TO_FIND))
    .map((part) => (part === '' ? -1 : evidence.text.indexOf(part, behindKey)));
  // Of a value with spaces only the first word may be gone already.
  const places = [...written, behindKey > 0 ? evidence.text.indexOf(MASK, behindKey) : -1].filter((place) => place >= 0);
  return places.length === 0 ? evidence : { ...evidence, text: `${evidence.text.slice(0, Math.min(...places))}${MASK}` };
}
