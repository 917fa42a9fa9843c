import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';
import { type Endpoint, routerOf } from './routes.ts';

// https://zio.dev/zio-http/reference/routing/routes/

/** `Routes(Method.GET / "orders" / int("id") -> handler { … })`; undefined for other calls. */
export function lowerZioRoutes(
  node: Node,
  path: readonly string[] | undefined,
  given: readonly Node[],
  at: At,
  walker: Walker,
): Expression | undefined {
  const { opens, imports } = walker.draft;
  const uses = [...opens, ...imports.map(({ specifier }) => specifier)].some((each) => /^zio\.http\b/.test(each));
  if (!uses || path?.at(-1) !== 'Routes') return undefined;
  for (const each of given) walker.visit(each, at);
  return routerOf(node, given.flatMap(endpointOf), at, walker);
}

function endpointOf(node: Node): readonly Endpoint[] {
  const [pattern, arrow] = partsOf(node);
  if (node.type !== 'infix_expression' || !pattern || arrow?.text !== '->') return [];
  const [method, ...segments] = partsOfPattern(pattern);
  const verb = /^(?:Method\.)?([A-Z]{1,10})$/.exec(method?.text ?? '')?.[1];
  return verb ? [{ node, methods: [verb], path: segments.map(segmentOf) }] : [];
}

/** What stands between the slashes, from the left. */
function partsOfPattern(pattern: Node): readonly Node[] {
  if (pattern.type !== 'infix_expression') return [pattern];
  const [left, , right] = partsOf(pattern);
  return [...(left ? partsOfPattern(left) : []), ...(right ? [right] : [])];
}

/** `"orders"`, `int("id")`, `trailing`. */
function segmentOf(part: Node): Expression {
  if (part.type === 'string') return literalOf(part.text.slice(1, -1));
  const name = /\("(\w{1,60})"\)$/.exec(part.text)?.[1];
  return literalOf(name === undefined ? '*' : `{${name}}`);
}
