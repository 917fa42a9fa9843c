/** One document as it would be generated from the sources alone. */
export interface Document {
  /** Relative to the output folder, `/` on every platform. */
  readonly path: string;
  readonly text: string;
}

/**
 * What became of one document. A check says `stale` and `missing` where writing would say `updated` and `created`;
 * `kept` means that human text won over generated text, or that the file is not asbuilt's and was left alone.
 */
export type DocumentStatus = 'created' | 'updated' | 'unchanged' | 'stale' | 'missing' | 'kept';

/** A person and the sources both changed the same place. The human text stays; both are reported. */
export interface Conflict {
  /** 1-based line of the document as it is after the merge. */
  readonly line: number;
  /** Title of the section it stands in; empty above the first heading. */
  readonly heading: string;
  /** What the person wrote and what stays. */
  readonly kept: string;
  /** What would have been generated now. */
  readonly generated: string;
}

/**
 * What people made different for good: `left-out` is generated text that they removed and that stays away, `diverging` a
 * diagram that they edited and that is no longer the one the sources draw. Neither is an error.
 */
export interface Divergence extends Conflict {
  readonly kind: 'left-out' | 'diverging';
}

/** How a statement differs from what the sources say now. `moved`: only the cited line numbers changed. */
export type StatementChange = 'added' | 'removed' | 'changed' | 'moved';

/** A statement of a document that no longer says what the sources say, and the source lines that made it so. */
export interface StaleStatement {
  readonly change: StatementChange;
  /** 1-based line of the document as it is on disk; for an added statement, the line it follows. */
  readonly line: number;
  readonly heading: string;
  /** Empty for an added statement. */
  readonly before: string;
  /** Empty for a removed statement. */
  readonly after: string;
  /** `path:line` that the new statement cites and the old one did not; where both cite the same, the first, which says something else now. */
  readonly newEvidence: readonly string[];
  /** `path:line` that the old statement cites and the new one does not. */
  readonly goneEvidence: readonly string[];
}

export interface DocumentResult {
  readonly path: string;
  readonly status: DocumentStatus;
  /** Why a file was left alone; only with `kept`. */
  readonly reason?: string;
  readonly conflicts: readonly Conflict[];
  readonly divergences: readonly Divergence[];
  /** What differs between the file on disk and what is (or would be) written. */
  readonly stale: readonly StaleStatement[];
}
