import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { configured } from './configuration.ts';
import { lowerControl } from './control.ts';
import { lowerBlockOfCall } from './functions.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { configuredAs, fullName, moduleNamed } from './names.ts';
import { argumentsOf, bareName, blockOf, sidesOf, targetOf } from './nodes.ts';
import { GRPC, STORAGE, TESLA } from './spellings.ts';

/** Functions that give one member of what they are given: https://hexdocs.pm/elixir/Keyword.html */
const MEMBER = /^(Keyword|Map|Access)\.(get|fetch|fetch!|pop|pop!|get_lazy)$/;

export function lowerCall(node: Node, at: At, walker: Walker): Expression {
  return callIn(node, undefined, [], at, walker);
}

/** A call with what a pipe hands to it; `name` is that of a function that is called without anything. */
export function callIn(node: Node, name: string | undefined, piped: readonly Expression[], at: At, walker: Walker): Expression {
  const bare = name ?? bareName(node);
  const control = bare === undefined || piped.length > 0 ? undefined : lowerControl(node, bare, at, walker);
  if (control) return control;
  const target = targetOf(node);
  if (target?.type === 'dot') return remoteCall(node, target, piped, at, walker);
  const args = [...piped, ...(name === undefined ? lowered(node, at, walker) : [])];
  if (bare === undefined) return called(node, target ? walker.expression(target, at) : NOTHING, args, at, walker);
  return ownCall(node, bare, args, at, walker);
}

function lowered(node: Node, at: At, walker: Walker): readonly Expression[] {
  const block = blockOf(node);
  const given = argumentsOf(node).map((each) => walker.expression(each, at));
  return block ? [...given, lowerBlockOfCall(block, at, walker)] : given;
}

/** A function of the module around, of one that it imports, or of one that it uses. */
function ownCall(node: Node, name: string, args: readonly Expression[], at: At, walker: Walker): Expression {
  const { owner } = at;
  if (owner?.functions.has(name)) return called(node, memberOf(moduleNamed(owner.name, node, walker), name), args, at, walker);
  const from = at.imported.get(name);
  if (from !== undefined) return called(node, memberOf(moduleNamed(from, node, walker), name), args, at, walker);
  if (/^(to_string|to_charlist)$/.test(name) && args[0]) return args[0];
  return called(node, owner ? memberOf({ is: 'this' }, name) : { is: 'name', name }, args, at, walker);
}

/** `Module.function(…)`, `:hackney.request(…)`, `settings.url`. */
function remoteCall(node: Node, target: Node, piped: readonly Expression[], at: At, walker: Walker): Expression {
  const [left, right] = sidesOf(target);
  if (!left || !right) return NOTHING;
  const name = right.text;
  if (left.type !== 'alias' && left.type !== 'atom' && left.text !== '__MODULE__') {
    const of = walker.expression(left, at);
    const args = [...piped, ...lowered(node, at, walker)];
    const isField = args.length === 0 && !partsOf(node).some(({ type }) => type === 'arguments');
    return isField ? memberOf(of, name) : called(node, memberOf(of, name), args, at, walker);
  }
  const module = left.type === 'atom' ? left.text : fullName(left.text, at);
  const args = [...piped, ...lowered(node, at, walker)];
  return (
    special(node, module, name, args, at, walker) ??
    called(node, memberOf(moduleNamed(module, node, walker), name), args, at, walker)
  );
}

function special(
  node: Node,
  module: string,
  name: string,
  args: readonly Expression[],
  at: At,
  walker: Walker,
): Expression | undefined {
  const [first, second, third] = args;
  if (module === 'Application') return configured(node, name, args, at, walker);
  if (first && second && MEMBER.test(`${module}.${name}`)) {
    const found: Expression =
      second.is === 'literal' ? memberOf(first, String(second.value)) : { is: 'index', of: first, key: second };
    return third ? { is: 'fallback', first: found, second: third } : found;
  }
  const service = /\.?(\w+)\.Stub$/.exec(module)?.[1];
  if (service !== undefined && service !== 'GRPC')
    return called(node, spelled(GRPC, 'stub'), [literalOf(service), ...args], at, walker);
  if (module === 'ExAws.S3') {
    const settings = configuredAs('ex_aws', 's3', node, walker);
    return called(node, spelled(STORAGE, name), [first ?? NOTHING, settings], at, walker);
  }
  return module === 'Tesla' && name === 'client' ? teslaClient(node, args, at, walker) : undefined;
}

/** `Tesla.client([{Tesla.Middleware.BaseUrl, url}])`: of what stands around requests, the base address counts. */
function teslaClient(node: Node, args: readonly Expression[], at: At, walker: Walker): Expression {
  const list = argumentsOf(node)[0];
  const base = (list ? partsOf(list) : []).find((each) => each.type === 'tuple' && /BaseUrl$/.test(partsOf(each)[0]?.text ?? ''));
  const value = base && partsOf(base)[1];
  return called(node, spelled(TESLA, 'client'), value ? [walker.expression(value, at)] : args, at, walker);
}

/** `{Redix, url: x}` among the children of a supervisor: https://hexdocs.pm/elixir/Supervisor.html#module-child-specification */
export function started(
  node: Node,
  module: Node,
  given: readonly Node[],
  at: At,
  walker: Walker,
  name = 'start_link',
): Expression {
  const callee = memberOf(moduleNamed(fullName(module.text, at), module, walker), name);
  const args = given.map((each) => walker.expression(each, at));
  return called(node, callee, [...args, ...handlerAround(node, at, walker)], at, walker);
}

/** A pipeline handles what its producers bring: https://hexdocs.pm/broadway/Broadway.html#c:handle_message/3 */
function handlerAround(node: Node, { owner }: At, walker: Walker): readonly Expression[] {
  if (!owner?.uses.includes('Broadway') || !owner.functions.has('handle_message')) return [];
  return [memberOf(moduleNamed(owner.name, node, walker), 'handle_message')];
}

function called(node: Node, callee: Expression, args: readonly Expression[], at: At, walker: Walker): Expression {
  return walker.call(node, at, { callee, arguments: args });
}
