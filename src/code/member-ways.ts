/** What else is said of a member that is written: `of.name`. */
export interface MemberWays {
  /** It is what the method of that name gives where there is one, else what it is a member of. */
  readonly isConversion?: boolean;
  /** Counts where it is a member of a function. */
  readonly passes?: Passing;
}

/**
 * What a member of a function does with what it is given: it calls the function on the first with the others (`others`) or with the items of the second
 * (`items`), or binds it to all of them for `later`.
 */
export type Passing = 'others' | 'items' | 'later';
