import { connection, type Effect, first, join, keyword, type Selector, text } from '../../../../src/code/library.ts';
import { BY_ADDRESS } from '../../../../src/sdk/index.ts';

/** HTTP methods as libraries name their functions. */
export const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** Methods of a class that answer requests, by the method they answer. */
export const HANDLERS: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

/** `host:port`, or the host alone. */
export function address(host: Selector, port: Selector): Selector {
  return first(join(host, text(':'), port), host);
}

/** `host=` and `port=`. */
export function namedAddress(host = 'host', port = 'port'): Selector {
  return address(keyword(host), keyword(port));
}

/** A connection to whatever the scheme of its address names. */
export function connectionByAddress(target: Selector): Effect {
  return connection({ nodeKind: 'database', technology: BY_ADDRESS, protocol: 'other', target });
}
