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
