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
  /** Classes that gather what may be asked for by whom. */
  readonly rooms?: RoomShape;
}

/** How a class says what its own classes may ask for: `@Module({ imports: [Http.register(…)], providers: [Orders], exports: [Http] })`. */
export interface RoomShape {
  readonly decorator: string;
  /** Decorates one whose exports everybody sees; `isGlobal` are the keys that say so in an object or in a call's options. */
  readonly everywhere: string;
  readonly isGlobal: readonly string[];
  readonly imports: string;
  readonly exports: string;
  /** Keys of the lists of its own classes. */
  readonly holds: readonly string[];
  /** The key of the class in an object that adds to it where it is imported: `{ module: Orders, imports: [] }`. */
  readonly of: string;
}

/** Which lists those are, how the classes are decorated, and the methods that the container calls by itself. */
export interface ListedClasses {
  /** Keys that the lists stand under. */
  readonly under: readonly string[];
  readonly decorator: string;
  readonly hooks: readonly string[];
}
