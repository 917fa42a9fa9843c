import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, inner, type Walker } from './lowering.ts';
import { bindPattern } from './patterns.ts';

/** Statements in order; the last one's value is that of the whole. */
export function lowerStatements(block: Node, at: At, walker: Walker, subject: Expression = NOTHING): Expression {
  const statements = partsOf(block).filter(({ type }) => !/^(else|rescue|after|catch)_block$/.test(type));
  const others = partsOf(block).filter(({ type }) => /^(else|rescue|catch)_block$/.test(type));
  let value: Expression = literalOf(null);
  const clauses: Expression[] = [];
  for (const each of statements) {
    if (each.type === 'stab_clause') clauses.push(lowerClause(each, subject, at, walker));
    else value = walker.expression(each, at);
  }
  const options = [
    ...(clauses.length > 0 ? clauses : [value]),
    ...others.map((each) => lowerStatements(each, inner(at), walker)),
  ];
  return options.length === 1 ? (options[0] ?? value) : { is: 'choice', options };
}

/** `{:ok, channel} -> …`: what is asked for goes by the pattern's names. */
function lowerClause(clause: Node, subject: Expression, at: At, walker: Walker): Expression {
  const body = clause.childForFieldName('right');
  const inside = inner(at);
  const given = clause.childForFieldName('left');
  for (const each of given?.type === 'arguments' ? partsOf(given) : []) bindPattern(each, subject, inside, walker);
  return body ? lowerStatements(body, inside, walker) : NOTHING;
}
