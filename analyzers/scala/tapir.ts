import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { ROUTES } from './spellings.ts';

// https://tapir.softwaremill.com/en/latest/endpoint/basics.html

const VERB = /^(get|post|put|patch|delete|head|options)$/;
const SERVED = /^(serverLogic\w*|serverSecurityLogic\w*|zServerLogic|zServerSecurityLogic)$/;

/** What an endpoint says of its answers and of itself: it stays the endpoint that it is. */
const SAID =
  /^(out|errorOut|errorOutVariant\w*|errorOutEither|prependErrorOut|mapOut|mapErrorOut|mapIn|name|description|summary|tags?|deprecated|attribute)$/;

export function usesTapir(walker: Walker): boolean {
  const { opens, imports } = walker.draft;
  return [...opens, ...imports.map(({ specifier }) => specifier)].some((each) => /^sttp\.tapir\b/.test(each));
}

/** Where every endpoint begins; undefined for other names. */
export function lowerEndpoint(name: string): Expression | undefined {
  return /^(endpoint|infallibleEndpoint)$/.test(name) ? described(undefined, []) : undefined;
}

/** An endpoint is an object with its method and its path, so that what is made of it in another file has them too. */
function described(of: Expression | undefined, entries: readonly ObjectEntry[]): Expression {
  const start = of ? [{ spread: of }] : [entry('method', literalOf('ANY')), entry('path', literalOf(''))];
  return { is: 'object', entries: [...start, ...entries] };
}

function entry(key: string, value: Expression): ObjectEntry {
  return { key, value };
}

/** `endpoint.get`, `.in("books" / path[Int]("id"))`, `.out(…)`, `.serverLogic(…)`; undefined where the method is none of these. */
export function lowerStep(
  node: Node,
  name: string,
  receiver: Node,
  given: readonly Node[],
  at: At,
  walker: Walker,
): Expression | undefined {
  if (VERB.test(name) && given.length === 0 && isEndpoint(receiver))
    return described(walker.expression(receiver, at), [entry('method', literalOf(name.toUpperCase()))]);
  const isInput = /^(in|securityIn|prependIn|prependSecurityIn)$/.test(name);
  if (!isInput && !SAID.test(name) && !SERVED.test(name)) return undefined;
  const of = walker.expression(receiver, at);
  if (isInput) return withPath(of, given);
  for (const each of given) walker.visit(each, at);
  if (SERVED.test(name)) serve(node, of, at, walker);
  return of;
}

/** `get` is what an `Option` has too: whether the chain begins with something that is called an endpoint. */
function isEndpoint(receiver: Node): boolean {
  return /^\w{0,60}endpoint/i.test(receiver.text);
}

function withPath(of: Expression, given: readonly Node[]): Expression {
  const segments = given.flatMap(segmentsOf);
  if (segments.length === 0) return of;
  const parts = [memberOf(of, 'path'), ...segments.flatMap((each) => [literalOf('/'), literalOf(each)])];
  return described(of, [entry('path', { is: 'concat', parts })]);
}

/** Texts and `path[Int]("id")` between slashes, which the grammar groups from the left; what else an endpoint takes is no part of its path. */
function segmentsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'infix_expression':
    case 'parenthesized_expression':
      return partsOf(node).flatMap(segmentsOf);
    case 'string':
      return [node.text.slice(1, -1)];
    case 'identifier':
      return node.text === 'path' ? [UNNAMED] : [];
    case 'generic_function':
    case 'call_expression':
      return named(node);
    default:
      return [];
  }
}

const UNNAMED = '{id}';

function named(node: Node): readonly string[] {
  const [called, given] = partsOf(node);
  const found = called ? segmentsOf(called) : [];
  const name = given?.type === 'arguments' ? partsOf(given)[0]?.text.replaceAll('"', '') : undefined;
  return name !== undefined && found.at(-1) === UNNAMED ? [...found.slice(0, -1), `{${name}}`] : found;
}

function serve(node: Node, of: Expression, at: At, walker: Walker): void {
  const router = walker.call(node, at, { callee: spelled(ROUTES, 'router'), arguments: [] });
  const args: readonly Expression[] = [memberOf(of, 'path'), { is: 'list', items: [memberOf(of, 'method')] }];
  walker.call(node, at, { callee: memberOf(router, 'route'), arguments: args });
}
