import type { Rules } from '../lowering.ts';
import { lowerIdentifier } from '../names.ts';
import { lowerCall, lowerConstructorCall, lowerNew } from './calls.ts';
import { lowerClass } from './classes.ts';
import * as expressions from './expressions.ts';
import { lowerFieldAccess } from './field-access.ts';
import { lowerLambda, lowerReturn } from './functions.ts';
import { lowerImport, lowerPackage } from './imports.ts';
import * as statements from './statements.ts';

type ExpressionRule = NonNullable<ReturnType<Rules['expressions']['get']>>;
type StatementRule = NonNullable<ReturnType<Rules['statements']['get']>>;

/** What is done with each type of node. One that is not listed is searched for calls and declarations. */
export const rules: Rules = {
  expressions: new Map<string, ExpressionRule>([
    ['identifier', lowerIdentifier],
    ['field_access', lowerFieldAccess],
    ['string_literal', expressions.lowerString],
    ['character_literal', expressions.lowerCharacter],
    ['decimal_integer_literal', expressions.lowerNumber],
    ['hex_integer_literal', expressions.lowerNumber],
    ['decimal_floating_point_literal', expressions.lowerNumber],
    ['true', () => ({ is: 'literal', value: true })],
    ['false', () => ({ is: 'literal', value: false })],
    ['null_literal', () => ({ is: 'literal', value: null })],
    ['this', () => ({ is: 'this' })],
    ['super', () => ({ is: 'super' })],
    ['binary_expression', expressions.lowerBinary],
    ['ternary_expression', expressions.lowerTernary],
    ['parenthesized_expression', expressions.lowerWrapped],
    ['cast_expression', expressions.lowerWrapped],
    ['array_initializer', expressions.lowerArray],
    ['element_value_array_initializer', expressions.lowerArray],
    ['array_creation_expression', expressions.lowerArray],
    ['array_access', expressions.lowerIndex],
    ['class_literal', expressions.lowerClassLiteral],
    ['method_reference', expressions.lowerMethodReference],
    ['method_invocation', lowerCall],
    ['object_creation_expression', lowerNew],
    ['lambda_expression', lowerLambda],
    ['assignment_expression', statements.lowerAssignment],
    ['instanceof_expression', statements.lowerInstanceOf],
    ['switch_expression', statements.lowerSwitch],
  ]),
  statements: new Map<string, StatementRule>([
    ['package_declaration', lowerPackage],
    ['import_declaration', lowerImport],
    ['class_declaration', lowerClass],
    ['interface_declaration', lowerClass],
    ['enum_declaration', lowerClass],
    ['record_declaration', lowerClass],
    ['annotation_type_declaration', lowerClass],
    ['local_variable_declaration', statements.lowerLocalVariable],
    ['enhanced_for_statement', statements.lowerForEach],
    ['resource', statements.lowerResource],
    ['catch_formal_parameter', statements.lowerCatchParameter],
    ['return_statement', lowerReturn],
    ['yield_statement', statements.lowerYield],
    ['explicit_constructor_invocation', lowerConstructorCall],
    ['block', statements.lowerBlock],
    ['for_statement', statements.lowerBlock],
    ['try_with_resources_statement', statements.lowerBlock],
    ['catch_clause', statements.lowerBlock],
    ['line_comment', () => undefined],
    ['block_comment', () => undefined],
  ]),
};
