import type { Expression, ObjectEntry, Place } from '../../src/code/ir.ts';
import { addItems, assign, assignEntry, mixIn } from './assignments.ts';
import { lowerCompiledEnum } from './compiled-enums.ts';
import { ts } from './compiler.ts';
import { comparisonsAround } from './conditions.ts';
import { markPrototype } from './constructor-functions.ts';
import { noteYielded } from './functions.ts';
import { entryOf } from './loading-calls.ts';
import type { At, Lowering } from './lowering.ts';
import { exportEntries, isExportsObject } from './module-exports.ts';
import { prototypeOwner } from './prototypes.ts';
import { lowerReduction } from './reductions.ts';
import { noteTaken } from './taken-files.ts';
import { typeReferences } from './types.ts';

export function lowerCall(node: ts.CallExpression, at: At, lowering: Lowering): Expression {
  return (
    lowerImportCall(node, at, lowering) ??
    lowerReduction(node, at, lowering) ??
    lowerCompiledEnum(node, at, lowering) ??
    recordCall(node, node.expression, node.arguments, at, lowering)
  );
}

export function lowerNew(node: ts.NewExpression, at: At, lowering: Lowering): Expression {
  const collection = lowerMap(node, at, lowering) ?? lowerSet(node, at, lowering);
  if (collection) return collection;
  return recordCall(node, node.expression, node.arguments ?? [], at, lowering);
}

/** `new Map([['orders', client]])` is an object with these entries. */
function lowerMap(node: ts.NewExpression, at: At, lowering: Lowering): Expression | undefined {
  const { expression: callee, arguments: [given] = [] } = node;
  if (!ts.isIdentifier(callee) || !/^(Weak)?Map$/.test(callee.text) || lowering.isReserved(at.scope, callee.text))
    return undefined;
  if (!given) return { is: 'object', entries: [] };
  if (!ts.isArrayLiteralExpression(given)) return undefined;
  const entries = given.elements.flatMap((pair): ObjectEntry[] => {
    if (!ts.isArrayLiteralExpression(pair)) return [];
    const [key, value] = pair.elements.map((each) => lowering.expression(each, at));
    if (!key || !value) return [];
    return [key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value }];
  });
  return { is: 'object', entries };
}

/** `new Set(['orders'])` is a list of these items. */
function lowerSet(node: ts.NewExpression, at: At, lowering: Lowering): Expression | undefined {
  const { expression: callee, arguments: [given] = [] } = node;
  if (!ts.isIdentifier(callee) || callee.text !== 'Set' || lowering.isReserved(at.scope, callee.text)) return undefined;
  return { is: 'list', items: given ? [{ is: 'spread', of: lowering.expression(given, at) }] : [] };
}

const ADDS = /^(add|push|unshift)$/;

/** `listeners.push(listener)` gives the list an item, if `listeners` is one. */
function noteAddedItems(callee: ts.Expression, values: readonly Expression[], at: At, lowering: Lowering): void {
  if (ts.isPropertyAccessExpression(callee) && ADDS.test(callee.name.text) && values.length > 0)
    addItems(callee.expression, values, at, lowering);
}

/** `clients.set(name, client)` gives the map an entry, if `clients` is one. */
function noteMapSet(callee: ts.Expression, values: readonly Expression[], at: At, lowering: Lowering): void {
  const [key, value] = values;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'set' || !key || !value || values.length !== 2) return;
  assignEntry(callee.expression, key, value, at, lowering);
}

/** `sql`select ${id}`` is a call of `sql` with the text as its one argument. */
export function lowerTaggedTemplate(node: ts.TaggedTemplateExpression, at: At, lowering: Lowering): Expression {
  return recordCall(node, node.tag, [node.template], at, lowering);
}

/** `yield* x` is a call of `yield*` with it: libraries whose effects are generators give their results by it. */
export function lowerYield(node: ts.YieldExpression, at: At, lowering: Lowering): Expression {
  const given = node.expression && lowering.expression(node.expression, at);
  if (given && !node.asteriskToken) noteYielded(given, at, lowering);
  if (!given || !node.asteriskToken) return { is: 'unknown', why: 'what a generator is sent' };
  const callee = { is: 'name', name: 'yield*' } as const;
  const place = lowering.place(node);
  lowering.calls.push({ callee, arguments: [given], isNew: false, typeArguments: [], scope: at.scope, place });
  return { is: 'call', call: lowering.calls.length - 1 };
}

