/** HTTP methods as functions of routers and clients name them. */
export const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** `get` as `Get`. */
export function capitalised(verb: string): string {
  return verb.charAt(0).toUpperCase() + verb.slice(1);
}
