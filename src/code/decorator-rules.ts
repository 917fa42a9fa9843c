import type { Effect, Selector, ValueRule } from './library.ts';

/** What a library's decorators mean, by the kind of thing they stand on. */
export interface DecoratorRules {
  readonly class?: Readonly<Record<string, Effect | readonly Effect[]>>;
  readonly method?: Readonly<Record<string, Effect | readonly Effect[]>>;
  readonly field?: Readonly<Record<string, Effect | readonly Effect[]>>;
  /** What a field or parameter decorator says its value is: `Value: { value: 'select', selector: arg(0) }`. */
  readonly value?: Readonly<Record<string, ValueRule>>;
  /** What a class decorator says the values of the class's fields are; the decorated name is the field's. */
  readonly fields?: Readonly<Record<string, ValueRule>>;
  /** A parameter or field decorator that asks for a dependency by token: `Inject: arg(0)`. */
  readonly inject?: Readonly<Record<string, Selector>>;
  /** A parameter or field decorator that names a dependency among those of its type: `Qualifier: arg(0)`. */
  readonly qualifies?: Readonly<Record<string, Selector>>;
  /** Calls that make one decorator of all those that they are given. */
  readonly composed?: Readonly<Record<string, true>>;
}
