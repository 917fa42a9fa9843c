import type { Expression } from '../../src/code/ir.ts';
import { joinedPaths } from '../../src/frontend/joined-paths.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { ROUTES } from './spellings.ts';

/** One thing that a tree of routes holds: an endpoint, or other routes below a path. */
export interface Endpoint {
  readonly node: Node;
  readonly path: readonly Expression[];
  readonly methods?: readonly string[];
  readonly routes?: Expression;
}

/** A router as a chain of calls, one for each endpoint: it can be handed on and mounted elsewhere. */
export function routerOf(node: Node, endpoints: readonly Endpoint[], at: At, walker: Walker): Expression {
  const start = walker.call(node, at, { callee: spelled(ROUTES, 'router'), arguments: [] });
  return endpoints.reduce<Expression>((router, { node: place, path, methods, routes }) => {
    const where = joinedPaths(path);
    const args = routes ? [where, routes] : [where, { is: 'list' as const, items: (methods ?? ['ANY']).map(literalOf) }];
    return walker.call(place, at, { callee: memberOf(router, routes ? 'mount' : 'route'), arguments: args });
  }, start);
}

const DIRECTIVES = /^(akka\.http|org\.apache\.pekko\.http)\.scaladsl\.server/;
const PATTERNS = /^(org\.http4s|zio\.http)/;

export function usesDirectives(walker: Walker): boolean {
  return opens(walker, DIRECTIVES);
}

export function usesPatterns(walker: Walker): boolean {
  return opens(walker, PATTERNS);
}

function opens({ draft }: Walker, library: RegExp): boolean {
  return draft.opens.some((each) => library.test(each)) || draft.imports.some(({ specifier }) => library.test(specifier));
}

/** Whether an operator tries one route after the other: `~` of Akka HTTP and Pekko HTTP, `<+>` of http4s (a semigroup of Cats). */
export function isEither(operator: string, walker: Walker): boolean {
  return (operator === '~' && usesDirectives(walker)) || (operator === '<+>' && usesPatterns(walker));
}

/** Routers that are tried one after the other. */
export function eitherOf(node: Node, routers: readonly Expression[], at: At, walker: Walker): Expression {
  return routerOf(
    node,
    routers.map((routes) => ({ node, path: [], routes })),
    at,
    walker,
  );
}
