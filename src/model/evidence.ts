/** A place in the analysed repository that a person can open to check a statement. */
export interface Evidence {
  /** Relative to the analysed root, `/` on every platform. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly endLine?: number;
  /** The line as it stands there, trimmed, shortened and cleaned of secrets. */
  readonly text: string;
}
