import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerClause } from './expressions.ts';
import { type At, inner, type Walker } from './lowering.ts';
import { bindPattern } from './patterns.ts';
import { type Endpoint, routerOf, usesPatterns } from './routes.ts';

// https://http4s.org/v0.23/docs/dsl.html

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** `HttpRoutes.of[IO] { case GET -> Root / "orders" / id => … }` and `Router("/api" -> routes)`; undefined for other calls. */
export function lowerHttp4s(
  node: Node,
  name: string,
  given: readonly Node[],
  path: readonly string[] | undefined,
  at: At,
  walker: Walker,
): Expression | undefined {
  if (!usesPatterns(walker)) return undefined;
  const [cases] = given;
  if ((name === 'Router' && path?.length === 1) || path?.join('.') === 'Router.define')
    return routerOf(
      node,
      given.flatMap((each) => mounted(each, at, walker)),
      at,
      walker,
    );
  const isRoutes = /^(HttpRoutes|AuthedRoutes|HttpApp)$/.test(path?.at(-2) ?? '') && /^(of|strict)$/.test(name);
  return isRoutes && cases?.type === 'case_block' ? routerOf(node, endpointsIn(cases, at, walker), at, walker) : undefined;
}

/** `"/api" -> routes`. */
function mounted(node: Node, at: At, walker: Walker): readonly Endpoint[] {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (node.type !== 'infix_expression' || !left || !right) return [];
  return [{ node, path: [walker.expression(left, at)], routes: walker.expression(right, at) }];
}

function endpointsIn(cases: Node, at: At, walker: Walker): readonly Endpoint[] {
  return partsOf(cases).flatMap((clause): readonly Endpoint[] => {
    const pattern = clause.childForFieldName('pattern');
    const parts = pattern ? partsOfPattern(pattern) : [];
    const inside = inner(at);
    for (const part of parts) bindPattern(part, { is: 'unknown', why: 'part of a request' }, inside, walker);
    lowerClause(clause, inside, walker);
    const methods = parts.flatMap(namesIn).filter((each) => METHOD.test(each));
    const root = parts.findIndex(({ text }) => text === 'Root');
    if (!pattern || root < 0) return [];
    return [{ node: pattern, path: parts.slice(root + 1).map(segmentOf), methods: methods.length > 0 ? methods : ['ANY'] }];
  });
}

/** The parts of `req @ POST -> Root / "orders" / id :? Page(page)` before what is asked of the query. */
function partsOfPattern(pattern: Node): readonly Node[] {
  if (pattern.type !== 'infix_pattern') return [pattern];
  const [left, right] = [pattern.childForFieldName('left'), pattern.childForFieldName('right')];
  const before = left ? partsOfPattern(left) : [];
  return /^(:\?|\+&)$/.test(pattern.childForFieldName('operator')?.text ?? '') || !right
    ? before
    : [...before, ...partsOfPattern(right)];
}

/** `GET`, `request @ GET`, `(GET | HEAD)`. */
function namesIn(part: Node): readonly string[] {
  if (part.type === 'capture_pattern') return [part.childForFieldName('pattern')?.text ?? ''];
  return /^(tuple_pattern|alternative_pattern)$/.test(part.type) ? partsOf(part).flatMap(namesIn) : [part.text];
}

/** `"orders"`, `id`, `IntVar(id)`. */
function segmentOf(part: Node): Expression {
  if (part.type === 'string') return literalOf(part.text.slice(1, -1));
  const name = part.type === 'case_class_pattern' ? (partsOf(part)[1]?.text ?? 'id') : part.text;
  return literalOf(`{${name}}`);
}
