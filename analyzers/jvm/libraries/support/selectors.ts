import { arg, args, first, join, path, type Selector, text } from '../../../../src/code/library.ts';

/** An element of an annotation: each item of a list, or the one value. `element('value', 'path')` is either of the two. */
export function element(...names: readonly string[]): Selector {
  return first(...names.flatMap((name) => [arg(0, name, '[]'), arg(0, name)]));
}

/** An element of an annotation as it is. */
export function whole(...names: readonly string[]): Selector {
  return first(...names.map((name) => arg(0, name)));
}

/** HTTP methods as Java's annotations and clients name them. */
export const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** `GET` as `Get`. */
export function capitalised(verb: string): string {
  return verb.charAt(0) + verb.slice(1).toLowerCase();
}

/** An address in one argument, or a host and its port. */
export const hostAndPort: Selector = first(join(arg(0), text(':'), arg(1)), arg(0));

/** A `Duration`, or an amount and its `TimeUnit`. */
export function spanAt(index: number): Selector {
  return first(join(arg(index), arg(index + 1)), arg(index));
}

/** `scheme("http").host("orders").port(8080)`; scheme and port may be left out. */
export function urlOfParts(scheme: Selector, host: Selector, port: Selector): Selector {
  return join(first(scheme, text('http')), text('://'), host, first(join(text(':'), port), text('')));
}

/** `path("/orders")` or, with each segment by itself, `pathSegment("orders", "{id}")`. */
export const segments: Selector = path(args(0));
