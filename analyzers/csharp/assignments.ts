import type { Bound, Expression } from '../../src/code/ir.ts';
import type { FieldDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { isList } from './added-items.ts';
import { lowerInitialiser } from './calls.ts';
import { noteKey } from './collected-keys.ts';
import { type Assignment, type At, childrenOf, field, type Lowering, plainName } from './lowering.ts';

/** `a = v`, `a.B = v`, `a["k"] = v`, `a ??= v`; the value of the expression is v. */
export function lowerAssignment(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  if (!left || !right) return { is: 'unknown', why: 'half an assignment' };
  const value =
    right.type === 'initializer_expression' ? lowerInitialiser(right, at, lowering) : valueOf(left, right, at, lowering);
  const operator = field(node, 'operator')?.text ?? '=';
  const path = pathOf(left);
  if (path && (operator === '=' || operator === '??=')) lowering.assignments.push({ path, value, at, row: node.row });
  else {
    noteKey(left, at, lowering);
    lowering.visit(left, at);
  }
  return value;
}

/** `_client = new(…)`: the type stands at the field. */
function valueOf(left: Node, right: Node, at: At, lowering: Lowering): Expression {
  const name = pathOf(left)?.at(-1) ?? '';
  const own = at.class === undefined ? undefined : lowering.classes[at.class];
  const type = own?.fields.find((each) => each.name === name)?.type ?? lowering.find(at.scope, name)?.type;
  return lowering.typed(right, type, at);
}

/** The names of `a.B["k"]`, from the outermost in; undefined when one of them is computed. */
function pathOf(node: Node): readonly string[] | undefined {
  if (node.type === 'identifier') return [plainName(node)];
  if (node.type === 'this') return ['this'];
  if (node.type === 'member_access_expression') {
    const before = field(node, 'expression') ? pathOf(field(node, 'expression') as Node) : undefined;
    return before && [...before, field(node, 'name')?.text ?? ''];
  }
  if (node.type !== 'element_access_expression') return undefined;
  const of = field(node, 'expression');
  const key = childrenOf(field(node, 'subscript'), 'argument')[0]?.namedChildren[0];
  const before = of && pathOf(of);
  const isText = key?.type === 'string_literal';
  return before && key && isText ? [...before, key.namedChildren.map((child) => child.text).join('')] : undefined;
}

/** Gives every assignment to the variable or field it is made to. */
export function settleAssignments(lowering: Lowering): void {
  for (const assignment of lowering.assignments) settle(assignment, lowering);
  for (const assignment of lowering.assignments) settleOnFields(assignment, lowering);
}

/** What a constructor sets on a parameter that it keeps is set on the field: `http.BaseAddress = url; _http = http;`. */
function settleOnFields({ path, value, at }: Assignment, lowering: Lowering): void {
  const [head = '', ...rest] = path;
  const own = at.class === undefined ? undefined : lowering.classes[at.class];
  if (!own || rest.length === 0 || localOf(at.scope, head, lowering)?.parameter === undefined) return;
  const isKept = ({ expression, scope }: Bound) => scope === at.scope && expression.is === 'name' && expression.name === head;
  for (const field of own.fields)
    if (field.values.some(isKept)) field.values.push({ expression: madeOf(rest, value), scope: at.scope });
}

function madeOf(path: readonly string[], value: Expression): Expression {
  return path.reduceRight<Expression>((inner, key) => ({ is: 'object', entries: [{ key, value: inner }] }), value);
}

function settle({ path, value, isAdded, at, row }: Assignment, lowering: Lowering): void {
  const [head = '', ...rest] = path[0] === 'this' ? path.slice(1) : path;
  const expression = madeOf(rest, value);
  const local = path[0] === 'this' ? undefined : localOf(at.scope, head, lowering);
  const bound = { expression, scope: at.scope };
  if (isAdded) {
    const own = at.class === undefined ? undefined : lowering.classes[at.class]?.fields.find((each) => each.name === head);
    const held = local ?? own;
    if (held && isList(held, lowering)) held.values.push({ ...bound, isAdded: true });
    return;
  }
  if (local) {
    local.values.push(bound);
    return;
  }
  const own = at.class === undefined ? undefined : lowering.classes[at.class];
  if (!own || head === '') return;
  const known = own.fields.find((each) => each.name === head);
  if (known) known.values.push(bound);
  else if (isInConstructor(at, lowering)) own.fields.push(inherited(head, bound, row, lowering));
}

/** A variable or parameter of a function around; the names of a class's members are not variables. */
function localOf(scope: number, name: string, lowering: Lowering) {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = lowering.scopes[at]?.parent) {
    if (lowering.scopes[at]?.class !== undefined) return undefined;
    const found = lowering.scopes[at]?.variables.find((variable) => variable.name === name);
    if (found) return found;
  }
  return undefined;
}

function isInConstructor(at: At, lowering: Lowering): boolean {
  const index = lowering.scopes[at.scope]?.function;
  return index !== undefined && lowering.functions[index]?.kind === 'constructor';
}

/** A subclass's constructor that sets what it inherits has the last word on it. */
function inherited(name: string, bound: FieldDraft['values'][number], row: number, lowering: Lowering): FieldDraft {
  return { name, values: [bound], isStatic: false, isAbstract: false, decorators: [], place: lowering.place(row) };
}
