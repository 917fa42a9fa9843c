import type { Route } from '../model/architecture.ts';

/** The only route with this method and shape of path; with none or several, nothing is said. */
export function answering(operation: string, routes: readonly Route[]): Route | undefined {
  const fitting = routes.filter(({ method, path }) =>
    [`${method} ${path}`, `ANY ${path}`].map(shapeOf).includes(shapeOf(operation)),
  );
  const [only] = fitting;
  return fitting.length === 1 ? only : undefined;
}

/** All that answer: for what a proxy passes on, `ANY /orders/**`, the routes below it; else the only route that fits. */
export function answeringAll(operation: string, routes: readonly Route[]): readonly Route[] {
  const below = operation.startsWith('ANY /') ? routes.filter(({ path }) => isBelow(path, operation)) : [];
  const only = answering(operation, routes);
  return below.length > 0 || !only ? below : [only];
}

/** Whether a path lies below that of a rule: `/orders/7` below `ANY /orders/**`. */
export function isBelow(path: string, rule: string): boolean {
  const prefix = rule.slice(rule.indexOf(' ') + 1).replace(/\/?\**$/, '');
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** `GET /orders/:id`, `GET /orders/{id}` and `GET /orders/{}` have one shape. */
export function shapeOf(operation: string): string {
  return operation
    .split('/')
    .map((segment) => (/^[:{*]/.test(segment) ? '{}' : segment))
    .join('/');
}
