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
  /** Classes that are listed for whoever asks for them, and do nothing until somebody does. */
  readonly listed?: ListedClasses;
}

/** Which lists those are, how the classes are decorated, and the methods that the container calls by itself. */
export interface ListedClasses {
  /** Keys that the lists stand under. */
  readonly under: readonly string[];
  readonly decorator: string;
  readonly hooks: readonly string[];
}
