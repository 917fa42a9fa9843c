import { callIndexOf } from './call-index.ts';
import type { CodeBase } from './code-base.ts';
import type { ClassNode, Expression, Module } from './ir.ts';
import type { ClassThing, FunctionThing } from './thing.ts';

const found = new WeakMap<CodeBase, ReadonlySet<string>>();
const foundForClasses = new WeakMap<CodeBase, ReadonlySet<string>>();

/**
 * Whether something of a function's name, or of its class's where that is made, is handed on instead of called: `app.get('/orders', show)`.
 * Whoever gets it may call it.
 */
export function isHandedOn(base: CodeBase, fn: FunctionThing): boolean {
  const handedOn = handedOnIn(base);
  const { module, node } = fn;
  const names =
    node.kind === 'constructor' ? [base.enclosingClass(module, node.scope)?.node.name ?? ''] : callIndexOf(base).namesOf(fn);
  return node.decorators.length > 0 || names.some((name) => handedOn.has(name));
}

/** Whether a class is handed on, be it as a type, or decorated: others may make it. Those that extend it do not. */
export function mayBeMadeByOthers(base: CodeBase, { node }: ClassThing): boolean {
  const names = foundForClasses.get(base) ?? new Set(base.modules.flatMap(classesHandedOn));
  foundForClasses.set(base, names);
  return node.decorators.length > 0 || names.has(node.name ?? '');
}

/** `container.register(OrdersClient)`, `services.AddScoped<OrdersClient>()` */
function classesHandedOn(module: Module): readonly string[] {
  const types = module.calls.flatMap(({ typeArguments }) => typeArguments.map(({ name }) => name));
  return [...namesIn({ ...module, classes: module.classes.map(withoutParents) }), ...types];
}

function withoutParents(node: ClassNode): ClassNode {
  const { extends: _, ...own } = node;
  return { ...own, extendsArguments: [], implements: [] };
}

function handedOnIn(base: CodeBase): ReadonlySet<string> {
  const handedOn = found.get(base) ?? new Set(base.modules.flatMap(namesIn));
  found.set(base, handedOn);
  return handedOn;
}

/** Names that stand for a value; not those that are called, exported, or given to a variable of the same name. */
function namesIn({ scopes, functions, classes, calls, exports }: Module): readonly string[] {
  const exported = exports.flatMap(({ value }) => (value ? entriesOf(value.expression) : []));
  const variables = scopes.flatMap((scope) =>
    scope.variables.flatMap(({ name, values }) =>
      values.flatMap(({ expression }) => (lastName(expression) === name ? innerOf(expression) : [expression])),
    ),
  );
  const called = calls.flatMap(({ callee }) => innerOf(callee));
  const names: string[] = [];
  const work: unknown[] = [exported, variables, called, functions, classes, calls.map((call) => ({ ...call, callee: null }))];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    const name = 'is' in at ? lastName(at as Expression) : undefined;
    if (name !== undefined) names.push(name);
    const inner = name === undefined ? Object.values(at) : innerOf(at as Expression);
    for (const each of inner) if (typeof each === 'object') work.push(each);
  }
  return names;
}

function lastName(expression: Expression): string | undefined {
  return expression.is === 'name' || expression.is === 'member' ? expression.name : undefined;
}

/** What stands in an expression beside its own name; who has a member is not handed on itself. */
function innerOf(expression: Expression): readonly Expression[] {
  if (expression.is === 'name') return [];
  if (expression.is !== 'member') return [expression];
  return expression.of.is === 'name' ? [] : [expression.of];
}

/** `module.exports = { show }` is no use of it. */
function entriesOf(expression: Expression): readonly Expression[] {
  if (expression.is !== 'object') return innerOf(expression);
  return expression.entries.flatMap((entry) => {
    if ('spread' in entry) return [entry.spread];
    return 'key' in entry ? innerOf(entry.value) : [entry.value];
  });
}
