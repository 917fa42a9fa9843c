import type { Node } from '../../model/architecture.ts';
import type { JudgedClaim } from '../../model/check-report.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Spoken } from './protocols.ts';

/** What one line of a document says of the system. */
export type Claim = { readonly at: Evidence } & (
  | {
      readonly kind: 'connection';
      readonly from: Node;
      readonly to: Node;
      /** Absent where the document names no protocol. */
      readonly spoken?: Spoken;
      /** Whether the document says who asks whom, not only that the two have to do with each other. */
      readonly isDirected: boolean;
    }
  | { readonly kind: 'port'; readonly node: Node; readonly ports: readonly number[] }
  | { readonly kind: 'route'; readonly node: Node; readonly method: string; readonly path: string }
  | { readonly kind: 'message'; readonly node: Node; readonly does: 'sends' | 'receives'; readonly channel: string }
  | { readonly kind: 'language'; readonly node: Node; readonly languages: readonly string[] }
  /** Something that is named beside a known node and that nothing goes by. */
  | { readonly kind: 'name'; readonly name: string; readonly neighbour: Node }
);

/** What the sources say to a claim. */
export type Verdict = Omit<JudgedClaim, 'document' | 'elements'>;

/** What the files of the repository say beside the architecture; documents are not among them. */
export interface Ground {
  readonly paths: readonly string[];
  /** Whether a name stands anywhere. */
  mentions(name: string): boolean;
  /** Whether a number stands in one of these files, or below one of these folders. */
  writes(number: number, places: readonly string[]): boolean;
}
