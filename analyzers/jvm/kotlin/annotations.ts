import type { Decorator, Expression, ObjectEntry } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering } from '../lowering.ts';
import { withPlaceholders } from '../placeholders.ts';
import { importQualified } from '../qualified-names.ts';
import { childOf, childrenOf } from './nodes.ts';
import { joined, piecesOf } from './texts.ts';

/** Annotations for the compiler alone. */
const FOR_COMPILER = /^(Suppress|Deprecated|OptIn|Throws|Jvm\w+|kotlin\..*)$/;

/** The annotations of a declaration, of a property with those for its field, its getter and its constructor parameter. */
export function annotationsOf(node: Node, at: At, lowering: Lowering): Decorator[] {
  const holders = node.namedChildren.filter(({ type }) => type === 'modifiers' || type === 'parameter_modifiers');
  return [...annotationsBefore(node, at, lowering), ...annotationsIn(holders, at, lowering)];
}

/** `@RequestMapping(ROOT)` behind a property looks like an annotated expression in parentheses to the grammar. */
function annotationsBefore(node: Node, at: At, lowering: Lowering): Decorator[] {
  const found: Decorator[] = [];
  let before = node.previousNamedSibling;
  while (before?.type === 'prefix_expression') {
    const annotation = childOf(before, 'annotation');
    const operand: Node | undefined = childrenOf(before)[1];
    const lowered = annotation && lowerAnnotation(annotation, at, lowering);
    if (!lowered || !operand) return found;
    const value = operand.type === 'parenthesized_expression' ? childrenOf(operand)[0] : undefined;
    const entries = value ? [{ key: 'value', value: annotationValue(value, at, lowering) }] : [];
    found.push(value ? { ...lowered, arguments: [{ is: 'object', entries }] } : lowered);
    before = operand;
  }
  return found;
}

/** The annotations that stand in some nodes. */
export function annotationsIn(holders: readonly Node[], at: At, lowering: Lowering): Decorator[] {
  const written = holders.flatMap((holder) => holder.namedChildren.filter(({ type }) => type === 'annotation'));
  return written.flatMap((annotation) => lowerAnnotation(annotation, at, lowering) ?? []);
}

/** As in Java an annotation has one argument at most: an object of its named elements; all unnamed ones are `value`. */
function lowerAnnotation(node: Node, at: At, lowering: Lowering): Decorator | undefined {
  const call = childOf(node, 'constructor_invocation');
  const name = childOf(call ?? node, 'user_type')?.text.replace(/\s+/g, '') ?? '';
  if (FOR_COMPILER.test(name)) return undefined;
  const list = childOf(call, 'value_arguments');
  return {
    callee: annotationName(name, lowering),
    arguments: list ? [elementsOf(list, at, lowering)] : [],
    scope: at.scope,
    place: lowering.place(node),
  };
}

function annotationName(text: string, lowering: Lowering): Expression {
  const [head = '', ...rest] = (importQualified(text, lowering.draft) ?? text).split('.');
  return rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head });
}

function elementsOf(list: Node, at: At, lowering: Lowering): Expression {
  const named: ObjectEntry[] = [];
  const unnamed: Expression[] = [];
  for (const argument of childrenOf(list)) {
    const isNamed = argument.children.some((child) => child.type === '=');
    const value = childrenOf(argument).at(-1);
    if (!value) continue;
    const lowered = annotationValue(value, at, lowering);
    if (isNamed) named.push({ key: childOf(argument, 'simple_identifier')?.text ?? '', value: lowered });
    else unnamed.push(lowered);
  }
  const [only, second] = unnamed;
  const value = second ? { is: 'list' as const, items: unnamed } : only;
  return { is: 'object', entries: [...named, ...(value ? [{ key: 'value', value }] : [])] };
}

/** Texts in annotations may hold placeholders; nested annotations look like calls and are objects. */
export function annotationValue(node: Node, at: At, lowering: Lowering): Expression {
  switch (node.type) {
    case 'string_literal':
      return joined(
        piecesOf(node).map((piece) =>
          'text' in piece
            ? withPlaceholders(piece.text, { scope: at.scope, place: lowering.place(node), draft: lowering.draft })
            : lowering.expression(piece.inside, at),
        ),
      );
    case 'collection_literal':
      return { is: 'list', items: childrenOf(node).map((child) => annotationValue(child, at, lowering)) };
    case 'call_expression': {
      const callee = childOf(node, 'simple_identifier', 'navigation_expression');
      const list = childOf(childOf(node, 'call_suffix'), 'value_arguments');
      if (/^(arrayOf|\w+ArrayOf)$/.test(callee?.text ?? ''))
        return { is: 'list', items: childrenOf(list).flatMap((each) => argumentOf(each, at, lowering)) };
      return list ? elementsOf(list, at, lowering) : { is: 'object', entries: [] };
    }
    default:
      return lowering.expression(node, at);
  }
}

function argumentOf(node: Node, at: At, lowering: Lowering): readonly Expression[] {
  const value = childrenOf(node).at(-1);
  return value ? [annotationValue(value, at, lowering)] : [];
}
