/** A name that a function asks a file for: `(await import('./orders')).start()`; with `declaration`, when that one is used. */
export interface AskedInPlace {
  readonly specifier: string;
  readonly name: string;
  readonly declaration?: string;
  /** Loading the file that asks does not load the one that it asks. */
  readonly isLate?: true;
}
