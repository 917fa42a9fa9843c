import { boundNames } from './bound-names.ts';
import type { CodeBase, NameTarget } from './code-base.ts';
import { givenUnder } from './given-names.ts';
import type { Bound, Expression, Module } from './ir.ts';
import { alternativesOf, lastNameOf, resultOf, writtenText } from './last-names.ts';

/** By name: the other names under which whatever has it is held as well. */
export type OtherNames = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Where something gets a second name: `module.exports = { publish: sendToQueue }`, `const send = publish`, `this.send = publish`,
 * `register({ onOrder: show })`, `const { publish: send } = require('./bus')`, or holds what a call gives, `const get = verb('GET')`. Nothing is
 * evaluated, so that one name may stand for several things.
 */
export function otherNamesIn(base: CodeBase): OtherNames {
  const found = new Map<string, Set<string>>();
  for (const module of base.modules)
    for (const [name, value] of [...namedIn(module, base), ...resultsIn(module)]) {
      const known = found.get(value) ?? new Set();
      found.set(value, known.add(name));
    }
  return found;
}

/** These names and all that may stand for them, one after another. */
export function withOtherNames(names: readonly string[], others: OtherNames): readonly string[] {
  const all = new Set(names);
  for (const name of all) for (const other of others.get(name) ?? []) all.add(other);
  return [...all];
}

type Pair = readonly [name: string, value: string];

/** What has a name, and the scope in which it is written. */
interface Holder {
  readonly name?: string;
  readonly value: Bound;
}

function namedIn(module: Module, base: CodeBase): readonly Pair[] {
  return holdersIn(module).flatMap(({ name, value: { expression, scope } }) => [
    ...leavesOf(name, expression).flatMap(([held, leaf]) => [
      ...[...pairOf(held, nameIn(leaf)), ...ofGiven(held, leaf, module)].filter(([, value]) =>
        isOfItsOwn(base, module, base.lookUp(module, scope, value)),
      ),
      ...ofBound(held, leaf, module),
    ]),
    ...ofModule(name, expression),
  ]);
}

/** What a call makes of a function may be called in its place: `const findAsync = promisify(find)`. */
function ofGiven(name: string | undefined, value: Expression, { calls }: Module): readonly Pair[] {
  const call = name !== undefined && value.is === 'call' ? calls[value.call] : undefined;
  return call ? call.arguments.flatMap((each) => pairOf(name, nameIn(each))) : [];
}

/** `const show = this.find.bind(this)` */
function ofBound(name: string | undefined, value: Expression, { calls }: Module): readonly Pair[] {
  const callee = value.is === 'call' ? calls[value.call]?.callee : undefined;
  return callee?.is === 'member' && callee.passes ? pairOf(name, lastNameOf(callee.of)) : [];
}

/** `const { publish: send } = require('./bus')` */
function ofModule(name: string | undefined, value: Expression): readonly Pair[] {
  const isTaken = name !== undefined && value.is === 'member' && value.of.is === 'module' && value.name !== name;
  return isTaken ? [[name, value.name]] : [];
}

function holdersIn({ scopes, classes, exports, functions, calls }: Module): readonly Holder[] {
  const kept = [...scopes.flatMap(({ variables }) => variables), ...classes.flatMap(({ fields }) => fields)];
  return [
    ...kept.flatMap(({ name, values }) => values.map((value) => ({ name, value }))),
    ...exports.flatMap(({ name, value }) => (value ? [{ name, value }] : [])),
    ...functions.flatMap(({ returns }) => returns.map((value) => ({ value }))),
    ...calls.flatMap(({ scope, arguments: given }) => given.map((expression) => ({ value: { expression, scope } }))),
    ...calls.flatMap((call) =>
      givenUnder(call).map(({ name, value }) => ({ name, value: { expression: value, scope: call.scope } })),
    ),
  ];
}

/** A function or a class of the repository, or what another of its files exports; a parameter has as many values as callers. */
function isOfItsOwn(base: CodeBase, module: Module, target: NameTarget | undefined): boolean {
  if (target?.is === 'variable')
    return target.variable.values.some(
      ({ expression }) => expression.is === 'function' || expression.is === 'class' || isTaken(base, module, expression),
    );
  return target?.is === 'import' && base.resolveImport(target.import.specifier, module) !== undefined;
}

/** `const { find } = require('./orders')` */
function isTaken(base: CodeBase, module: Module, of: Expression): boolean {
  const specifier = of.is === 'member' && of.of.is === 'module' ? writtenText(of.of.specifier) : undefined;
  return specifier !== undefined && base.resolveImport(specifier, module) !== undefined;
}

/** What is held under a name, or under the keys of an object. */
function leavesOf(
  name: string | undefined,
  value: Expression,
): readonly (readonly [name: string | undefined, leaf: Expression])[] {
  return alternativesOf(value).flatMap((each) => {
    if (each.is !== 'object') return [[name, each] as const];
    return each.entries.flatMap((entry) => ('key' in entry ? leavesOf(entry.key, entry.value) : []));
  });
}

function nameIn(of: Expression): string | undefined {
  return of.is === 'name' ? of.name : undefined;
}

/** What holds the result of a call: `const get = verb('GET')`, a function that gives it in turn, and what goes on with it in time. */
function resultsIn(module: Module): readonly Pair[] {
  const held = holdersIn(module).flatMap(({ name, value: { expression } }) => pairOf(name, resultNameOf(expression, module)));
  return [...held, ...passedOn(module), ...goneOnWith(module)];
}

/** `function orders() { return verb('GET'); }` */
function passedOn(module: Module): readonly Pair[] {
  const names = boundNames(module);
  return module.functions.flatMap(({ name, returns }, index) =>
    returns.flatMap(({ expression }) => {
      const result = resultNameOf(expression, module);
      const givers = result === undefined ? [] : [...(name === undefined ? [] : [name]), ...(names.get(index) ?? [])];
      return givers.flatMap((giver) => pairOf(resultOf(giver), result));
    }),
  );
}

/** `open().then((send) => send(order))` */
function goneOnWith(module: Module): readonly Pair[] {
  return module.calls.flatMap(({ callee, arguments: [callback] }) => {
    if (callee.is !== 'member' || callee.name !== 'then' || callback?.is !== 'function') return [];
    return pairOf(module.functions[callback.function]?.parameters[0]?.name, resultNameOf(callee.of, module));
  });
}

/** The name of what an expression is that is a call. */
function resultNameOf(expression: Expression, { calls }: Module): string | undefined {
  const call = expression.is === 'call' ? calls[expression.call] : undefined;
  const called = call && !call.isNew ? lastNameOf(call.callee) : undefined;
  return called === undefined ? undefined : resultOf(called);
}

function pairOf(name: string | undefined, value: string | undefined): readonly Pair[] {
  return name === undefined || value === undefined || name === value ? [] : [[name, value]];
}
