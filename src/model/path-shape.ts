/** A path without the names of its parameters and without what follows `?`: `/orders/:id` and `/orders/{orderId}` are one. */
export function shapeOf(path: string): readonly string[] {
  const [place = ''] = path.split('?');
  return place
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (isParameter(segment) ? '{}' : segment));
}

/** Whether a route of the first shape answers a request of the second for certain. */
export function covers(route: readonly string[], request: readonly string[]): boolean {
  return matches(route, request, (wanted, given) => wanted === given || wanted === '{}');
}

/** Whether a route of the first shape answers some of the requests of the second, where either may have open segments. */
export function mayCover(route: readonly string[], request: readonly string[]): boolean {
  return matches(route, request, (wanted, given) => wanted === given || wanted === '{}' || given === '{}');
}

function matches(
  route: readonly string[],
  request: readonly string[],
  fits: (wanted: string, given: string) => boolean,
): boolean {
  const rest = route.findIndex(isRest);
  if (rest >= 0) return request.length >= rest && matches(route.slice(0, rest), request.slice(0, rest), fits);
  return route.length === request.length && route.every((segment, at) => fits(segment, request[at] ?? ''));
}

function isParameter(segment: string): boolean {
  return /^[:<[$]/.test(segment) || segment.includes('{');
}

function isRest(segment: string): boolean {
  return segment.startsWith('*');
}
