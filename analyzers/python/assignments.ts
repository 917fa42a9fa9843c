import type { Expression, TypeReference } from '../../src/code/ir.ts';
import type { FieldDraft } from '../../src/frontend/module-draft.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { addEntry } from './added.ts';
import { lowerAlias } from './annotated.ts';
import { classAssigned } from './class-members.ts';
import { configName } from './flask-config.ts';
import type { At, Lowering } from './lowering.ts';
import { assignedName } from './rebound.ts';
import { stateName } from './shared-state.ts';
import { lengthened, namesItself, rebindText } from './texts-made-longer.ts';
import { typeOf } from './types.ts';

/** `a = b = value`, `a: Type = value`, `a: Type`. */
export function lowerAssignment(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right, type] = [node.childForFieldName('left'), node.childForFieldName('right'), node.childForFieldName('type')];
  const value = right && valueOf(left, right, at, lowering);
  if (left && value?.is === 'concat' && namesItself(value, left, at)) rebindText(left, node, at, lowering);
  if (left) declareTarget(left, value ?? undefined, at, lowering, typeOf(type));
  return value ?? { is: 'unknown', why: 'it is only declared' };
}

/** `type Publisher = Annotated[EventPublisher, Depends(get_publisher)]`: https://docs.python.org/3/reference/simple_stmts.html#type */
export function lowerTypeAlias(node: Node, at: At, lowering: Lowering): void {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')].map((each) => each && partsOf(each)[0]);
  if (left && right) declareTarget(left, valueOf(left, right, at, lowering), at, lowering);
}

function valueOf(left: Node | null, right: Node, at: At, lowering: Lowering): Expression {
  if (right.type === 'assignment') return lowerAssignment(right, at, lowering);
  return (left?.type === 'identifier' && lowerAlias(left, right, at, lowering)) || lowering.expression(right, at);
}

/** `a += value` gives a list more items, a text a longer one. */
export function lowerAugmented(node: Node, at: At, lowering: Lowering): void {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return;
  const value = lowering.expression(right, at);
  if (lengthenText(node, left, value, at, lowering)) return;
  if (value.is === 'list' || value.is === 'member' || value.is === 'call') declareTarget(left, value, at, lowering);
  else if (left.type !== 'identifier') lowering.visit(left, at);
}

/** `url += '/orders'`, where nothing but a text can be meant; tells whether it is. */
function lengthenText(node: Node, left: Node, value: Expression, at: At, lowering: Lowering): boolean {
  const longer = lengthened(node, left, value, at, lowering);
  if (longer) declareTarget(left, longer, at, lowering);
  return longer !== undefined;
}

/** Gives a value to whatever is assigned to: names, fields of `self`, members, and several of them at once. */
export function declareTarget(
  target: Node,
  value: Expression | undefined,
  at: At,
  lowering: Lowering,
  type?: TypeReference,
): void {
  switch (target.type) {
    case 'identifier':
      declareName(target, value, at, lowering, type);
      return;
    case 'attribute':
      assignAttribute(target, value, at, lowering, type);
      return;
    case 'subscript':
      assignKey(target, value, at, lowering);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'as_pattern_target':
      declareParts(target, value, at, lowering);
      return;
    default:
      return;
  }
}

function declareParts(target: Node, value: Expression | undefined, at: At, lowering: Lowering): void {
  const parts = partsOf(target);
  const isWhole = target.type === 'as_pattern_target';
  for (const [index, part] of parts.entries()) {
    const item: Expression | undefined =
      isWhole || !value ? value : value.is === 'list' ? value.items[index] : { is: 'member', of: value, name: String(index) };
    declareTarget(part, item, at, lowering);
  }
}

