/** A request that a text names. */
export interface NamedRequest {
  readonly method: string;
  readonly path: string;
}

const METHOD = /^(GET|POST|PUT|PATCH|DELETE)$/i;
const REQUEST = /^[\s*_`]*(GET|POST|PUT|PATCH|DELETE)[\s*_`:]+(\/[^\s`*|]*)/;
const PATH = /^[\s*_`]*(\/[^\s`*|]*)[\s*_`]*$/;
const LONGEST = 300;

/** `GET /orders/{id}` at the beginning of a text. */
export function requestIn(text: string): NamedRequest | undefined {
  const [, method, path] = REQUEST.exec(text.slice(0, LONGEST)) ?? [];
  return method === undefined || path === undefined ? undefined : { method, path: tidy(path) };
}

/** The method and the path of two cells. */
export function requestOf(method: string, path: string): NamedRequest | undefined {
  const name = method.replace(/[*_`\s]/g, '');
  const place = PATH.exec(path.slice(0, LONGEST))?.[1];
  return METHOD.test(name) && place !== undefined ? { method: name.toUpperCase(), path: tidy(place) } : undefined;
}

function tidy(path: string): string {
  return path.replace(/[.,;)]+$/, '') || '/';
}
