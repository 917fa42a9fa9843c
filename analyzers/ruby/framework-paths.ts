import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { blockOf, namedNode, positionalNodes } from './arguments.ts';
import type { At, Lowering } from './lowering.ts';
import { plainText } from './texts.ts';

// https://github.com/ruby-grape/grape, https://sinatrarb.com/contrib/namespace

const SPACES = /^(namespace|resource|resources|group|segment|route_param|map)$/;
/** What frameworks call the methods that a route answers. */
export const VERBS = /^(get|post|put|patch|delete|options|head|any)$/;

/** What the body of an API says that stands before all of its paths: `prefix :api`, `version 'v1'`. */
export function classPaths(superclass: Node | null, body: Node): readonly Expression[] {
  if (!/Grape::API/.test(superclass?.text ?? '')) return [];
  const calls = partsOf(body).filter(({ type }) => type === 'call');
  const told = (name: string) => calls.find((call) => call.childForFieldName('method')?.text === name);
  const [prefix, version] = [told('prefix'), told('version')];
  const strategy = version && plainText(namedNode(version, 'using'));
  const inPath = version && (strategy === undefined || strategy === 'path') ? version : undefined;
  return [prefix, inPath].flatMap((call) => (call ? (textOf(positionalNodes(call)[0]) ?? []) : []));
}

function textOf(node: Node | undefined): Expression | undefined {
  const text = plainText(node);
  return text === undefined ? undefined : literalOf(text);
}

/** The paths inside of a block that puts its own before those of its routes; undefined for any other call. */
export function pathsInside(name: string, call: Node, at: At, lowering: Lowering): readonly Expression[] | undefined {
  if (!SPACES.test(name) || !blockOf(call)) return undefined;
  const [own] = positionalNodes(call);
  if (!own) return at.paths ?? [];
  const text = plainText(own);
  if (name === 'route_param') return [...(at.paths ?? []), literalOf(`:${text ?? 'id'}`)];
  return [...(at.paths ?? []), text === undefined ? lowering.expression(own, at) : literalOf(text)];
}
