import { arg, first, join, made, type Selector, type Step, text, url } from '../../../../src/code/library.ts';

/** Where an options object stands: `(...path) => arg(0, ...path)`. */
export type At = (...path: readonly Step[]) => Selector;

/** The options object that is the argument of this index. */
export function optionsAt(index: number, ...before: readonly Step[]): At {
  return (...path) => arg(index, ...before, ...path);
}

/** Options that are made when they are asked for: by a factory, or by the method of a class that is documented for it. */
export function madeOptions(index: number, method: string, ...before: readonly Step[]): At {
  const makers = [['useFactory'], ...['useClass', 'useExisting'].map((key) => [key, 'new', method])];
  return (...path) => first(...makers.map((maker) => arg(index, ...maker, '()', ...before, ...path)));
}

/** `host:port` of an options object, or the host alone; `hosts` are the keys the library reads the host from, best first. */
export function address(at: At, ...hosts: readonly string[]): Selector {
  const keys = hosts.length > 0 ? hosts : ['host'];
  return first(...keys.flatMap((key) => [join(at(key), text(':'), at('port')), at(key)]));
}

/** The item itself, or each of several: `'/orders'`, `['/orders', '/purchases']`. */
export function oneOrMore(index: number, ...path: readonly Step[]): Selector {
  return first(arg(index, ...path, '[]'), arg(index, ...path));
}

/**
 * What the nearest of the instances was given that were made of one another: `api.extend({ retry: 2 })` keeps the base of `api`. One that
 * is `fresh` keeps nothing.
 */
export function inherited(type: string, given: Selector, fresh?: string): Selector {
  const up = (steps: number): Selector => {
    const selector = steps === 0 ? given : first(given, up(steps - 1));
    return fresh === undefined ? made(type, selector) : { from: 'made', type, selector, unless: fresh };
  };
  return up(MOST_EXTENSIONS);
}

/** Instances that are made of one another are followed for so many steps. */
const MOST_EXTENSIONS = 4;

/** What an HTTP client requests: the argument resolved against the base that its instance was made with, or one that was made of. */
export function belowBase(type: string, key: string, path: Selector): Selector {
  return url(inherited(type, arg(0, key)), path);
}

/** The method of a request's options, wherever the call takes them. */
export function methodOf(...options: readonly At[]): Selector {
  return first(...options.map((at) => at('method')), text('GET'));
}

/** Whom Dapr's sidecar passes a request on to: https://docs.dapr.io/reference/api/service_invocation_api/ */
export function sidecarRecipient(...options: readonly At[]): Selector {
  return first(...options.map((at) => at('headers', 'dapr-app-id')));
}

/** HTTP methods as client and server libraries name their functions. */
export const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;
