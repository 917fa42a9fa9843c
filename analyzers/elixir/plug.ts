import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Head } from './definitions.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { moduleNamed } from './names.ts';
import { argumentsOf, bareName, keywordOf, plainText } from './nodes.ts';
import { PLUG } from './spellings.ts';

/** `match _` answers what no route of the router does. */
export function isCatchAll(node: Node, at: At): boolean {
  const isRouter = at.owner?.uses.includes('Plug.Router') ?? false;
  return isRouter && bareName(node) === 'match' && argumentsOf(node)[0]?.text === '_';
}

/**
 * `def call(%Plug.Conn{request_path: "/healthz"} = conn, _)`: a module plug that answers one path by itself.
 * https://hexdocs.pm/plug/Plug.Conn.html#module-request-fields
 */
export function lowerAnswer({ name, parameters }: Head, index: number, at: At, walker: Walker): void {
  const [conn] = parameters;
  if (name !== 'call' || parameters.length !== 2 || !conn || !at.owner?.functions.has('init')) return;
  const content = mapIn(conn);
  const path = content && plainText(keywordOf(content, 'request_path'));
  if (path === undefined) return;
  const method = plainText(content && keywordOf(content, 'method')) ?? 'ANY';
  const handler = memberOf(moduleNamed(at.owner.name, conn, walker), name);
  const scope = walker.draft.functions[index]?.scope ?? at.scope;
  const args = [literalOf(method), literalOf(path), handler];
  walker.call(conn, { ...at, scope }, { callee: spelled(PLUG, 'answer'), arguments: args });
}

/** What a pattern asks of a map or struct: `%{…}`, `%{…} = conn`. */
function mapIn(pattern: Node): Node | undefined {
  const sides = pattern.type === 'binary_operator' ? partsOf(pattern) : [pattern];
  const map = sides.find(({ type }) => type === 'map');
  return map && partsOf(map).find(({ type }) => type === 'map_content');
}
