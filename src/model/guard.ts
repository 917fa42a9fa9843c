import type { Evidence } from './evidence.ts';

/** Something that stands between callers and a route, or a statement that nothing does. */
export interface Guard {
  /** As the code calls it: `JwtAuthGuard`, `requireAdmin`, `authenticated`. */
  readonly name: string;
  /** What callers must show, where that is known: `jwt`, `oauth2`, `basic`, `session`, or the name of a strategy. */
  readonly scheme?: string;
  /** Roles, authorities or scopes, where they are literal. */
  readonly roles?: readonly string[];
  /** The code says that everyone may call the route. */
  readonly isPublic?: boolean;
  readonly evidence: Evidence;
}

/** What a caller must show, in short: `jwt`, `jwt, RolesGuard (admin)`, `public`. Undefined where no guard was seen. */
export function authOf(guards: readonly Guard[]): string | undefined {
  if (guards.length === 0) return undefined;
  if (guards.some(({ isPublic }) => isPublic)) return 'public';
  const words = guards.map(
    ({ name, scheme, roles = [] }) => `${scheme ?? name}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}`,
  );
  return [...new Set(words)].join(', ');
}
