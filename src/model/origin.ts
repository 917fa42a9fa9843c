/** One commit, as a person names it. */
export interface Commit {
  readonly hash: string;
  readonly author: string;
  /** When the author wrote it, at the author's clock: `2026-03-01T09:30:00+01:00`. */
  readonly date: string;
  /** The first line of its message. */
  readonly subject: string;
}

/** Where in the history of a repository something comes from. */
export type Origin =
  | {
      readonly is: 'introduced';
      readonly by: Commit;
      /** The merge that brought that commit to the line of first parents. */
      readonly mergedBy?: Commit;
    }
  /** It lies in the folder and in no commit. */
  | { readonly is: 'not-committed' }
  /** It was there at this commit; what came before is cut off, or no more revisions were to be analysed. */
  | { readonly is: 'at-or-before'; readonly by: Commit; readonly why: 'shallow' | 'limit' }
  /** As many revisions as were allowed had been analysed before anything could be said. */
  | { readonly is: 'not-settled' };
