import { literalOf, NOTHING } from '../../src/frontend/rule-walker.ts';
import { lowerCall, lowerNew } from './calls.ts';
import * as definitions from './definitions.ts';
import * as expressions from './expressions.ts';
import type { Rules } from './lowering.ts';
import { lowerField, lowerIdentifier } from './names.ts';
import { lowerSird } from './sird.ts';
import * as texts from './texts.ts';

/** What is done with each type of node: in Scala nearly everything has a value. */
export const rules: Rules = {
  expressions: {
    identifier: lowerIdentifier,
    field_expression: lowerField,
    string: texts.lowerText,
    interpolated_string_expression: texts.lowerInterpolated,
    integer_literal: texts.lowerNumber,
    floating_point_literal: texts.lowerNumber,
    boolean_literal: ({ text }) => literalOf(text === 'true'),
    null_literal: () => literalOf(null),
    block: expressions.lowerBlock,
    indented_block: expressions.lowerBlock,
    parenthesized_expression: expressions.lowerInside,
    ascription_expression: expressions.lowerInside,
    generic_function: lowerCall,
    infix_expression: expressions.lowerInfix,
    if_expression: expressions.lowerIf,
    match_expression: expressions.lowerMatch,
    try_expression: expressions.lowerTry,
    for_expression: expressions.lowerFor,
    lambda_expression: expressions.lowerLambda,
    case_block: (node, at, walker) => lowerSird(node, at, walker) ?? expressions.lowerCaseFunction(node, at, walker),
    assignment_expression: expressions.lowerAssignment,
    call_expression: lowerCall,
    instance_expression: lowerNew,
    val_definition: definitions.lowerTopValue,
    var_definition: definitions.lowerTopValue,
    function_definition: definitions.lowerPlainFunction,
    class_definition: definitions.lowerClass,
    trait_definition: definitions.lowerClass,
    object_definition: definitions.lowerClass,
    throw_expression: (node, at, walker) => {
      walker.children(node, at);
      return NOTHING;
    },
  },
  statements: {
    annotation: () => undefined,
    block_comment: () => undefined,
  },
};
