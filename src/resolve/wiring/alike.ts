import { editDistance } from '../../model/edit-distance.ts';
import { compareTexts } from '../fact-index.ts';

const SHORTEST = 4;

/** Names that somebody may have meant: one or two letters off, or the same but for case and separators. */
export function alikeNames(name: string, others: Iterable<string>): readonly string[] {
  const most = name.length < SHORTEST ? 0 : name.length < 2 * SHORTEST ? 1 : 2;
  const isAlike = (other: string) =>
    other !== name &&
    (plain(other) === plain(name) ||
      (Math.abs(other.length - name.length) <= most && editDistance(name.toLowerCase(), other.toLowerCase()) <= most));
  return [...new Set(others)].filter(isAlike).sort(compareTexts);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
