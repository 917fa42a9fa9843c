import type { Bound, Expression } from '../../src/code/ir.ts';
import { boundValue, entryValue, holdsEntries } from './assigned-values.ts';
import { ts } from './compiler.ts';
import { comparisonsAround, isWhereThere } from './conditions.ts';
import { type Assignment, type At, type FieldDraft, type Lowering, useName, type VariableDraft } from './lowering.ts';
import { exportAssignment } from './module-exports.ts';
import { setOnObject } from './options-objects.ts';
import { callSetter, isGlobalObject, isRequired } from './setters.ts';

/** Notes `target = value`; targets are names, `this.field`, `object.entry`, `module.exports` and patterns of these. */
export function assign(target: ts.Expression, value: Expression, at: At, lowering: Lowering, appends = false): void {
  if (ts.isArrayLiteralExpression(target)) assignItems(target, value, at, lowering);
  else if (ts.isObjectLiteralExpression(target)) assignEntries(target, value, at, lowering);
  else if (!exportAssignment(target, value, at, lowering)) assignPlace(target, value, at, lowering, appends);
}

function assignPlace(target: ts.Expression, value: Expression, at: At, lowering: Lowering, appends: boolean): void {
  const path: (string | Expression)[] = [];
  let root: ts.Expression = target;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isNonNullExpression(root) ||
    isCast(root)
  ) {
    const step = stepOf(root, at, lowering);
    if (step !== undefined) path.unshift(step);
    root = root.expression;
  }
  const owner = ownerOf(root, at, lowering);
  const place = lowering.place(target);
  const guards = { ...comparisonsAround(lowering), ...(isWhereThere(value, lowering) ? { isOptional: true as const } : {}) };
  if (owner) lowering.assignments.push({ to: owner, path, value, appends, scope: at.scope, ...guards, place });
  else lowering.visit(root, at);
}

/** `map.set(key, value)`: an entry of what the receiver is, when that is an object. */
export function assignEntry(receiver: ts.Expression, key: Expression, value: Expression, at: At, lowering: Lowering): void {
  const { owner, path } = memberPath(receiver, at, lowering);
  const entry = [...path, key.is === 'literal' ? String(key.value) : key];
  if (owner)
    lowering.assignments.push({
      to: owner,
      path: entry,
      value,
      appends: false,
      scope: at.scope,
      place: lowering.place(receiver),
    });
}

/** `list.push(a, b)`: items of what the receiver is, when that is a list. */
export function addItems(receiver: ts.Expression, items: readonly Expression[], at: At, lowering: Lowering): void {
  const { owner, path } = memberPath(receiver, at, lowering);
  const [value, place] = [{ is: 'list', items } as const, lowering.place(receiver)];
  if (owner) lowering.assignments.push({ to: owner, path, value, appends: false, addsItems: true, scope: at.scope, place });
}

function memberPath(receiver: ts.Expression, at: At, lowering: Lowering) {
  const path: string[] = [];
  let root = receiver;
  while (ts.isPropertyAccessExpression(root)) {
    path.unshift(root.name.text);
    root = root.expression;
  }
  return { owner: ownerOf(root, at, lowering), path };
}

function isCast(node: ts.Expression): node is ts.AsExpression | ts.ParenthesizedExpression {
  return ts.isAsExpression(node) || ts.isParenthesizedExpression(node);
}

function stepOf(node: ts.Expression, at: At, lowering: Lowering): string | Expression | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (!ts.isElementAccessExpression(node)) return undefined;
  const key = lowering.expression(node.argumentExpression, at);
  return key.is === 'literal' ? String(key.value) : key;
}

function ownerOf(root: ts.Expression, at: At, lowering: Lowering): Assignment['to'] | undefined {
  if (ts.isIdentifier(root)) return { name: useName(root.text, at, lowering).name };
  return root.kind === ts.SyntaxKind.ThisKeyword ? selfAround(at.scope, lowering) : undefined;
}

