import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { lowerEndpoint, lowerStep, usesTapir } from './tapir.ts';

/** A bare name: a local variable, a member of a class or object around, or what another file has. */
export function lowerName(name: string, at: At, walker: Walker): Expression {
  const plain = name.replace(/^`|`$/g, '');
  if (plain === 'this') return { is: 'this' };
  const local = at.locals.get(plain);
  if (local !== undefined) return { is: 'name', name: local };
  for (let owner = at.owner; owner; owner = owner.outer) {
    if (!owner.members.has(plain)) continue;
    const isNear = owner === at.owner && !owner.isObject;
    return memberOf(isNear ? { is: 'this' } : { is: 'name', name: owner.name }, plain);
  }
  const receivers = walker.draft.scopes[0]?.variables.filter((each) => each.name.startsWith('import#')).map((each) => each.name);
  return receivers && receivers.length > 0 ? { is: 'name', name: plain, receivers } : { is: 'name', name: plain };
}

export function lowerIdentifier(node: Node, at: At, walker: Walker): Expression {
  const { text } = node;
  return (usesTapir(walker) ? lowerEndpoint(text) : undefined) ?? lowerName(text, at, walker);
}

/** Members without arguments that give what they are asked of, in another shape. */
const SAME =
  /^(asJava|asScala|toString|toInt|toLong|trim|head|headOption|toList|toSeq|toSet|toVector|some|get|value|pure|toOption|stripMargin|toArray|orNotFound|toUri|self)$/;

/** What builders end with, which is a call without being written as one. */
const MAKES = /^(build|resource|stream)$/;

/** `a.b`: a field, or a method that takes nothing. */
export function lowerField(node: Node, at: At, walker: Walker): Expression {
  const [value, field] = [node.childForFieldName('value'), node.childForFieldName('field')];
  const name = field?.text.replace(/^`|`$/g, '') ?? '';
  const step = value && usesTapir(walker) ? lowerStep(node, name, value, [], at, walker) : undefined;
  if (step) return step;
  const path = pathOf(node);
  if (path && at.locals.get(path[0] ?? '') === undefined) return lowerPath(path, at, walker);
  const of = value ? walker.expression(value, at) : ({ is: 'this' } as const);
  if (SAME.test(name)) return of;
  return MAKES.test(name) ? walker.call(node, at, { callee: memberOf(of, name), arguments: [] }) : memberOf(of, name);
}

/** `com.shop.Topics.Orders` is a member of the object, whatever package that is in. */
function lowerPath(path: readonly string[], at: At, walker: Walker): Expression {
  const start = path.findIndex((part) => /^[A-Z]/.test(part));
  const isQualified =
    start > 1 && path.slice(0, start).every((part) => /^[a-z]/.test(part)) && !walker.draft.find(0, path[0] ?? '');
  const [head = '', ...rest] = isQualified ? path.slice(start) : path;
  return rest.reduce<Expression>((of, name) => (SAME.test(name) ? of : memberOf(of, name)), lowerName(head, at, walker));
}

/** The names of a path; undefined where something else than names stands in it. */
export function pathOf(node: Node): readonly string[] | undefined {
  if (/^(identifier|type_identifier)$/.test(node.type)) return [node.text.replace(/^`|`$/g, '')];
  if (node.type === 'field_expression') {
    const [value, field] = [node.childForFieldName('value'), node.childForFieldName('field')];
    const before = value && pathOf(value);
    return before && field ? [...before, field.text.replace(/^`|`$/g, '')] : undefined;
  }
  if (!/^stable_(type_)?identifier$/.test(node.type)) return undefined;
  return partsOf(node).flatMap((each) => pathOf(each) ?? []);
}
