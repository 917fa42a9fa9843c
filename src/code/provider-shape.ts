/** An object literal that registers a dependency, `{ provide: TOKEN, useFactory: make, inject: [CONFIG] }`: the keys its parts stand under. */
export interface ProviderShape {
  readonly token: string;
  readonly value?: string;
  readonly class?: string;
  readonly factory?: string;
  readonly inject?: string;
  readonly existing?: string;
  /** A token that may be missing is an object with these keys, the token under the first: `{ token: CLOCK, optional: true }`. */
  readonly optional?: readonly string[];
}
