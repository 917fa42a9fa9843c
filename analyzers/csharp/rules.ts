import { lowerAssignment } from './assignments.ts';
import { lowerAnonymousObject, lowerCreation, lowerInitialiser, lowerInvocation } from './calls.ts';
import { lowerClass } from './classes.ts';
import { lowerEnum } from './enums.ts';
import * as expressions from './expressions.ts';
import { lowerLambda, lowerLocalFunction } from './functions.ts';
import type { Rules } from './lowering.ts';
import { lowerNamespace, lowerUsing } from './names.ts';
import * as statements from './statements.ts';
import { lowerCast } from './stored-objects.ts';
import * as texts from './texts.ts';

type ExpressionRule = NonNullable<ReturnType<Rules['expressions']['get']>>;
type StatementRule = NonNullable<ReturnType<Rules['statements']['get']>>;

/** What is done with each kind of node. A kind that is not listed is searched for calls and declarations. */
export const rules: Rules = {
  expressions: new Map<string, ExpressionRule>([
    ['identifier', expressions.lowerIdentifier],
    ['predefined_type', expressions.lowerIdentifier],
    ['generic_name', expressions.lowerGenericName],
    ['string_literal', texts.lowerString],
    ['character_literal', texts.lowerString],
    ['verbatim_string_literal', texts.lowerVerbatim],
    ['raw_string_literal', texts.lowerRaw],
    ['interpolated_string_expression', texts.lowerInterpolated],
    ['integer_literal', expressions.lowerNumber],
    ['real_literal', expressions.lowerNumber],
    ['boolean_literal', ({ text }) => ({ is: 'literal', value: text === 'true' })],
    ['null_literal', () => ({ is: 'literal', value: null })],
    ['default_expression', () => ({ is: 'literal', value: null })],
    ['this', () => ({ is: 'this' })],
    ['base', () => ({ is: 'super' })],
    ['parenthesized_expression', expressions.lowerWrapped],
    ['await_expression', expressions.lowerWrapped],
    ['postfix_unary_expression', expressions.lowerWrapped],
    ['checked_expression', expressions.lowerWrapped],
    ['cast_expression', lowerCast],
    ['as_expression', lowerCast],
    ['member_access_expression', expressions.lowerMemberAccess],
    ['qualified_name', expressions.lowerQualifiedName],
    ['conditional_access_expression', expressions.lowerConditionalAccess],
    ['element_access_expression', expressions.lowerElementAccess],
    ['binary_expression', expressions.lowerBinary],
    ['conditional_expression', expressions.lowerConditional],
    ['switch_expression', expressions.lowerSwitchExpression],
    ['typeof_expression', expressions.lowerTypeof],
    ['declaration_expression', statements.lowerDeclaredArgument],
    ['array_creation_expression', expressions.lowerArrayCreation],
    ['implicit_array_creation_expression', expressions.lowerArrayCreation],
    ['element_binding_expression', expressions.lowerCollection],
    ['with_expression', expressions.lowerWith],
    ['initializer_expression', lowerInitialiser],
    ['assignment_expression', lowerAssignment],
    ['invocation_expression', lowerInvocation],
    ['object_creation_expression', lowerCreation],
    ['implicit_object_creation_expression', lowerCreation],
    ['anonymous_object_creation_expression', lowerAnonymousObject],
    ['lambda_expression', lowerLambda],
    ['anonymous_method_expression', lowerLambda],
  ]),
  statements: new Map<string, StatementRule>([
    ['using_directive', lowerUsing],
    ['namespace_declaration', lowerNamespace],
    ['file_scoped_namespace_declaration', lowerNamespace],
    ['class_declaration', lowerClass],
    ['record_declaration', lowerClass],
    ['struct_declaration', lowerClass],
    ['interface_declaration', lowerClass],
    ['enum_declaration', lowerEnum],
    ['variable_declaration', statements.lowerVariables],
    ['foreach_statement', statements.lowerForEach],
    ['return_statement', statements.lowerReturn],
    ['yield_statement', statements.lowerYield],
    ['local_function_statement', lowerLocalFunction],
    ['declaration_pattern', statements.lowerDeclaredName],
    ['recursive_pattern', statements.lowerDeclaredName],
    ['declaration_expression', statements.lowerDeclaredName],
    ['catch_declaration', statements.lowerDeclaredName],
    ['attribute_list', () => undefined],
    ['delegate_declaration', () => undefined],
    ['preproc_if', (node, at, lowering) => lowering.visitChildren(node, at)],
  ]),
};