function recordCall(
  node: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
  callee: ts.Expression,
  given: readonly ts.Expression[],
  at: At,
  lowering: Lowering,
): Expression {
  const plain = lowering.expression(callee, at);
  const [target, ...others] = given;
  if (target) for (const each of others) markPrototype(target, each, at, lowering);
  const [lowered, values] = withoutReflect(
    plain,
    given.map((argument) => lowering.expression(argument, at)),
  );
  lowering.calls.push({
    callee: lowered,
    arguments: values,
    isNew: ts.isNewExpression(node),
    typeArguments: typeReferences(node.typeArguments),
    ...(lowering.guards.length > 0 ? { guards: [...lowering.guards] } : {}),
    scope: at.scope,
    place: callPlace(node, callee, lowering),
  });
  noteObjectAssign(given, values, lowered, at, lowering);
  noteHeir(lowered, values, at, lowering);
  noteDefinedProperty(given, values, lowered, at, lowering);
  noteMapSet(callee, values, at, lowering);
  noteAddedItems(callee, values, at, lowering);
  return { is: 'call', call: lowering.calls.length - 1 };
}

/** `Reflect.apply(find, null, parts)` is `find.apply(null, parts)`. https://tc39.es/ecma262/#sec-reflect.apply */
function withoutReflect(callee: Expression, values: readonly Expression[]): readonly [Expression, readonly Expression[]] {
  const isApply = callee.is === 'member' && callee.name === 'apply' && callee.of.is === 'name' && callee.of.name === 'Reflect';
  const [of, ...others] = values;
  return isApply && of ? [{ is: 'member', of, name: 'apply', passes: 'items' }, others] : [callee, values];
}

/** `Object.defineProperty(target, 'name', { value })` is `target.name = value`, or what `get` gives. https://tc39.es/ecma262/#sec-object.defineproperty */
function noteDefinedProperty(
  [root]: readonly ts.Expression[],
  [, name, descriptor]: readonly Expression[],
  callee: Expression,
  at: At,
  lowering: Lowering,
): void {
  const isObject = callee.is === 'member' && callee.of.is === 'name' && callee.of.name === 'Object';
  if (!isObject || callee.name !== 'defineProperty' || !root || name?.is !== 'literal' || descriptor?.is !== 'object') return;
  const value = entryOf(descriptor, 'value') ?? gotten(entryOf(descriptor, 'get'), lowering);
  if (!value) return;
  if (isExportsObject(root)) exportEntries({ is: 'object', entries: [{ key: String(name.value), value }] }, at, lowering);
  else assignEntry(root, name, value, at, lowering);
}

/** A function that is called when its name is read. */
function gotten(value: Expression | undefined, { functions }: Lowering): Expression | undefined {
  const node = value?.is === 'function' ? functions[value.function] : undefined;
  if (node) node.kind = 'getter';
  return value;
}

/** In a chain over several lines, the line of the method's own name; an object of its own, as several calls of a line are told apart by it. */
function callPlace(node: ts.Node, callee: ts.Expression, lowering: Lowering): Place {
  return { ...lowering.place(ts.isPropertyAccessExpression(callee) ? callee.name : node) };
}

/** `require(x)`, `import(x)`. */
function lowerImportCall(node: ts.CallExpression, at: At, lowering: Lowering): Expression | undefined {
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  if (!isRequire && node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [first] = node.arguments;
  if (!first) return undefined;
  const specifier = lowering.expression(first, at);
  if (specifier.is === 'literal') {
    lowering.requires.add(String(specifier.value));
    lowering.taken.push({ specifier: String(specifier.value), scope: at.scope, ...comparisonsAround(lowering) });
    noteTaken(node, String(specifier.value), { isRequire, at }, lowering);
  } else {
    lowering.importsByComputedName = true;
    lowering.computedImports.push({ expression: specifier, scope: at.scope });
  }
  return { is: 'module', specifier };
}

/** `Object.assign(target, { … })` gives the target the entries. */
function noteObjectAssign(
  given: readonly ts.Expression[],
  values: readonly Expression[],
  callee: Expression,
  at: At,
  lowering: Lowering,
): void {
  const [target] = given;
  if (!target || callee.is !== 'member' || callee.name !== 'assign') return;
  if (callee.of.is !== 'name' || callee.of.name !== 'Object') return;
  if (isExportsObject(target)) for (const value of values.slice(1)) exportEntries(value, at, lowering);
  else if (target.kind === ts.SyntaxKind.ThisKeyword) mixIn(values.slice(1), at, lowering);
  else if (ts.isPropertyAccessExpression(target) && target.name.text === 'prototype')
    for (const value of values.slice(1)) assign(target, asEntries(value), at, lowering);
}

function asEntries(value: Expression): Expression {
  return value.is === 'object' ? value : { is: 'object', entries: [{ spread: value }] };
}

/** `util.inherits(Orders, Client)`, `Object.setPrototypeOf(Orders.prototype, Client.prototype)` */
function noteHeir(callee: Expression, [heir, base, ...others]: readonly Expression[], { scope }: At, lowering: Lowering): void {
  if ((callee.is !== 'name' && callee.is !== 'member') || !heir || !base || others.length > 0) return;
  const [name, of] = callee.name === 'inherits' ? [heir, base] : [prototypeOwner(heir), prototypeOwner(base)];
  const isHeir = callee.name === 'inherits' || callee.name === 'setPrototypeOf';
  if (isHeir && name?.is === 'name' && of) lowering.heirs.push({ name: name.name, base: of, scope });
}
