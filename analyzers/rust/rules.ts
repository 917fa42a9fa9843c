import { literalOf, type WalkerRules } from '../../src/frontend/rule-walker.ts';
import { lowerCall, lowerStruct, numberOf } from './calls.ts';
import * as expressions from './expressions.ts';
import { lowerClosure, lowerPlainFunction } from './functions.ts';
import { lowerExternCrate, lowerModule } from './imports.ts';
import * as items from './items.ts';
import type { At } from './lowering.ts';
import { lowerMacro } from './macros.ts';

/** What is done with each type of node. One that is not listed is searched for calls and declarations. */
export const rules: WalkerRules<At> = {
  expressions: {
    identifier: expressions.lowerName,
    scoped_identifier: expressions.lowerName,
    self: () => ({ is: 'this' }),
    string_literal: expressions.lowerText,
    raw_string_literal: expressions.lowerText,
    integer_literal: numberOf,
    float_literal: numberOf,
    boolean_literal: (node) => literalOf(node.text === 'true'),
    field_expression: expressions.lowerField,
    call_expression: lowerCall,
    struct_expression: lowerStruct,
    closure_expression: lowerClosure,
    macro_invocation: lowerMacro,
    reference_expression: expressions.lowerInside,
    try_expression: expressions.lowerInside,
    await_expression: expressions.lowerInside,
    parenthesized_expression: expressions.lowerInside,
    type_cast_expression: expressions.lowerInside,
    unary_expression: expressions.lowerUnary,
    tuple_expression: expressions.lowerList,
    array_expression: expressions.lowerList,
    index_expression: expressions.lowerIndex,
    binary_expression: expressions.lowerBinary,
    block: expressions.lowerBlockExpression,
    async_block: expressions.lowerBlockExpression,
    unsafe_block: expressions.lowerBlockExpression,
    if_expression: expressions.lowerIf,
    match_expression: expressions.lowerMatch,
    for_expression: expressions.lowerFor,
    while_expression: expressions.lowerWhile,
    return_expression: expressions.lowerReturn,
    assignment_expression: expressions.lowerAssignment,
  },
  statements: {
    use_declaration: () => undefined,
    extern_crate_declaration: lowerExternCrate,
    mod_item: lowerModule,
    function_item: lowerPlainFunction,
    struct_item: items.lowerStructItem,
    enum_item: items.lowerEnumItem,
    trait_item: items.lowerTraitItem,
    impl_item: items.lowerImplItem,
    const_item: items.lowerConstant,
    static_item: items.lowerConstant,
    let_declaration: expressions.lowerLet,
    attribute_item: () => undefined,
    inner_attribute_item: () => undefined,
    line_comment: () => undefined,
    block_comment: () => undefined,
  },
};
