import { literalOf } from '../../src/frontend/rule-walker.ts';
import { lowerCall } from './calls.ts';
import * as expressions from './expressions.ts';
import { lowerAnonymous } from './functions.ts';
import type { Rules } from './lowering.ts';
import { lowerUnary } from './modules.ts';
import { lowerStatements } from './statements.ts';

/** What is done with each type of node: in Elixir nearly everything is a call, and everything has a value. */
export const rules: Rules = {
  expressions: {
    identifier: expressions.lowerIdentifier,
    alias: expressions.lowerAlias,
    atom: (node) => literalOf(node.text.slice(1)),
    string: expressions.lowerText,
    charlist: expressions.lowerText,
    sigil: expressions.lowerSigil,
    integer: (node) => literalOf(Number(node.text.replaceAll('_', ''))),
    float: (node) => literalOf(Number(node.text.replaceAll('_', ''))),
    boolean: (node) => literalOf(node.text === 'true'),
    nil: () => literalOf(null),
    list: expressions.lowerList,
    keywords: expressions.lowerKeywords,
    map: expressions.lowerMap,
    tuple: expressions.lowerTuple,
    access_call: expressions.lowerAccess,
    binary_operator: expressions.lowerBinary,
    unary_operator: lowerUnary,
    anonymous_function: lowerAnonymous,
    block: (node, at, walker) => lowerStatements(node, at, walker),
    body: (node, at, walker) => lowerStatements(node, at, walker),
    call: lowerCall,
  },
  statements: {},
};
