import { first, join, keyword, type Selector, text } from '../../../../src/code/library.ts';

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
