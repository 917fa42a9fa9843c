// https://learn.microsoft.com/dotnet/csharp/programming-guide/generics/generic-methods
import type { Bound, CallSite, Expression, Module } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, childrenOf, field, type Lowering } from './lowering.ts';

const COLLECTED = 'CollectedKey';
const ASKED = 'KeyCollected';
const ADDS = new Set(['Add', 'TryAdd', 'Append', 'Enqueue']);
const AROUND = /^(method_declaration|local_function_statement)$/;
/** What a loop may say of a collection that is still about its keys or items. */
const SAME = new Set(['Keys', 'ToList', 'ToArray', 'AsEnumerable', 'Distinct', 'ToHashSet']);

/**
 * `Types[typeof(T).Name] = typeof(T)` in a generic method: whatever its callers register is there when a loop goes over `Types`. A call that
 * stands for it keeps the key under the collection's name.
 */
export function noteKey(left: Node, at: At, lowering: Lowering): void {
  if (left.type !== 'element_access_expression') return;
  const of = field(left, 'expression');
  const key = childrenOf(field(left, 'subscript'), 'argument')[0]?.namedChildren[0];
  if (!of || !key || !isInGenericMethod(left)) return;
  const name = lastName(lowering.expression(of, at));
  if (name !== undefined) collect(COLLECTED, [literalOf(name), lowering.expression(key, at)], left, at, lowering);
}

/** The same of `Types.Add(typeof(T).Name, …)`. */
export function noteAddition(callee: Expression, given: readonly Expression[], node: Node, at: At, lowering: Lowering): void {
  const [key] = given;
  if (callee.is !== 'member' || !ADDS.has(callee.name) || !key || !isInGenericMethod(node)) return;
  const name = lastName(callee.of);
  if (name !== undefined) collect(COLLECTED, [literalOf(name), key], node, at, lowering);
}

/** What a loop finds that was added to its collection in this way. */
export function collectedKey(of: Expression, node: Node, at: At, lowering: Lowering): Expression | undefined {
  const name = lastName(withoutSteps(of, lowering));
  return name === undefined ? undefined : collect(ASKED, [literalOf(name)], node, at, lowering);
}

/** Keeps something under a name of its own, for {@link askCollected} in the same program. */
export function collectUnder(name: Expression, kept: Expression, node: Node, at: At, lowering: Lowering): void {
  collect(COLLECTED, [name, kept], node, at, lowering);
}

export function askCollected(name: Expression, node: Node, at: At, lowering: Lowering): Expression {
  return collect(ASKED, [name], node, at, lowering);
}

function withoutSteps(of: Expression, lowering: Lowering): Expression {
  if (of.is === 'member' && SAME.has(of.name)) return withoutSteps(of.of, lowering);
  const call = of.is === 'call' ? lowering.calls[of.call] : undefined;
  return call?.callee.is === 'member' && SAME.has(call.callee.name) && call.arguments.length === 0
    ? withoutSteps(call.callee.of, lowering)
    : of;
}

function collect(name: string, given: readonly Expression[], node: Node, { scope }: At, lowering: Lowering): Expression {
  const callee = spelled('System.Reflection', name);
  return lowering.call({ callee, arguments: given, isNew: false, typeArguments: [], scope, place: lowering.at(node) });
}

function lastName(of: Expression): string | undefined {
  return of.is === 'name' || of.is === 'member' ? of.name : undefined;
}

function isInGenericMethod(node: Node): boolean {
  for (let around = node.parent; around; around = around.parent)
    if (AROUND.test(around.type) && (field(around, 'type_parameters') || childrenOf(around, 'type_parameter_list').length > 0))
      return true;
  return false;
}

/** The files without what is said of collections that nobody fills in this way, or nobody loops over. */
export function withCollectedKeys(modules: readonly Module[]): readonly Module[] {
  const [collected, asked] = [COLLECTED, ASKED].map(
    (kind) => new Set(modules.flatMap(({ calls }) => calls.flatMap(nameIn(kind)))),
  );
  const isIdle = (call: CallSite) =>
    [...nameIn(COLLECTED)(call), ...nameIn(ASKED)(call)].some((name) => !collected?.has(name) || !asked?.has(name));
  return modules.map((module) => (module.calls.some(isIdle) ? withoutIdle(module, isIdle) : module));
}

function withoutIdle(module: Module, isIdle: (call: CallSite) => boolean): Module {
  const calls = module.calls.map((call) => (isIdle(call) ? { ...call, callee: IDLE, arguments: [] } : call));
  const isIdlePair = ({ expression }: Bound) => {
    const [entry] = expression.is === 'object' ? expression.entries : [];
    const made = entry && 'key' in entry && entry.value.is === 'call' ? calls[entry.value.call] : undefined;
    return made?.callee === IDLE;
  };
  const scopes = module.scopes.map((scope) => ({
    ...scope,
    variables: scope.variables.map((each) => ({ ...each, values: each.values.filter((value) => !isIdlePair(value)) })),
  }));
  return { ...module, calls, scopes };
}

const IDLE: Expression = { is: 'unknown', why: 'a collection that no generic method fills' };

function nameIn(kind: string): (call: CallSite) => readonly string[] {
  return ({ callee, arguments: [name] }) => {
    const isOfKind = callee.is === 'member' && callee.name === kind && callee.of.is === 'module';
    return isOfKind && name?.is === 'literal' ? [String(name.value)] : [];
  };
}
