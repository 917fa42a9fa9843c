/** What must hold where a program is deployed for some of its code to take part there. */
export type Condition =
  /** One of these expressions over the names of the active profiles holds: `docker`, `!prod & eu`; with `usual`, that one is active whatever else is. */
  | { readonly on: 'profile'; readonly anyOf: readonly string[]; readonly usual?: string }
  | {
      readonly on: 'setting';
      readonly key: string;
      /** The text it must have, whatever its case; without one, any but `false`, and with `takesAny` that as well. */
      readonly value?: string;
      readonly takesAny?: boolean;
      /** It must not have it. */
      readonly isUnless?: boolean;
      /** What holds where nobody states it. */
      readonly whenMissing: boolean;
    };
