/** What of a file's language evaluation has to know. */
export interface LanguageWays {
  /** Inside a class, a name that nothing else has is a member of `this` that it inherits. */
  readonly hasImplicitThis?: boolean;
  /** Members of functions that are called in their place: `accept` of a functional interface, `fn.invoke(url)`. */
  readonly callsItself?: readonly string[];
  /** Data is asked for by a call without arguments, as a method of what holds it: `Settings.orders.url` of Ruby. */
  readonly asksByCalls?: boolean;
}
