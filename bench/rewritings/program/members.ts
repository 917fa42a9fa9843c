import type { Edit, Rewriting } from '../rewriting.ts';
import { around, inPrograms, insert, isWithin, type Language, type Node, nodesIn, type Program, replace } from './program.ts';

export const MEMBERS: readonly Rewriting[] = [
  inPrograms('methods-reversed', 'the methods of a class, the functions of a Go file in the other order', {
    java: reversed(/^class_body$/, /^method_declaration$/),
    'c-sharp': reversed(/^declaration_list$/, /^method_declaration$/),
    kotlin: reversed(/^class_body$/, /^function_declaration$/),
    go: reversed(/^source_file$/, /^(function|method)_declaration$/),
    python: reversed(/^block$/, /^(function|decorated)_definition$/),
  }),
  inPrograms('this-added', 'field becomes this.field', { java: addsThis, kotlin: addsThis, 'c-sharp': addsThis }),
  inPrograms('this-removed', 'this.field becomes field', { java: removesThis, kotlin: removesThis, 'c-sharp': removesThis }),
];

function reversed(list: RegExp, member: RegExp) {
  return ({ root }: Program): readonly Edit[] =>
    [...nodesIn(root)].flatMap((node): readonly Edit[] => {
      if (!list.test(node.type) || (node.type === 'block' && node.parent?.type !== 'class_definition')) return [];
      const members = node.namedChildren.filter(({ type, text }) => member.test(type) && !/^func init\(/.test(text));
      const isOrdered =
        node.type === 'block' &&
        (isAskedBelow(node) ||
          members.some(({ text }) => /\.(setter|getter|deleter)\b|@overload|@\w*(validator|dispatch)/.test(text)));
      const other = [...members].reverse();
      return isOrdered
        ? []
        : members.flatMap((each, at) => (other[at] && other[at] !== each ? [replace(each, other[at].text)] : []));
    });
}

/** The body of a class of Python is done from above to below. */
function isAskedBelow({ namedChildren }: Node): boolean {
  const first = namedChildren.findIndex(({ type }) => /_definition$/.test(type));
  return first >= 0 && namedChildren.slice(first).some(({ type }) => !/_definition$|^comment$/.test(type));
}

const NAME: Readonly<Partial<Record<Language, string>>> = {
  java: 'identifier',
  kotlin: 'simple_identifier',
  'c-sharp': 'identifier',
};

/** Names of fields that nothing else in the file is called by, with the class that has them. */
function fieldsOf(program: Program): ReadonlyMap<string, Node> {
  const counted = new Map<string, number>();
  const fields = new Map<string, Node>();
  for (const node of nodesIn(program.root)) {
    if (node.type !== NAME[program.language] || !isDeclared(node)) continue;
    counted.set(node.text, (counted.get(node.text) ?? 0) + 1);
    const declaration = around(node, ({ type }) => /^(field_declaration|property_declaration|class_parameter)$/.test(type));
    const home = around(node, ({ type }) =>
      /^(class_declaration|record_declaration|function_body|block|lambda\w*|object_declaration|companion_object)$/.test(type),
    );
    if (declaration && home?.type === 'class_declaration' && !/\b(static|const)\b/.test(declaration.text.split('=')[0] ?? ''))
      fields.set(node.text, home);
  }
  return new Map([...fields].filter(([name]) => counted.get(name) === 1));
}

function isDeclared(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (
    /^(variable_declarator|formal_parameter|parameter|catch_formal_parameter|foreach_statement|declaration_expression|property_declaration)$/.test(
      parent.type,
    )
  )
    return (
      parent.childForFieldName('name')?.startIndex === node.startIndex ||
      parent.type === 'parameter' ||
      parent.type === 'foreach_statement'
    );
  return /^(variable_declaration|class_parameter|inferred_parameters|lambda_parameters|implicit_parameter|lambda_expression|resource|enhanced_for_statement)$/.test(
    parent.type,
  );
}

function addsThis(program: Program): readonly Edit[] {
  const fields = fieldsOf(program);
  return [...nodesIn(program.root)].flatMap((node): readonly Edit[] => {
    const home = node.type === NAME[program.language] ? fields.get(node.text) : undefined;
    const method =
      home &&
      around(node, ({ type }) =>
        /^(method_declaration|function_declaration|constructor_declaration|class_body|declaration_list|companion_object)$/.test(
          type,
        ),
      );
    if (!method || !/^(method|function)_declaration$/.test(method.type) || method.parent?.parent !== home || !isValue(node))
      return [];
    return /\bstatic\b/.test(method.text.split('{')[0] ?? '') ||
      !isWithin(node, /^(block|function_body|arrow_expression_clause)$/)
      ? []
      : [insert(node.startIndex, 'this.')];
  });
}

/** A name that stands for what the field holds: not behind a dot, no name of an argument, a method or a type. */
function isValue(node: Node): boolean {
  const { parent, previousSibling, nextSibling } = node;
  if (
    !parent ||
    isDeclared(node) ||
    isWithin(node, /annotation|^attribute|^(lambda_literal|object_literal|anonymous_function|initializer_expression)$/)
  )
    return false;
  if (
    /^(navigation_suffix|name_colon|name_equals|user_type|callable_reference|generic_name|labeled_statement|method_reference)$/.test(
      parent.type,
    )
  )
    return false;
  if (parent.type === 'method_invocation') return parent.childForFieldName('object')?.startIndex === node.startIndex;
  if (/^(value_argument|argument)$/.test(parent.type) && /^[=:]$/.test(nextSibling?.type ?? '')) return false;
  return (
    !/^(\.|\?\.|::|new|->|with)$/.test(previousSibling?.type ?? '') &&
    /^(member_access_expression|field_access|navigation_expression|argument_list|argument|value_argument|assignment_expression|binary_expression|return_statement|variable_declarator|conditional_access_expression|await_expression|parenthesized_expression|arrow_expression_clause)$/.test(
      parent.type,
    )
  );
}

function removesThis(program: Program): readonly Edit[] {
  const fields = fieldsOf(program);
  return [...nodesIn(program.root)].flatMap((node): readonly Edit[] => {
    if (!/^(this|this_expression)$/.test(node.type) || node.parent?.type === 'this_expression') return [];
    const [dot, name] =
      node.nextSibling?.type === '.'
        ? [node.nextSibling, node.nextSibling.nextSibling]
        : [node.nextSibling?.children[0], node.nextSibling?.children[1]];
    if (dot?.type !== '.' || !name || !fields.has(name.text) || isWithin(node, /^(lambda_literal|object_literal)$/)) return [];
    return [{ start: node.startIndex, end: name.startIndex, text: '' }];
  });
}
