import type { Commit, Origin } from '../../model/origin.ts';
import { sortedJson } from '../../model/sorted-json.ts';
import { visible } from '../../model/visible.ts';

/** An element or a change with where it comes from. */
export interface Traced {
  readonly element: string;
  readonly origin: Origin;
}

/** Origins for a reader: one element, one commit. */
export function describeOrigins(traced: readonly Traced[]): string {
  const parts = traced.map(({ element, origin }) => [
    visible(element),
    ...originInWords(origin, 'introduced').map((line) => `  ${line}`),
  ]);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Origins for a program. */
export function originsAsJson(traced: readonly Traced[]): string {
  return sortedJson({ origins: traced });
}

/** Where something comes from, a line each. */
export function originInWords(origin: Origin, done: 'introduced' | 'made'): readonly string[] {
  switch (origin.is) {
    case 'introduced':
      return [
        `${done} by ${commitInWords(origin.by)}`,
        ...(origin.mergedBy ? [`merged by ${commitInWords(origin.mergedBy)}`] : []),
      ];
    case 'not-committed':
      return ['not committed yet'];
    case 'at-or-before':
      return [`${done} at or before ${commitInWords(origin.by)}`, CUT_OFF[origin.why]];
    case 'not-settled':
      return [CUT_OFF.limit];
  }
}

const CUT_OFF = {
  shallow: 'the history is cut off there: this clone is shallow (git fetch --unshallow fetches the rest)',
  limit: 'no more revisions were analysed (--most-revisions allows more)',
} as const;

function commitInWords({ hash, author, date, subject }: Commit): string {
  return visible(`${hash} ${date.slice(0, 10)} ${author}: ${subject}`);
}
