import type { Bound, CallSite, Expression, ObjectEntry } from '../../src/code/ir.ts';
import { type Assignment, type ClassDraft, findVariable, type Lowering, type VariableDraft } from './lowering.ts';

/**
 * What is put on a class from outside of it: `Orders.prototype.find = function …`, `Orders.prototype = { … }`, `Orders.create = function …`,
 * `util.inherits(Orders, Client)`. It is done before other assignments are settled: what such a function sets on `this` is a field.
 * https://developer.mozilla.org/docs/Web/JavaScript/Guide/Inheritance_and_the_prototype_chain
 */
export function settlePrototypes(lowering: Lowering): void {
  const own = lowering.assignments.filter((each) => {
    const found = classAt(each, lowering);
    return !found || !settleMember(found, each, lowering);
  });
  lowering.assignments.splice(0, lowering.assignments.length, ...own);
  for (const { name, base, scope } of lowering.heirs) {
    const of = classOf(findVariable(name, scope, lowering)?.values);
    if (of !== undefined) inherit(lowering.classes[of], base, scope);
  }
  callSupers(lowering);
}

interface Found {
  readonly class: number;
  /** What stands behind the class or its prototype. */
  readonly path: Assignment['path'];
  readonly isStatic: boolean;
}

function classAt({ to, path, scope }: Assignment, lowering: Lowering): Found | undefined {
  if (!('name' in to)) return undefined;
  const exported = to.name === 'exports' ? path : to.name === 'module' && path[0] === 'exports' ? path.slice(1) : undefined;
  if (exported && !findVariable(to.name, scope, lowering)) return exportedAt(exported, lowering);
  const variable = findVariable(to.name, scope, lowering);
  if (!variable || variable.parameter !== undefined) return undefined;
  const of = classOf(variable.values);
  if (of !== undefined) return behind(of, path);
  const whose = ofPrototype(variable, lowering);
  return whose === undefined ? undefined : { class: whose, path, isStatic: false };
}

/** `exports.Orders.prototype.find`, `module.exports.prototype.find`. */
function exportedAt(path: Assignment['path'], { exports }: Lowering): Found | undefined {
  const [first, ...rest] = path;
  const name = first === 'prototype' ? '=' : first;
  const of = classOf(exports.flatMap((each) => (each.name === name && each.value ? [each.value] : [])));
  return of === undefined ? undefined : behind(of, first === 'prototype' ? path : rest);
}

function behind(of: number, path: Assignment['path']): Found | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  return first === 'prototype' ? { class: of, path: rest, isStatic: false } : { class: of, path, isStatic: true };
}

/** `const proto = Orders.prototype` */
function ofPrototype({ values: [first, ...others] }: VariableDraft, lowering: Lowering): number | undefined {
  const { expression, scope } = first ?? {};
  if (expression?.is !== 'member' || expression.name !== 'prototype' || expression.of.is !== 'name' || others.length > 0)
    return undefined;
  return classOf(findVariable(expression.of.name, scope ?? 0, lowering)?.values);
}

function classOf(values: readonly Bound[] | undefined): number | undefined {
  const [only, ...others] = (values ?? []).filter(({ expression }) => expression.is === 'class');
  return only?.expression.is === 'class' && others.length === 0 ? only.expression.class : undefined;
}

/** Whether it was something that a class can have. */
function settleMember({ class: index, path, isStatic }: Found, assignment: Assignment, lowering: Lowering): boolean {
  const of = lowering.classes[index];
  const [name, ...rest] = path;
  if (!of || rest.length > 0 || assignment.appends || assignment.addsItems) return false;
  if (name === undefined) return !isStatic && settleWhole(of, index, assignment, lowering);
  if (typeof name !== 'string') return false;
  if (!isStatic && (name === 'constructor' || name === '__proto__')) {
    const base = name === '__proto__' ? prototypeOwner(assignment.value) : undefined;
    if (base) inherit(of, base, assignment.scope);
    return true;
  }
  addMember(of, index, { ...assignment, name, isStatic }, lowering);
  return true;
}

