import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type Around, applied, isOwnDirective, nameOf, PATHS, tellsPathOrVerb, VERBS } from './directive-paths.ts';
import { parameterNames } from './expressions.ts';
import { type At, declareLocal, inner, type Walker } from './lowering.ts';
import { type Endpoint, routerOf, usesDirectives } from './routes.ts';

// https://doc.akka.io/libraries/akka-http/current/routing-dsl/directives/, https://pekko.apache.org/docs/pekko-http/current/routing-dsl/directives/

const AROUND =
  /^(concat|ignoreTrailingSlash|authenticate\w+|authorize\w*|handleExceptions|handleRejections|cors|withRequestTimeout|logRequestResult|logRequest|toStrictEntity|extract\w*|encodeResponse\w*|decodeRequest\w*|seal|respondWith\w+|parameters?|formFields?|entity|headerValue\w*|optional\w*|onSuccess|onComplete|withSizeLimit\w*|redirectToNoTrailingSlashIfPresent|validate|provide|rejectEmptyResponse|method|complete|handleWebSocketMessages\w*)$/;
/** Directives that take nothing but what stands inside of them. */
const PLAIN = /^(get|post|put|patch|delete|head|options|pathEnd|pathEndOrSingleSlash|pathSingleSlash|concat)$/;
const ANSWERS = /^(complete|redirect|getFromFile|getFromResource\w*|getFromDirectory|handleWebSocketMessages\w*|handle)$/;

/** Whether a call is the outermost of a tree of directives: a path or a verb with more in its braces, in a file that uses them. */
export function isDirective(node: Node, walker: Walker): boolean {
  if (!usesDirectives(walker) || !innerOf(node)) return false;
  const callee = node.childForFieldName('function');
  return nameOf(node) === 'concat' || (callee !== null && tellsPathOrVerb(callee));
}

/** The tree of directives as one router. */
export function lowerDirectives(node: Node, at: At, walker: Walker): Expression {
  const found: Endpoint[] = [];
  collect(node, [{ path: [] }], inner(at), found, walker);
  return routerOf(node, found, at, walker);
}

function collect(node: Node, ways: readonly Around[], at: At, found: Endpoint[], walker: Walker): void {
  if (node.type === 'infix_expression') {
    for (const side of ['left', 'right']) {
      const inside = node.childForFieldName(side);
      if (inside) collect(inside, ways, at, found, walker);
    }
    return;
  }
  if (/^(block|indented_block|parenthesized_expression|arguments|lambda_expression)$/.test(node.type)) {
    collectIn(node, ways, at, found, walker);
    return;
  }
  const inside = node.type === 'call_expression' ? innerOf(node) : undefined;
  if (node.type === 'call_expression' && (inside || AROUND.test(nameOf(node))))
    collectDirective(node, inside, ways, at, found, walker);
  else if (/^(identifier|field_expression|call_expression)$/.test(node.type)) {
    const routes = walker.expression(node, at);
    found.push(...ways.map(({ path }) => ({ node, path, routes })));
  } else walker.visit(node, at);
}

/** The last of a block's statements are routes; those before it are definitions. */
function collectIn(node: Node, ways: readonly Around[], at: At, found: Endpoint[], walker: Walker): void {
  const skipped = node.type === 'lambda_expression' ? node.childForFieldName('parameters') : undefined;
  const parts = partsOf(node).filter((part) => part !== skipped);
  const isList = node.type === 'arguments';
  for (const [index, each] of parts.entries())
    if (isList || index === parts.length - 1) collect(each, ways, at, found, walker);
    else walker.visit(each, at);
}

function collectDirective(
  node: Node,
  inside: Node | undefined,
  ways: readonly Around[],
  at: At,
  found: Endpoint[],
  walker: Walker,
): void {
  const callee = node.childForFieldName('function');
  const lambda = inside && partsOf(inside).find(({ type }) => type === 'lambda_expression');
  const names = lambda ? [...parameterNames(lambda)] : [];
  const within = inner(at);
  for (const each of names) declareLocal(each, { is: 'unknown', why: 'part of a request' }, node.row, within, walker);
  const told = inside && callee ? applied(callee, ways, names, at, walker) : ways;
  const before = found.length;
  if (inside) collect(inside, told, within, found, walker);
  else walker.children(node, at);
  const name = nameOf(node);
  const isEnd = found.length === before && ((callee && tellsPathOrVerb(callee)) || name === 'method' || ANSWERS.test(name));
  if (isEnd) found.push(...told.map((each) => ({ node, ...asked(name), ...each })));
}

/** A WebSocket begins as a request to read. */
function asked(name: string): { readonly methods?: readonly string[] } {
  return name.startsWith('handleWebSocketMessages') ? { methods: ['GET'] } : {};
}

/** What stands in the braces behind a directive, or in the parentheses behind one that has been given what it asks for. */
function innerOf(node: Node): Node | undefined {
  const list = node.childForFieldName('arguments');
  const name = nameOf(node);
  if (list?.type === 'block') return list;
  if (list?.type !== 'arguments' || ANSWERS.test(name)) return undefined;
  if (name === 'concat') return list;
  const callee = node.childForFieldName('function');
  const isGiven = callee?.type === 'call_expression' || callee?.type === 'parenthesized_expression';
  if (isGiven) return isOwnDirective(callee, AROUND) ? list : undefined;
  return PLAIN.test(name) && partsOf(list).every(isRoute) ? list : undefined;
}

/** Whether it may be a route by its looks: what answers, a directive with something inside, or the name of either. */
function isRoute(node: Node): boolean {
  if (node.type === 'infix_expression') return node.childForFieldName('operator')?.text === '~';
  if (node.type !== 'call_expression') return /^(block|identifier|field_expression)$/.test(node.type);
  const name = nameOf(node);
  return PATHS.test(name) || VERBS.test(name) || AROUND.test(name) || ANSWERS.test(name) || innerOf(node) !== undefined;
}
