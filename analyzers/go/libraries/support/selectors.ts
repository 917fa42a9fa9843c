import { arg, first, type Selector, type Step } from '../../../../src/code/library.ts';

/** Each item of a list, or the one that is given plainly. */
export function oneOrMore(index: number, ...path: readonly Step[]): Selector {
  return first(arg(index, ...path, '[]'), arg(index, ...path));
}

/** HTTP methods as routers and clients name their functions in capitals. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE'] as const;

/** `Get`, `Post` …: HTTP methods as Go names exported functions. */
export function titled(method: string): string {
  return `${method.charAt(0)}${method.slice(1).toLowerCase()}`;
}
