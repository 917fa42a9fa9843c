import type { Selector } from './library.ts';

/** Where else in a call a value is found: around its arguments, in its name, in what it makes. */
export type CallSelector =
  /** The call that made what `of` finds; with `type`, the nearest maker up its chain that made that type. */
  | { readonly from: 'maker'; readonly of: Selector; readonly type?: string; readonly selector: Selector }
  /** All arguments from an index on, as a list. */
  | { readonly from: 'arguments'; readonly index: number }
  /** What this call itself gives: a group of routes below a path. */
  | { readonly from: 'result' }
  /** The called function's own name, or what `*` stands for in it when it is like `like`. */
  | { readonly from: 'called-name'; readonly like?: string }
  /**
   * Names of the public methods of the instance that `of` finds, with at most `parameters` parameters and at least one; those that
   * take types of the library `except` serve something else.
   */
  | { readonly from: 'methods'; readonly of: Selector; readonly parameters: number; readonly except?: string }
  /** What the function that `of` finds compares members of a name with, but for one text: the methods that a handler answers. */
  | { readonly from: 'compared'; readonly of: Selector; readonly member: string; readonly ignoring: string }
  /** A text without what it begins with, when it does. */
  | { readonly from: 'after'; readonly start: string; readonly of: Selector }
  /** Part of a route pattern that may begin with a method and a host: `GET shop.example/orders/{id}`. */
  | { readonly from: 'pattern'; readonly of: Selector; readonly part: 'method' | 'path' };

/** All arguments from an index on: `Methods("GET", "PUT")`. */
export function args(index: number): Selector {
  return { from: 'arguments', index };
}

/** What the call that made `of` (or the nearest of that type behind it) was given: a client made over a connection. */
export function maker(of: Selector, selector: Selector, type?: string): Selector {
  return type === undefined ? { from: 'maker', of, selector } : { from: 'maker', of, type, selector };
}

/** `calledName('New*Client')` of `NewOrdersClient(…)` is `Orders`. */
export function calledName(like?: string): Selector {
  return like === undefined ? { from: 'called-name' } : { from: 'called-name', like };
}

export function methodsOf(of: Selector, parameters: number, except?: string): Selector {
  return except === undefined ? { from: 'methods', of, parameters } : { from: 'methods', of, parameters, except };
}

export function pattern(of: Selector, part: 'method' | 'path'): Selector {
  return { from: 'pattern', of, part };
}

export function compared(of: Selector, member: string, ignoring: string): Selector {
  return { from: 'compared', of, member, ignoring };
}

export function after(start: string, of: Selector): Selector {
  return { from: 'after', start, of };
}

export const result: Selector = { from: 'result' };
