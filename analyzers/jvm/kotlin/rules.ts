import type { Rules } from '../lowering.ts';
import { lowerObjectLiteral } from './anonymous.ts';
import { lowerCall, lowerIndexing, lowerInfix } from './calls.ts';
import { lowerClass } from './classes.ts';
import * as expressions from './expressions.ts';
import { lowerAnonymousFunction, lowerPlainFunction } from './functions.ts';
import { lowerImport, lowerPackage } from './imports.ts';
import { lowerLambda } from './lambdas.ts';
import { lowerIdentifier, lowerNavigation, lowerReference, lowerThis } from './names.ts';
import { lowerLocalProperty } from './properties.ts';
import * as statements from './statements.ts';

type ExpressionRule = NonNullable<ReturnType<Rules['expressions']['get']>>;
type StatementRule = NonNullable<ReturnType<Rules['statements']['get']>>;

/** What is done with each type of node. One that is not listed is searched for calls and declarations. */
export const rules: Rules = {
  expressions: new Map<string, ExpressionRule>([
    ['simple_identifier', lowerIdentifier],
    ['interpolated_identifier', lowerIdentifier],
    ['navigation_expression', lowerNavigation],
    ['callable_reference', lowerReference],
    ['this_expression', lowerThis],
    ['super_expression', () => ({ is: 'super' })],
    ['string_literal', expressions.lowerString],
    ['character_literal', (node) => ({ is: 'literal', value: node.text.slice(1, -1) })],
    ['integer_literal', expressions.lowerNumber],
    ['long_literal', expressions.lowerNumber],
    ['hex_literal', expressions.lowerNumber],
    ['real_literal', expressions.lowerNumber],
    ['boolean_literal', (node) => ({ is: 'literal', value: node.text === 'true' })],
    ['null', () => ({ is: 'literal', value: null })],
    ['additive_expression', expressions.lowerSum],
    ['elvis_expression', expressions.lowerElvis],
    ['parenthesized_expression', expressions.lowerWrapped],
    ['as_expression', expressions.lowerWrapped],
    ['postfix_expression', expressions.lowerWrapped],
    ['prefix_expression', expressions.lowerOther],
    ['spread_expression', expressions.lowerSpread],
    ['collection_literal', expressions.lowerList],
    ['if_expression', expressions.lowerIf],
    ['when_expression', expressions.lowerWhen],
    ['try_expression', statements.lowerTry],
    ['jump_expression', statements.lowerJump],
    ['call_expression', lowerCall],
    ['infix_expression', lowerInfix],
    ['indexing_expression', lowerIndexing],
    ['lambda_literal', lowerLambda],
    ['anonymous_function', lowerAnonymousFunction],
    ['object_literal', lowerObjectLiteral],
  ]),
  statements: new Map<string, StatementRule>([
    ['package_header', lowerPackage],
    ['import_header', lowerImport],
    ['class_declaration', lowerClass],
    ['object_declaration', lowerClass],
    ['function_declaration', lowerPlainFunction],
    ['property_declaration', lowerLocalProperty],
    ['assignment', statements.lowerAssignment],
    ['for_statement', statements.lowerFor],
    ['while_statement', statements.lowerLoop],
    ['do_while_statement', statements.lowerLoop],
    ['file_annotation', () => undefined],
    ['line_comment', () => undefined],
    ['multiline_comment', () => undefined],
  ]),
};
