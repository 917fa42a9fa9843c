import type { Selector } from './library.ts';

/** What a library says of something that stands before handlers: a middleware, a guard class, a decorator, a check of a token. */
export interface GuardRule {
  /** `jwt`, `oauth2`, `basic`, `session`, or where the name of the strategy is found. */
  readonly scheme?: string | Selector;
  readonly roles?: Selector;
  /** The middlewares and classes that decide; each tells its own scheme. */
  readonly by?: Selector;
  /** `public` opens a route to everyone; `roles` only says who may pass where something else guards; `check` tells no more than who calls. */
  readonly access?: 'public' | 'roles' | 'check';
  /** Only where this text stands there. */
  readonly where?: readonly [at: Selector, text: string];
}

/**
 * A guard by call or decorator. A decorator guards what it stands on. A call guards the route that it registers, every later route
 * of the router it is made on (below `path`) or of the router that it makes, what its receiver and all before that registered, the one
 * route that its receiver is, or every route of the program.
 */
export interface Guarding extends GuardRule {
  readonly does: 'guard';
  readonly on?: 'route' | 'router' | 'made' | 'receiver' | 'endpoint' | 'program' | 'rules';
  readonly path?: Selector;
  /**
   * With `program`: one of several rules in a row, of which the first one holds that is for a route. A list of path patterns
   * and of methods; an empty one is for all that is left. `rules` says something of all of them: by which scheme they know callers, or
   * that they are only for some paths.
   */
  readonly rule?: Selector;
  /** With `rules`, on a method or a class: its rules are asked in the order of these numbers, before those without. */
  readonly order?: Selector;
}

/** `guard({ by: args(0) })`. */
export function guard(details: Omit<Guarding, 'does'>): Guarding {
  return { does: 'guard', ...details };
}

/** `between(1)`: the arguments from an index on, but for the last, which is the handler. */
export function between(index: number): Selector {
  return { from: 'arguments', index, end: -1 };
}
