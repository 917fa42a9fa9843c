import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

const CLAUSES = /^(rescue|else|ensure|elsif|when|in)$/;

/** Lowers statements; the last one's value is that of the whole, or one that a clause behind it gives. */
export function lowerBody(node: Node | null | undefined, at: At, lowering: Lowering): Expression {
  if (!node) return literalOf(null);
  if (!/^(body_statement|block_body|then|begin|else|parenthesized_statements|ensure|do|program)$/.test(node.type))
    return lowering.expression(node, at);
  const parts = partsOf(node).filter(({ type }) => type !== 'heredoc_body' && type !== 'empty_statement');
  const statements = parts.filter(({ type }) => !CLAUSES.test(type));
  const clauses = parts.filter(({ type }) => CLAUSES.test(type)).map((clause) => lowerClause(clause, at, lowering));
  for (const statement of statements.slice(0, -1)) lowering.visit(statement, at);
  const last = statements.at(-1);
  const value = last ? lowering.expression(last, at) : literalOf(null);
  return clauses.length === 0 ? value : { is: 'choice', options: [value, ...clauses] };
}

function lowerClause(clause: Node, at: At, lowering: Lowering): Expression {
  if (clause.type === 'ensure') {
    lowering.children(clause, at);
    return literalOf(null);
  }
  return clause.type === 'rescue' ? lowerBody(clause.childForFieldName('body'), at, lowering) : lowerBody(clause, at, lowering);
}

/** `if`, `unless`, `elsif`, `a ? b : c`: either branch. */
export function lowerIf(node: Node, at: At, lowering: Lowering): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) lowering.visit(condition, at);
  const branches = ['consequence', 'alternative', 'body'].flatMap((field) => node.childForFieldName(field) ?? []);
  return { is: 'choice', options: branches.map((branch) => lowerBody(branch, at, lowering)) };
}

/** `case … when … else … end`. */
export function lowerCase(node: Node, at: At, lowering: Lowering): Expression {
  const value = node.childForFieldName('value');
  if (value) lowering.visit(value, at);
  const branches = partsOf(node).filter(({ type }) => /^(when|else|in_clause)$/.test(type));
  const options = branches.map((branch) => lowerBody(branch.childForFieldName('body') ?? branch, at, lowering));
  return options.length === 0 ? NOTHING : { is: 'choice', options };
}