function declareName(node: Node, value: Expression | undefined, at: At, lowering: Lowering, type?: TypeReference): void {
  const { draft } = lowering;
  const name = assignedName(node.text, at);
  const place = lowering.place(node);
  const scope = at.globals?.has(name) ? 0 : at.scope;
  if (scope === 0 && isNone(value) && draft.imports.some(({ local }) => local === name)) return;
  const values = value ? [{ expression: value, scope: at.scope }] : [];
  draft.declare(scope, { name, ...(type ? { type } : {}), values, place });
  if (at.class !== undefined) addField(at.class, { name, type, value, isStatic: true, scope: at.scope }, node, lowering);
}

interface FieldValue {
  readonly name: string;
  readonly type?: TypeReference | undefined;
  readonly value: Expression | undefined;
  readonly isStatic: boolean;
  readonly scope: number;
}

function addField(index: number, { name, type, value, isStatic, scope }: FieldValue, node: Node, lowering: Lowering): void {
  const fields: FieldDraft[] | undefined = lowering.draft.classes[index]?.fields;
  const known = fields?.find((field) => field.name === name);
  const values = value ? [{ expression: value, scope }] : [];
  if (known) {
    if (!isNone(value)) known.values = [...known.values.filter((each) => !isNone(each.expression)), ...values];
    if (type && !known.type) known.type = type;
    return;
  }
  const place = lowering.place(node);
  fields?.push({ name, ...(type ? { type } : {}), values, isStatic, isAbstract: false, decorators: [], place });
}

function isNone(value: Expression | undefined): boolean {
  return value?.is === 'literal' && value.value === null;
}

function assignAttribute(node: Node, value: Expression | undefined, at: At, lowering: Lowering, type?: TypeReference): void {
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('attribute')?.text ?? '';
  if (!object) return;
  if (object.text === at.self?.name && at.method !== undefined) {
    addField(at.method, { name, type, value, isStatic: at.self.isClass, scope: at.scope }, node, lowering);
    return;
  }
  declareState(node, value, at, lowering);
  const owner = classAssigned(object, at, lowering);
  if (owner) addField(owner.class, { name, type, value, isStatic: owner.isStatic, scope: at.scope }, node, lowering);
  if (value) noteAssigned({ is: 'member', of: lowering.expression(object, at), name }, value, node, at, lowering);
}

/** `settings['x'] = value`: an entry of an object that has a name here, and something a library may look at. */
function assignKey(node: Node, value: Expression | undefined, at: At, lowering: Lowering): void {
  declareState(node, value, at, lowering);
  const target = targetOf(node, at, lowering);
  if (!value || !target) return;
  const isAdded = addEntry(target, value, at, lowering);
  if (!isAdded && target.is === 'member' && target.of.is === 'name') {
    const known = lowering.draft.find(at.scope, target.of.name);
    const entry = { key: target.name, value };
    known?.values.push({ expression: { is: 'object', entries: [entry] }, scope: at.scope });
  }
  if (target.is === 'member') noteAssigned(target, value, node, at, lowering);
}

/** The member that a subscript names, without asking what it may be known as. */
function targetOf(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const [object, key] = [node.childForFieldName('value'), node.childForFieldName('subscript')];
  if (!object || !key) return undefined;
  const of = lowering.expression(object, at);
  const name = lowering.expression(key, at);
  return name.is === 'literal' ? { is: 'member', of, name: String(name.value) } : { is: 'index', of, key: name };
}

function declareState(node: Node, value: Expression | undefined, at: At, lowering: Lowering): void {
  const name = stateName(node) ?? configName(node);
  if (name === undefined || !value) return;
  lowering.draft.declare(0, { name, values: [{ expression: value, scope: at.scope }], place: lowering.place(node) });
}

/** Assigning to a member is seen as a call of the member's `=`, so that library models can tell what it does. */
function noteAssigned(target: Expression & { is: 'member' }, value: Expression, node: Node, at: At, lowering: Lowering): void {
  lowering.draft.call({
    callee: { is: 'member', of: target.of, name: `${target.name}=` },
    arguments: [value],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}
