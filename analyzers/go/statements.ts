import type { Node } from 'web-tree-sitter';
import { assignTo, declareIn, lowerAssigned, lowerAssignment } from './assignments.ts';
import { lowerConstants, lowerVariables } from './declarations.ts';
import { type At, childrenOf, inner, listed, part } from './lowering.ts';
import { lowerReturn } from './returns.ts';

type Rule = (node: Node, at: At) => void;

const RULES: Readonly<Record<string, Rule>> = {
  block: (node, at) => lowerStatements(node, inner(at)),
  statement_list: lowerStatements,
  if_statement: (node, at) => lowerStatements(node, inner(at)),
  for_statement: (node, at) => lowerStatements(node, inner(at)),
  expression_switch_statement: (node, at) => lowerStatements(node, inner(at)),
  select_statement: (node, at) => lowerStatements(node, inner(at)),
  expression_case: (node, at) => lowerStatements(node, inner(at)),
  type_case: lowerTypeCase,
  default_case: (node, at) => lowerStatements(node, inner(at)),
  communication_case: (node, at) => lowerStatements(node, inner(at)),
  type_switch_statement: lowerTypeSwitch,
  for_clause: lowerStatements,
  range_clause: lowerRange,
  short_var_declaration: (node, at) => lowerAssigned(listed(part(node, 'left')), listed(part(node, 'right')), at, declareIn),
  receive_statement: lowerReceive,
  assignment_statement: lowerAssignment,
  const_declaration: lowerConstants,
  var_declaration: lowerVariables,
  type_declaration: () => {},
  return_statement: lowerReturn,
  labeled_statement: lowerStatements,
  expression_statement: lowerStatements,
  go_statement: lowerStatements,
  defer_statement: lowerStatements,
};

/** The statements and expressions inside a node, in order. */
export function lowerStatements(node: Node, at: At): void {
  for (const child of childrenOf(node)) {
    const rule = Object.hasOwn(RULES, child.type) ? RULES[child.type] : undefined;
    if (rule) rule(child, at);
    else at.file.lower(child, at);
  }
}

/** `for key, item := range items`: the item is any of them. */
function lowerRange(node: Node, at: At): void {
  const of = at.file.lower(part(node, 'right'), at);
  const [, item] = listed(part(node, 'left'));
  const isNew = node.children.some((child) => child?.type === ':=');
  const any = { is: 'index', of, key: { is: 'unknown', why: 'any of them' } } as const;
  if (item) (isNew ? declareIn : assignTo)(item, any, at);
}

function lowerReceive(node: Node, at: At): void {
  at.file.lower(part(node, 'right'), at);
}

/** `switch value := other.(type)`: the value is the other, of a type that each case tells. */
function lowerTypeSwitch(node: Node, at: At): void {
  const inside = inner(at);
  const value = at.file.lower(part(node, 'value'), inside);
  const [alias] = listed(part(node, 'alias'));
  if (alias) declareIn(alias, value, inside);
  for (const child of childrenOf(node)) if (child.type.endsWith('_case')) RULES[child.type]?.(child, inside);
}

function lowerTypeCase(node: Node, at: At): void {
  const inside = inner(at);
  for (const child of childrenOf(node)) if (child.type === 'statement_list') lowerStatements(child, inside);
}
