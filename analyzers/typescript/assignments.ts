import type { Bound, Expression } from '../../src/code/ir.ts';
import { addTo, boundValue, entryValue, holdsEntries } from './assigned-values.ts';
import { ts } from './compiler.ts';
import { comparisonsAround, isWhereThere } from './conditions.ts';
import {
  type Assignment,
  type At,
  type FieldDraft,
  findVariable,
  type Lowering,
  useName,
  type VariableDraft,
} from './lowering.ts';
import { exportAssignment } from './module-exports.ts';
import { setOnObject } from './options-objects.ts';
import { settlePrototypes } from './prototypes.ts';
import { dropReplaced, setsAnew } from './replaced-initialisers.ts';
import { changePath, isDefaultBase, keepsDefault, makeWithDefault, setDefault } from './set-on-made.ts';
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
  const anew = !appends && setsAnew(target) ? { isAnew: true as const } : {};
  if (owner) lowering.assignments.push({ to: owner, path, value, appends, scope: at.scope, ...guards, ...anew, place });
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

/** `Object.assign(this, defaults, options)` */
export function mixIn(values: readonly Expression[], { scope }: At, lowering: Lowering): void {
  const self = selfAround(scope, lowering);
  const of = self && 'class' in self ? lowering.classes[self.class] : undefined;
  if (of) of.mixins = [...(of.mixins ?? []), ...values.map((expression) => ({ expression, scope }))];
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
  settlePrototypes(lowering);
  dropReplaced(lowering);
  for (const assignment of lowering.assignments) settle(assignment, assignment.to, lowering);
}

/** A function that was put on a class since has an instance of it for `this`; `const self = this; self.url = url` sets a field. */
function settle(assignment: Assignment, to: Assignment['to'], lowering: Lowering): void {
  if ('class' in to) settleField(to.class, assignment, lowering);
  else if ('object' in to) {
    const of = lowering.functions[to.object]?.class;
    if (of === undefined) settleEntry(to.object, assignment, lowering);
    else settleField(of, assignment, lowering);
  } else {
    const self = assignment.path.length > 0 ? selfCalled(to.name, assignment.scope, lowering) : undefined;
    if (self) settle(assignment, self, lowering);
    else settleVariable(to.name, assignment, lowering);
  }
}

/** What `this` is where a variable was set to it. */
function selfCalled(name: string, scope: number, lowering: Lowering): Assignment['to'] | undefined {
  const [only, ...others] = findVariable(name, scope, lowering)?.values ?? [];
  return only?.expression.is === 'this' && others.length === 0 ? selfAround(only.scope, lowering) : undefined;
}

function settleVariable(name: string, assignment: Assignment, lowering: Lowering): void {
  const variable = findVariable(name, assignment.scope, lowering);
  if (assignment.addsItems) addTo(variable && ownerOfItems(variable, assignment, lowering), assignment);
  else if (!variable && isGlobalObject(name)) callSetter({ is: 'name', name }, assignment, lowering);
  else if ((!variable || isRequired(variable)) && isDefaultBase(assignment.path)) setDefault(name, assignment, lowering);
  else if (!variable) setOnImport(name, assignment, lowering);
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

/** `client.url = url` of what another file has made. */
function setOnImport(name: string, assignment: Assignment, lowering: Lowering): void {
  if (lowering.imports.some(({ local }) => local === name)) callSetter({ is: 'name', name }, assignment, lowering);
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
  if (hasSetter(index, name, lowering)) {
    callSetter({ is: 'this' }, assignment, lowering);
    return;
  }
  const value = boundValue(assignment, known?.values ?? []);
  if (known) known.values.push(value);
  else fields.push({ name, values: [value], isStatic: false, isAbstract: false, decorators: [], place: assignment.place });
}

function isMade({ expression }: Bound, { calls }: Lowering): boolean {
  return expression.is === 'call' && calls[expression.call]?.isNew === true;
}

function hasSetter(index: number, name: string, { classes, functions }: Lowering): boolean {
  return classes[index]?.methods.some((method) => functions[method]?.name === `${name}=`) ?? false;
}

function setOnField(field: FieldDraft, assignment: Assignment, lowering: Lowering): void {
  const { values } = field;
  if (assignment.addsItems) addTo(assignment.path.length > 0 ? undefined : field, assignment);
  else if (values.some((each) => holdsEntries(each, lowering))) values.push(entryValue(assignment));
  else if (isDefaultBase(assignment.path)) for (const each of values) makeWithDefault(each, assignment, lowering);
  else if (values.some((each) => isMade(each, lowering)) || isDefaultBase(assignment.path.slice(-2)))
    callSetter({ is: 'member', of: { is: 'this' }, name: field.name }, assignment, lowering);
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
