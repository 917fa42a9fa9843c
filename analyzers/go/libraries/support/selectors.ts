import { arg, first, join, type Selector, type Step, text } from '../../../../src/code/library.ts';

/** `host:port` of an options struct, or the host alone. */
export function address(index: number, host: Step, port: Step, ...before: readonly Step[]): Selector {
  return first(join(arg(index, ...before, host), text(':'), arg(index, ...before, port)), arg(index, ...before, host));
}

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
