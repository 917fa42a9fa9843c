import type { Route } from '../model/architecture.ts';

/** The only route with this method and shape of path; with none or several, nothing is said. */
export function answering(operation: string, routes: readonly Route[]): Route | undefined {
  const fitting = routes.filter(({ method, path }) =>
    [`${method} ${path}`, `ANY ${path}`].map(shapeOf).includes(shapeOf(operation)),
  );
  const [only] = fitting;
  return fitting.length === 1 ? only : undefined;
}

/** `GET /orders/:id`, `GET /orders/{id}` and `GET /orders/{}` have one shape. */
export function shapeOf(operation: string): string {
  return operation
    .split('/')
    .map((segment) => (/^[:{*]/.test(segment) ? '{}' : segment))
    .join('/');
}
