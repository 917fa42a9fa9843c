import type { Expression } from '../../src/code/ir.ts';
import { anyItem, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerConfig } from './configuration.ts';
import { type At, inner, type Walker } from './lowering.ts';
import { lowerModule } from './modules.ts';
import { fullName } from './names.ts';
import { argumentsOf, blockOf, keyOf, keywordOf, operatorOf, positional, sidesOf } from './nodes.ts';
import { bindPattern } from './patterns.ts';
import { lowerStatements } from './statements.ts';

const BLOCKS = /^(if|unless|cond|with|try|receive|quote)$/;
const SILENT = /^(require|use|defguard|defguardp|defexception|defimpl|defprotocol|defmacro|defmacrop|defoverridable)$/;

/** What is no call but part of the language; undefined for all others. */
export function lowerControl(node: Node, name: string, at: At, walker: Walker): Expression | undefined {
  if (node.type !== 'call') return undefined;
  if (name === 'defmodule') return lowerModule(node, at, walker);
  if (name === 'alias') return lowerAliases(node, at);
  if (name === 'config' && at.owner === undefined) return lowerConfig(node, at, walker);
  if (name === 'import') return lowerImport(node, at);
  if (SILENT.test(name)) return NOTHING;
  if (name === 'case') return lowerCase(node, at, walker);
  if (name === 'for') return lowerFor(node, at, walker);
  return BLOCKS.test(name) ? lowerBlock(node, at, walker) : undefined;
}

/** Conditions and branches: the value is that of any branch. */
function lowerBlock(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  for (const each of positional(node)) walker.visit(each, inside);
  return lowerBranches(node, inside, walker);
}

function lowerCase(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  const [asked] = positional(node);
  const subject = asked ? walker.expression(asked, inside) : NOTHING;
  const block = blockOf(node);
  return block ? lowerStatements(block, inside, walker, subject) : NOTHING;
}

/** `for topic <- topics, do: …`: the names stand for any item. */
function lowerFor(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  for (const each of positional(node)) {
    const [left, right] = sidesOf(each);
    if (operatorOf(each) !== '<-' || !left || !right) walker.visit(each, inside);
    else bindPattern(left, anyItem(walker.expression(right, inside)), inside, walker);
  }
  return { is: 'list', items: [lowerBranches(node, inside, walker)] };
}

function lowerBranches(node: Node, inside: At, walker: Walker): Expression {
  const block = blockOf(node);
  if (block) return lowerStatements(block, inside, walker);
  const branches = ['do', 'else'].flatMap((key) => keywordOf(node, key) ?? []);
  return { is: 'choice', options: branches.map((each) => walker.expression(each, inner(inside))) };
}

/** `import Shop.Urls, only: [stock_url: 1]`; what is imported without names cannot be told from what macros bring. */
function lowerImport(node: Node, at: At): Expression {
  const [named] = argumentsOf(node);
  const only = keywordOf(node, 'only');
  const pairs = only ? partsOf(only).flatMap((each) => (each.type === 'keywords' ? partsOf(each) : [])) : [];
  if (named) for (const pair of pairs) at.imported.set(keyOf(pair), fullName(named.text, at));
  return NOTHING;
}

/** `alias Shop.Orders`, `alias Shop.Orders, as: O`, `alias Shop.{Orders, Stock.Client}`. */
function lowerAliases(node: Node, at: At): Expression {
  const [named] = argumentsOf(node);
  const as = keywordOf(node, 'as')?.text;
  if (named?.type === 'dot') {
    const [left, list] = sidesOf(named);
    const head = fullName(left?.text ?? '', at);
    for (const each of list ? partsOf(list) : []) if (each.type === 'alias') short(`${head}.${each.text}`, undefined, at);
  } else if (named) short(fullName(named.text, at), as, at);
  return NOTHING;
}

function short(name: string, as: string | undefined, at: At): void {
  at.aliases.set(as ?? name.split('.').at(-1) ?? name, name);
}