/** What `this` means: arrow functions look through, other functions have their own. */
function selfAround(scope: number, lowering: Lowering): Assignment['to'] | undefined {
  for (let at = lowering.scopes[scope]; at; at = at.parent === null ? undefined : lowering.scopes[at.parent]) {
    if (at.class !== undefined) return { class: at.class };
    const node = at.function === undefined ? undefined : lowering.functions[at.function];
    if (at.function !== undefined && node && !node.isArrow && node.class === undefined) return { object: at.function };
  }
  return undefined;
}

function assignItems(target: ts.ArrayLiteralExpression, of: Expression, at: At, lowering: Lowering): void {
  for (const [position, item] of target.elements.entries()) {
    const value: Expression = { is: 'index', of, key: { is: 'literal', value: position } };
    if (!ts.isOmittedExpression(item) && !ts.isSpreadElement(item)) assign(item, value, at, lowering);
  }
}

function assignEntries(target: ts.ObjectLiteralExpression, of: Expression, at: At, lowering: Lowering): void {
  for (const property of target.properties) {
    if (ts.isShorthandPropertyAssignment(property)) {
      assign(property.name, { is: 'member', of, name: property.name.text }, at, lowering);
    } else if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)) {
      assign(property.initializer, { is: 'member', of, name: property.name.text }, at, lowering);
    }
  }
}

/** Gives every noted assignment to its variable or field, in the order of the text. */
export function settleAssignments(lowering: Lowering): void {
  for (const assignment of lowering.assignments) {
    if ('class' in assignment.to) settleField(assignment.to.class, assignment, lowering);
    else if ('object' in assignment.to) settleEntry(assignment.to.object, assignment, lowering);
    else settleVariable(assignment.to.name, assignment, lowering);
  }
}

function settleVariable(name: string, assignment: Assignment, lowering: Lowering): void {
  const variable = findVariable(name, assignment.scope, lowering);
  if (assignment.addsItems) addTo(variable && ownerOfItems(variable, assignment, lowering), assignment);
  else if (!variable && isGlobalObject(name)) callSetter({ is: 'name', name }, assignment, lowering);
  else if (!variable || (isRequired(variable) && isDefaultBase(assignment.path))) setDefault(name, assignment, lowering);
  else if (assignment.path.length === 0) variable.values.push(boundValue(assignment, variable.values));
  else if (assignment.path[0] === 'pathname') changePath(variable, assignment, lowering);
  else if (
    variable.parameter === undefined &&
    variable.values.some((each) => holdsEntries(each, lowering) || keepsDefault(each, assignment))
  )
    variable.values.push(entryValue(assignment));
  else {
    if (isMadeEmpty(variable, assignment, lowering)) variable.values.push(entryValue(assignment));
    callSetter({ is: 'name', name }, assignment, lowering);
  }
}

/** `const row = new OutboxRow(); row.topic = topic` is a row with that topic. */
function isMadeEmpty({ parameter, values }: VariableDraft, { path, appends }: Assignment, lowering: Lowering): boolean {
  const [made] = values;
  const call = made?.expression.is === 'call' ? lowering.calls[made.expression.call] : undefined;
  const isPlain = path.length === 1 && typeof path[0] === 'string' && !appends;
  return isPlain && parameter === undefined && call?.isNew === true && call.arguments.length === 0;
}

/** `axios.defaults.baseURL = url` of a package is a call of that name; https://axios-http.com/docs/config_defaults */
function setDefault(name: string, { path, value, scope, place }: Assignment, lowering: Lowering): void {
  if (!isDefaultBase(path)) return;
  const defaults: Expression = { is: 'member', of: { is: 'name', name }, name: 'defaults' };
  const callee: Expression = { is: 'member', of: defaults, name: 'baseURL' };
  lowering.calls.push({ callee, arguments: [value], isNew: false, typeArguments: [], scope, place });
}

/** `client.defaults.baseURL = url`: an instance keeps it as if it had been made with it. */
function keepsDefault({ expression }: Bound, { path }: Pick<Assignment, 'path'>): boolean {
  return expression.is === 'call' && isDefaultBase(path);
}

