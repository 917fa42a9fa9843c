import type { Decorator, Expression, ObjectEntry } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering } from '../lowering.ts';
import { withPlaceholders } from '../placeholders.ts';
import { importQualified } from '../qualified-names.ts';
import { sumWithPlaceholders } from '../summed-placeholders.ts';
import { annotationNodes } from './modifiers.ts';
import { textOfString } from './texts.ts';

/** Annotations for the compiler alone. */
const FOR_COMPILER = new Set(['Override', 'Deprecated', 'SuppressWarnings', 'FunctionalInterface', 'SafeVarargs']);

/** The annotations of a declaration. */
export function annotationsOf(node: Node, at: At, lowering: Lowering): Decorator[] {
  const said = annotationNodes(node).filter((each) => !FOR_COMPILER.has(each.childForFieldName('name')?.text ?? ''));
  return said.map((annotation) => lowerAnnotation(annotation, at, lowering));
}

/**
 * An annotation has one argument at most: an object of its named elements, where the single unnamed one is `value`.
 * `@GetMapping("/orders")` and `@GetMapping(value = "/orders")` are the same.
 */
function lowerAnnotation(node: Node, at: At, lowering: Lowering): Decorator {
  const list = node.childForFieldName('arguments');
  const entries = (list?.namedChildren ?? []).flatMap((child) => elementOf(child, at, lowering));
  return {
    callee: annotationName(node.childForFieldName('name'), lowering),
    arguments: list ? [{ is: 'object', entries }] : [],
    scope: at.scope,
    place: lowering.place(node),
  };
}

function annotationName(node: Node | null, lowering: Lowering): Expression {
  const text = node?.text.replace(/\s+/g, '') ?? '';
  const [head = '', ...rest] = (importQualified(text, lowering.draft) ?? text).split('.');
  return rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head });
}

function elementOf(node: Node, at: At, lowering: Lowering): readonly ObjectEntry[] {
  if (node.type.endsWith('comment')) return [];
  if (node.type !== 'element_value_pair') return [{ key: 'value', value: annotationValue(node, at, lowering) }];
  const value = node.childForFieldName('value');
  const key = node.childForFieldName('key')?.text;
  return value && key !== undefined ? [{ key, value: annotationValue(value, at, lowering) }] : [];
}

/** Texts in annotations may hold placeholders, also where they are put together; nested annotations are objects. */
export function annotationValue(node: Node, at: At, lowering: Lowering): Expression {
  switch (node.type) {
    case 'string_literal':
      return withPlaceholders(textOfString(node), { scope: at.scope, place: lowering.place(node), draft: lowering.draft });
    case 'element_value_array_initializer':
      return { is: 'list', items: elements(node).map((child) => annotationValue(child, at, lowering)) };
    case 'annotation':
    case 'marker_annotation':
      return lowerAnnotation(node, at, lowering).arguments[0] ?? { is: 'object', entries: [] };
    case 'parenthesized_expression': {
      const [inner] = elements(node);
      return inner ? annotationValue(inner, at, lowering) : lowering.expression(node, at);
    }
    case 'binary_expression':
      return isSum(node) ? annotationSum(node, at, lowering) : lowering.expression(node, at);
    default:
      return lowering.expression(node, at);
  }
}

function annotationSum(node: Node, at: At, lowering: Lowering): Expression {
  const pieces = operands(node).map((each) =>
    each.type === 'string_literal' ? textOfString(each) : annotationValue(each, at, lowering),
  );
  return sumWithPlaceholders(pieces, { scope: at.scope, place: lowering.place(node), draft: lowering.draft });
}

function elements(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !child.type.endsWith('comment'));
}

/** Whether a binary expression is an addition. */
export function isSum(node: Node): boolean {
  return node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '+';
}

/** The operands of a chain of additions, from left to right, without recursion: such chains can be long. */
export function operands(node: Node): readonly Node[] {
  const found: Node[] = [];
  let at: Node | null = node;
  while (at && isSum(at)) {
    const right: Node | null = at.childForFieldName('right');
    if (right) found.push(right);
    at = at.childForFieldName('left');
  }
  if (at) found.push(at);
  return found.reverse();
}
