import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { parameterNames } from './expressions.ts';
import { type At, declareLocal, inner, type Walker } from './lowering.ts';
import { type Endpoint, routerOf } from './routes.ts';

// https://doc.akka.io/libraries/akka-http/current/routing-dsl/directives/, https://pekko.apache.org/docs/pekko-http/current/routing-dsl/directives/

const LIBRARY = /^(akka\.http|org\.apache\.pekko\.http)\.scaladsl\.server/;
const PATHS = /^(path|pathPrefix|rawPathPrefix|pathSuffix|pathEnd|pathEndOrSingleSlash|pathSingleSlash)$/;
const VERBS = /^(get|post|put|patch|delete|head|options)$/;
const AROUND =
  /^(concat|ignoreTrailingSlash|authenticate\w+|authorize\w*|handleExceptions|handleRejections|cors|withRequestTimeout|logRequestResult|logRequest|toStrictEntity|extract\w+|encodeResponse\w*|decodeRequest\w*|seal|respondWith\w+|parameters?|entity|headerValue\w*|optional\w*|onSuccess|onComplete|withSizeLimit\w*|redirectToNoTrailingSlashIfPresent|validate|provide|rejectEmptyResponse|method|complete)$/;

/** What is known of a request where a directive stands. */
interface Around {
  readonly path: readonly Expression[];
  readonly methods?: readonly string[];
}

/** Whether a call is the outermost of a tree of directives: a path or a verb with more in its braces, in a file that uses them. */
export function isDirective(node: Node, { draft }: Walker): boolean {
  const uses = draft.opens.some((each) => LIBRARY.test(each)) || draft.imports.some(({ specifier }) => LIBRARY.test(specifier));
  if (!uses || !innerOf(node)) return false;
  const name = nameOf(node);
  return PATHS.test(name) || VERBS.test(name) || verbsIn(node.childForFieldName('function')).length > 0 || name === 'concat';
}

/** The tree of directives as one router. */
export function lowerDirectives(node: Node, at: At, walker: Walker): Expression {
  const found: Endpoint[] = [];
  collect(node, { path: [] }, inner(at), found, walker);
  return routerOf(node, found, at, walker);
}

function collect(node: Node, around: Around, at: At, found: Endpoint[], walker: Walker): void {
  if (node.type === 'infix_expression') {
    for (const side of ['left', 'right']) {
      const inside = node.childForFieldName(side);
      if (inside) collect(inside, around, at, found, walker);
    }
    return;
  }
  if (/^(block|indented_block|parenthesized_expression|arguments|lambda_expression)$/.test(node.type)) {
    collectIn(node, around, at, found, walker);
    return;
  }
  const inside = node.type === 'call_expression' ? innerOf(node) : undefined;
  if (node.type === 'call_expression' && (inside || AROUND.test(nameOf(node))))
    collectDirective(node, inside, around, at, found, walker);
  else if (/^(identifier|field_expression|call_expression)$/.test(node.type))
    found.push({ node, path: around.path, routes: walker.expression(node, at) });
  else walker.visit(node, at);
}

/** The last of a block's statements are routes; those before it are definitions. */
function collectIn(node: Node, around: Around, at: At, found: Endpoint[], walker: Walker): void {
  const skipped = node.type === 'lambda_expression' ? node.childForFieldName('parameters') : undefined;
  const parts = partsOf(node).filter((part) => part !== skipped);
  const isList = node.type === 'arguments';
  for (const [index, each] of parts.entries())
    if (isList || index === parts.length - 1) collect(each, around, at, found, walker);
    else walker.visit(each, at);
}

function collectDirective(node: Node, inside: Node | undefined, around: Around, at: At, found: Endpoint[], walker: Walker): void {
  const callee = node.childForFieldName('function');
  const name = nameOf(node);
  const lambda = inside && partsOf(inside).find(({ type }) => type === 'lambda_expression');
  const names = lambda ? parameterNames(lambda) : [];
  const within = inner(at);
  for (const each of names) declareLocal(each, { is: 'unknown', why: 'part of a request' }, node.row, within, walker);
  const verbs = callee ? verbsIn(callee) : [];
  const path = PATHS.test(name) ? [...around.path, ...pathIn(node, names, at, walker)] : around.path;
  const told: Around = { path, ...(verbs.length > 0 ? { methods: verbs } : around.methods ? { methods: around.methods } : {}) };
  const before = found.length;
  if (inside) collect(inside, told, within, found, walker);
  else walker.children(node, at);
  const isEnd = found.length === before && (verbs.length > 0 || PATHS.test(name) || name === 'method' || isAnswer(name));
  if (isEnd) found.push({ node, ...told });
}

function isAnswer(name: string): boolean {
  return /^(complete|redirect|getFromFile|getFromResource\w*|getFromDirectory|handleWebSocketMessages|handle)$/.test(name);
}

/** What stands in the braces behind a directive. */
function innerOf(node: Node): Node | undefined {
  const list = node.childForFieldName('arguments');
  if (list?.type === 'block') return list;
  return nameOf(node) === 'concat' && list ? list : undefined;
}

/** The name of the directive: `path` of `path("orders" / Segment) { … }`. */
function nameOf(node: Node): string {
  let at: Node | null = node;
  while (at?.type === 'call_expression' || at?.type === 'generic_function') at = at.childForFieldName('function');
  return at?.type === 'identifier' ? at.text : at?.type === 'infix_expression' ? nameOf(at.childForFieldName('left') ?? at) : '';
}

/** `get`, `(get | put)`, `(get & path("x"))`. */
function verbsIn(node: Node | null): readonly string[] {
  if (!node) return [];
  if (node.type === 'identifier') return VERBS.test(node.text) ? [node.text.toUpperCase()] : [];
  return /^(parenthesized_expression|infix_expression)$/.test(node.type) ? partsOf(node).flatMap(verbsIn) : [];
}

/** The path that a directive is given; what takes any segment is called like the parameter behind it. */
function pathIn(node: Node, names: readonly string[], at: At, walker: Walker): readonly Expression[] {
  const inside = node.childForFieldName('function');
  const list = inside?.type === 'call_expression' ? inside.childForFieldName('arguments') : null;
  const parts = list ? partsOf(list).flatMap(segmentsOf) : [];
  let next = 0;
  return parts.map((part) => {
    const isMatcher = /^(Segment|Segments|IntNumber|LongNumber|JavaUUID|Remaining|RemainingPath|DoubleNumber|HexIntNumber)$/.test(
      part.text,
    );
    return isMatcher ? literalOf(`{${names[next++] ?? part.text.toLowerCase()}}`) : walker.expression(part, at);
  });
}

function segmentsOf(node: Node): readonly Node[] {
  if (node.type !== 'infix_expression' || node.childForFieldName('operator')?.text !== '/') return [node];
  return ['left', 'right'].flatMap((side) => node.childForFieldName(side) ?? []).flatMap(segmentsOf);
}
