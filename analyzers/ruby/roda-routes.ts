import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { blockOf, positionalNodes } from './arguments.ts';
import type { At, Lowering } from './lowering.ts';
import { emit } from './rails-routes.ts';
import { plainText } from './texts.ts';

// https://roda.jeremyevans.net/rdoc/files/README_rdoc.html#label-The+Routing+Tree

const VERBS = /^(get|post|put|patch|delete|head|options)$/;
/** A route of a tree is a call of a method that only Roda's classes have. */
const ROUTE: Expression = { is: 'member', of: { is: 'this' }, name: 'roda_branch' };
const TREES = /^(route|hash_branch|hash_path)$/;

/** `route do |r|`, `hash_branch('orders') do |r|`: the tree that tells requests apart. */
export function lowerTree(node: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  const block = blockOf(node);
  const request = block?.childForFieldName('parameters')?.namedChildren[0]?.text;
  if (!at.isBody || !TREES.test(name) || !block || request === undefined) return undefined;
  const named = name === 'route' ? [] : positionalNodes(node).slice(-1);
  const path = named.flatMap((each) => stepOf(each, at, lowering));
  lowering.children(block, { ...at, isBody: false, tree: { request, path } });
  return NOTHING;
}

/** `r.on 'orders' do … end`, `r.get Integer do |id|`: a branch of the tree, or where it ends. */
export function lowerBranch(node: Node, receiver: Node, name: string, at: At, lowering: Lowering): Expression | undefined {
  const { tree } = at;
  if (!tree || receiver.text !== tree.request) return undefined;
  const path = [...tree.path, ...positionalNodes(node).flatMap((each) => stepOf(each, at, lowering))];
  if (name === 'root') emit(node, ['GET'], path, at, lowering, ROUTE);
  else if (VERBS.test(name)) emit(node, [name.toUpperCase()], path, at, lowering, ROUTE);
  else if (!/^(on|is)$/.test(name)) return undefined;
  const block = blockOf(node);
  if (block) lowering.children(block, { ...at, tree: { ...tree, path } });
  return NOTHING;
}

/** A text is itself, a list any of its matchers; a class, a symbol or a pattern stands for one segment; conditions are no part of the path. */
function stepOf(matcher: Node, at: At, lowering: Lowering): readonly Expression[] {
  if (/symbol$/.test(matcher.type)) return [literalOf(`:${plainText(matcher) ?? 'part'}`)];
  if (/^(Integer|String|Float)$/.test(matcher.text)) return [literalOf(`:${matcher.text.toLowerCase()}`)];
  if (/array$/.test(matcher.type)) {
    const options = partsOf(matcher).flatMap((each) =>
      each.type === 'bare_string' ? literalOf(each.text) : stepOf(each, at, lowering),
    );
    return options.length === 0 ? [] : [{ is: 'choice', options }];
  }
  if (matcher.type === 'regex') return [literalOf(':part')];
  return matcher.type === 'string' || matcher.type === 'constant' ? [lowering.expression(matcher, at)] : [];
}
