import { literalOf, type WalkerRules } from '../../src/frontend/rule-walker.ts';
import { lowerCall, lowerNew } from './calls.ts';
import { lowerClass, lowerEnum } from './classes.ts';
import * as directives from './directives.ts';
import * as expressions from './expressions.ts';
import { lowerDefinition, lowerLambda, lowerReturn } from './functions.ts';
import type { At } from './lowering.ts';
import * as statements from './statements.ts';
import * as texts from './texts.ts';

/** What is done with each type of node. One that is not listed is searched for calls and declarations. */
export const rules: WalkerRules<At> = {
  expressions: {
    identifier: expressions.lowerNamed,
    type_identifier: expressions.lowerNamed,
    qualified_identifier: expressions.lowerNamed,
    this: () => ({ is: 'this' }),
    string_literal: texts.lowerText,
    raw_string_literal: texts.lowerText,
    concatenated_string: texts.lowerPieces,
    user_defined_literal: texts.lowerSuffixed,
    number_literal: texts.lowerNumber,
    true: () => literalOf(true),
    false: () => literalOf(false),
    null: () => literalOf(null),
    field_expression: expressions.lowerField,
    call_expression: lowerCall,
    new_expression: lowerNew,
    compound_literal_expression: lowerNew,
    lambda_expression: lowerLambda,
    initializer_list: expressions.lowerBraces,
    pointer_expression: expressions.lowerInside,
    parenthesized_expression: expressions.lowerInside,
    cast_expression: expressions.lowerInside,
    co_await_expression: expressions.lowerInside,
    binary_expression: expressions.lowerBinary,
    conditional_expression: expressions.lowerConditional,
    subscript_expression: expressions.lowerSubscript,
    assignment_expression: statements.lowerAssignment,
    return_statement: lowerReturn,
    co_return_statement: lowerReturn,
  },
  statements: {
    preproc_include: directives.lowerInclude,
    preproc_def: directives.lowerDefine,
    using_declaration: directives.lowerUsing,
    namespace_alias_definition: directives.lowerNamespaceAlias,
    alias_declaration: directives.lowerAlias,
    type_definition: directives.lowerAlias,
    class_specifier: lowerClass,
    struct_specifier: lowerClass,
    enum_specifier: lowerEnum,
    function_definition: lowerDefinition,
    declaration: statements.lowerDeclaration,
    expression_statement: statements.lowerExpressionStatement,
    for_range_loop: statements.lowerFor,
    template_parameter_list: () => undefined,
    comment: () => undefined,
  },
};
