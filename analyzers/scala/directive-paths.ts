import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';

// https://pekko.apache.org/docs/pekko-http/current/routing-dsl/directives/index.html#composing-directives, …/routing-dsl/path-matchers.html

export const PATHS = /^(path|pathPrefix|rawPathPrefix|pathSuffix|pathEnd|pathEndOrSingleSlash|pathSingleSlash)$/;
export const VERBS = /^(get|post|put|patch|delete|head|options)$/;
const MATCHERS = /^(Segment|Segments|IntNumber|LongNumber|JavaUUID|Remaining|RemainingPath|DoubleNumber|HexIntNumber)$/;
const EMPTY = /^(Slash|PathEnd|Neutral)$/;

/** One way in which a request comes to where a directive stands. */
export interface Around {
  readonly path: readonly Expression[];
  readonly methods?: readonly string[];
}

/** The name of the directive: `path` of `path("orders" / Segment) { … }`. */
export function nameOf(node: Node): string {
  let at: Node | null = node;
  while (at?.type === 'call_expression' || at?.type === 'generic_function') at = at.childForFieldName('function');
  return at?.type === 'identifier' ? at.text : '';
}

/** Whether a directive, or one of those that are put together to it, says a path or a verb. */
export function tellsPathOrVerb(callee: Node): boolean {
  return baseDirectives(callee).some((each) => PATHS.test(nameOf(each)) || VERBS.test(nameOf(each)));
}

/** Whether all that is put together is known as a directive. */
export function isOwnDirective(callee: Node, others: RegExp): boolean {
  return baseDirectives(callee).every((each) => [PATHS, VERBS, others].some((known) => known.test(nameOf(each))));
}

/** `get & path("x")`, `(get | put)`: what stands between the operators. */
function baseDirectives(node: Node): readonly Node[] {
  if (/^(parenthesized_expression|infix_expression)$/.test(node.type))
    return partsOf(node)
      .filter(({ type }) => type !== 'operator_identifier')
      .flatMap(baseDirectives);
  return [node];
}

/** What is known behind a directive: `&` is both, `|` either of two; `names` are given to the segments that take any text. */
export function applied(node: Node, ways: readonly Around[], names: string[], at: At, walker: Walker): readonly Around[] {
  if (node.type === 'parenthesized_expression')
    return partsOf(node).reduce((before, each) => applied(each, before, names, at, walker), ways);
  if (node.type === 'infix_expression') return combined(node, ways, names, at, walker);
  const name = nameOf(node);
  if (VERBS.test(name)) return ways.map((each) => ({ ...each, methods: [name.toUpperCase()] }));
  const list = node.type === 'call_expression' ? node.childForFieldName('arguments') : null;
  if (!PATHS.test(name)) return ways;
  const path = (list ? partsOf(list) : []).flatMap((part) => segmentsIn(part, names, at, walker));
  return ways.map((each) => ({ ...each, path: [...each.path, ...path] }));
}

function combined(node: Node, ways: readonly Around[], names: string[], at: At, walker: Walker): readonly Around[] {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return ways;
  if (node.childForFieldName('operator')?.text !== '|')
    return applied(right, applied(left, ways, names, at, walker), names, at, walker);
  const given = [...names];
  const either = [...applied(left, ways, names, at, walker), ...applied(right, ways, given, at, walker)];
  return either.every(({ methods, path }) => methods && path === either[0]?.path)
    ? [{ path: either[0]?.path ?? [], methods: [...new Set(either.flatMap(({ methods }) => methods ?? []))] }]
    : either;
}

/** `"orders" / Segment`; what takes any segment is called like the parameter behind it. */
function segmentsIn(part: Node, names: string[], at: At, walker: Walker): readonly Expression[] {
  if (part.type === 'infix_expression' && part.childForFieldName('operator')?.text === '/')
    return ['left', 'right'].flatMap((side) => {
      const inside = part.childForFieldName(side);
      return inside ? segmentsIn(inside, names, at, walker) : [];
    });
  if (part.type === 'field_expression' && part.childForFieldName('field')?.text === '?')
    return segmentsIn(part.childForFieldName('value') ?? part, names, at, walker);
  if (EMPTY.test(part.text)) return [];
  if (MATCHERS.test(part.text)) return [literalOf(`{${names.shift() ?? part.text.toLowerCase()}}`)];
  const [only] = nameOf(part) === 'separateOnSlashes' ? partsOf(part.childForFieldName('arguments') ?? part) : [part];
  return only ? [walker.expression(only, at)] : [];
}