/** The same for an instance in a field. */
function makeWithDefault({ expression }: Bound, { value }: Assignment, lowering: Lowering): void {
  const made = expression.is === 'call' ? lowering.calls[expression.call] : undefined;
  if (!made || expression.is !== 'call') return;
  const of: Expression = { is: 'object', entries: [{ key: 'baseURL', value }] };
  lowering.calls[expression.call] = { ...made, arguments: [...made.arguments, { is: 'keyword', name: 'defaults', of }] };
}

function isDefaultBase(path: Assignment['path']): boolean {
  return path.length === 2 && path[0] === 'defaults' && path[1] === 'baseURL';
}

/** `const url = new URL(base); url.pathname = path` is `new URL(path, base)`. https://url.spec.whatwg.org/#dom-url-pathname */
function changePath(variable: VariableDraft, { value, scope, place }: Assignment, lowering: Lowering): void {
  const [first] = variable.values;
  const made = first?.expression.is === 'call' ? lowering.calls[first.expression.call] : undefined;
  if (!first || !made?.isNew || made.callee.is !== 'name' || made.callee.name !== 'URL' || made.arguments.length > 1) return;
  lowering.calls.push({ ...made, arguments: [value, first.expression], scope, place });
  variable.values[0] = { expression: { is: 'call', call: lowering.calls.length - 1 }, scope };
}

/** What is put together step by step, or added to what is there, is not followed. */
function settleEntry(index: number, { path, value, scope, appends, addsItems }: Assignment, lowering: Lowering): void {
  const entries = lowering.objects.get(index);
  const [key, ...rest] = path;
  if (entries && typeof key === 'string' && rest.length === 0 && !appends && !addsItems) setOnObject(entries, key, value, scope);
}

function settleField(index: number, assignment: Assignment, lowering: Lowering): void {
  const [name, ...rest] = assignment.path;
  const fields = lowering.classes[index]?.fields;
  if (typeof name !== 'string' || !fields) return;
  const known = fields.find((field) => field.name === name);
  if (assignment.addsItems || rest.length > 0) {
    if (known) setOnField(known, { ...assignment, path: rest }, lowering);
    return;
  }
  const value = boundValue(assignment, known?.values ?? []);
  if (known) known.values.push(value);
  else fields.push({ name, values: [value], isStatic: false, isAbstract: false, decorators: [], place: assignment.place });
}

function setOnField(field: FieldDraft, assignment: Assignment, lowering: Lowering): void {
  const { values } = field;
  if (assignment.addsItems) addTo(assignment.path.length > 0 ? undefined : field, assignment);
  else if (values.some((each) => holdsEntries(each, lowering))) values.push(entryValue(assignment));
  else if (isDefaultBase(assignment.path)) for (const each of values) makeWithDefault(each, assignment, lowering);
}

/** The variable itself, or the static field of the class that it is. */
function ownerOfItems(
  variable: VariableDraft,
  { path }: Assignment,
  lowering: Lowering,
): { readonly values: Bound[] } | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return variable.parameter === undefined ? variable : undefined;
  const [of] = variable.values;
  if (of?.expression.is !== 'class' || rest.length > 0) return undefined;
  return lowering.classes[of.expression.class]?.fields.find((field) => field.isStatic && field.name === name);
}

function addTo(owner: { readonly values: Bound[] } | undefined, { value: expression, scope }: Assignment): void {
  if (owner?.values.some(holdsItems)) owner.values.push({ expression, scope, isAdded: true });
}

function holdsItems({ expression }: Bound): boolean {
  if (expression.is === 'fallback') return [expression.first, expression.second].some(({ is }) => is === 'list');
  return expression.is === 'list';
}

function findVariable(name: string, scope: number, lowering: Lowering): VariableDraft | undefined {
  for (let at = lowering.scopes[scope]; at; at = at.parent === null ? undefined : lowering.scopes[at.parent]) {
    const found = at.variables.find((variable) => variable.name === name);
    if (found) return found;
  }
  return undefined;
}
