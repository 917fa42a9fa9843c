import { CHANGES, type Change, type ChangeKind } from '../model/drift.ts';
import type { Evidence } from '../model/evidence.ts';

/** Whatever can say where it stands. */
export interface Sighted {
  readonly evidence: readonly Evidence[];
}

/** Where a change shows: the elements of either side that it is seen at. */
export interface Sides {
  readonly before?: Sighted | undefined;
  readonly after?: Sighted | undefined;
}

/** One change; its severity comes from the vocabulary. */
export function change(kind: ChangeKind, element: string, message: string, { before, after }: Sides): Change {
  return {
    kind,
    severity: CHANGES[kind].severity,
    element,
    message,
    before: before?.evidence ?? [],
    after: after?.evidence ?? [],
  };
}

/** Several elements as one place to look at: the first line of each, every line once. */
export function firstLines(elements: readonly Sighted[]): Sighted {
  const lines = elements.flatMap((element) => element.evidence.slice(0, 1));
  return { evidence: [...new Map(lines.map((line) => [`${line.path}:${line.line}`, line])).values()] };
}
