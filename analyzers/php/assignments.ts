import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { anyItem, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, type Lowering, propertyName } from './lowering.ts';

/** `$a = value`, `$this->a = value`, `$a['x'] = value`, `[$a, $b] = value`. */
export function lowerAssignment(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const value = right ? lowering.expression(right, at) : NOTHING;
  if (left) assign(left, value, at, lowering);
  return value;
}

/** `.=` makes a text longer, `??=` gives a value to what has none. */
export function lowerAugmented(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const value = lowering.expression(right, at);
  const operator = node.childForFieldName('operator')?.type;
  if (operator === '.=') lengthen(left, value, at, lowering);
  else if (operator === '??=') assign(left, value, at, lowering);
  return value;
}

function lengthen(left: Node, value: Expression, at: At, lowering: Lowering): void {
  const known = left.type === 'variable_name' ? lowering.draft.find(at.scope, left.text) : undefined;
  const last = known?.values.at(-1);
  if (!known || !last || last.scope !== at.scope) return;
  known.values[known.values.length - 1] = {
    expression: { is: 'concat', parts: [last.expression, value] },
    scope: last.scope,
  };
}

/** Gives a value to whatever is assigned to. */
export function assign(target: Node, value: Expression, at: At, lowering: Lowering): void {
  switch (target.type) {
    case 'variable_name':
      lowering.draft.declare(at.scope, {
        name: target.text,
        values: [{ expression: value, scope: at.scope }],
        place: lowering.place(target),
      });
      return;
    case 'member_access_expression':
    case 'scoped_property_access_expression':
      assignMember(target, value, at, lowering);
      return;
    case 'subscript_expression':
      assignKey(target, value, at, lowering);
      return;
    case 'list_literal':
    case 'array_creation_expression':
      assignParts(target, value, at, lowering);
      return;
    case 'by_ref':
      for (const inner of partsOf(target)) assign(inner, value, at, lowering);
      return;
    default:
      return;
  }
}

function assignParts(target: Node, value: Expression, at: At, lowering: Lowering): void {
  for (const [index, part] of partsOf(target).entries()) {
    const inner = part.type === 'array_element_initializer' ? partsOf(part).at(-1) : part;
    if (inner) assign(inner, { is: 'member', of: value, name: String(index) }, at, lowering);
  }
}

function assignMember(target: Node, value: Expression, at: At, lowering: Lowering): void {
  const of = target.childForFieldName('object') ?? target.childForFieldName('scope');
  const name = target.childForFieldName('name')?.text.replace(/^\$/, '') ?? '';
  const isOwn = of !== null && /^(\$this|self|static)$/.test(of.text);
  if (isOwn && at.class !== undefined) {
    addField(at.class, propertyName(name, at), value, target, at, lowering);
    return;
  }
  if (!of) return;
  const member: Expression = { is: 'member', of: lowering.expression(of, at), name: `${name}=` };
  lowering.call(target, at, { callee: member, arguments: [value] });
}

function addField(index: number, name: string, value: Expression, node: Node, at: At, lowering: Lowering): void {
  const fields = lowering.draft.classes[index]?.fields;
  const values = [{ expression: value, scope: at.scope }];
  const known = fields?.find((field) => field.name === name);
  if (known) known.values = [...known.values.filter((each) => !isNull(each.expression)), ...values];
  else fields?.push({ name, values, isStatic: false, isAbstract: false, decorators: [], place: lowering.place(node) });
}

function isNull(expression: Expression): boolean {
  return expression.is === 'literal' && expression.value === null;
}

/** `$options['headers']['x'] = value` is an entry of the variable's array; `$list[] = value` an item. */
function assignKey(target: Node, value: Expression, at: At, lowering: Lowering): void {
  const [of, key] = partsOf(target);
  if (!of) return;
  const item: Expression = key
    ? { is: 'object', entries: [entryOf(lowering.expression(key, at), value)] }
    : { is: 'list', items: [value] };
  assign(of, item, at, lowering);
}

/** An entry of an array by its key. */
export function entryOf(key: Expression, value: Expression): ObjectEntry {
  return key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value };
}

/** `foreach ($orders as $id => $order)`: any item of the array. */
export function lowerForeach(node: Node, at: At, lowering: Lowering): void {
  const body = node.childForFieldName('body');
  const [of, target] = partsOf(node).filter((part) => part !== body);
  if (of && target) {
    const item = anyItem(lowering.expression(of, at));
    const variable = target.type === 'pair' ? partsOf(target)[1] : target;
    if (variable) assign(variable, item, at, lowering);
  }
  if (body) lowering.visit(body, at);
}