/** `Orders.prototype = { … }`, `= Object.create(Client.prototype)`, `= new Client()`. */
function settleWhole(of: ClassDraft, index: number, { value, scope, place }: Assignment, lowering: Lowering): boolean {
  const call = value.is === 'call' ? lowering.calls[value.call] : undefined;
  if (value.is === 'object') {
    for (const entry of value.entries) addEntry(of, index, entry, { scope, place }, lowering);
    return true;
  }
  const base = call?.isNew
    ? call.callee
    : call && isMethodOfObject(call, 'create')
      ? prototypeOwner(call.arguments[0])
      : undefined;
  if (base) inherit(of, base, scope);
  return base !== undefined;
}

function addEntry(
  of: ClassDraft,
  index: number,
  entry: ObjectEntry,
  at: Pick<Assignment, 'scope' | 'place'>,
  lowering: Lowering,
): void {
  if ('key' in entry && entry.key !== 'constructor')
    addMember(of, index, { ...at, name: entry.key, value: entry.value, isStatic: false }, lowering);
  else if ('spread' in entry) of.mixins = [...(of.mixins ?? []), { expression: entry.spread, scope: at.scope }];
}

function addMember(
  of: ClassDraft,
  index: number,
  {
    name,
    value,
    isStatic,
    scope,
    place,
    guards,
  }: Pick<Assignment, 'value' | 'scope' | 'place' | 'guards'> & { readonly name: string; readonly isStatic: boolean },
  lowering: Lowering,
): void {
  const fn = value.is === 'function' ? lowering.functions[value.function] : undefined;
  if (value.is === 'function' && fn && !fn.isArrow && fn.class === undefined) {
    Object.assign(fn, { name, class: index, isStatic, kind: fn.kind === 'getter' ? 'getter' : 'method' });
    of.methods.push(value.function);
    return;
  }
  const bound: Bound = { expression: value, scope, ...(guards ? { guards } : {}) };
  const known = of.fields.find((field) => field.name === name);
  if (known) known.values.push(bound);
  else of.fields.push({ name, values: [bound], isStatic, isAbstract: false, decorators: [], place });
}

function isMethodOfObject({ callee }: CallSite, name: string): boolean {
  return callee.is === 'member' && callee.name === name && callee.of.is === 'name' && callee.of.name === 'Object';
}

/** What `Client.prototype` is the prototype of. */
export function prototypeOwner(expression: Expression | undefined): Expression | undefined {
  return expression?.is === 'member' && expression.name === 'prototype' ? expression.of : undefined;
}

function inherit(of: ClassDraft | undefined, base: Expression, scope: number): void {
  if (of && !of.extends) of.extends = { expression: base, scope };
}

/**
 * `Client.call(this, url)` in the constructor of what inherits from `Client` is `super(url)`. Without a word of inheritance it has its members
 * all the same.
 */
function callSupers(lowering: Lowering): void {
  for (const [index, call] of lowering.calls.entries()) {
    const base = calledOnThis(call);
    const fn = base && lowering.functions[lowering.scopes[call.scope]?.function ?? -1];
    const of = fn?.kind === 'constructor' ? lowering.classes[fn.class ?? -1] : undefined;
    if (!base || !of || !(of.extends ? isSame(of.extends.expression, base) : hasNameOfClass(base))) continue;
    inherit(of, base, call.scope);
    lowering.calls[index] = { ...call, callee: { is: 'super' }, arguments: passedOn(call) };
  }
}

function calledOnThis({ callee, arguments: [first] }: CallSite): Expression | undefined {
  return callee.is === 'member' && first?.is === 'this' && /^(apply|call)$/.test(callee.name) ? callee.of : undefined;
}

function hasNameOfClass(of: Expression): boolean {
  return (of.is === 'name' || of.is === 'member') && /^[A-Z]/.test(of.name);
}

function passedOn({ callee, arguments: [, ...rest] }: CallSite): Expression[] {
  const isApplied = callee.is === 'member' && callee.name === 'apply';
  return isApplied ? rest.map((of): Expression => ({ is: 'spread', of })) : rest;
}

function isSame(one: Expression, other: Expression): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
