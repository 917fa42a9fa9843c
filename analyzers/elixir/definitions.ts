import type { Decorator, Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { addMethod, parameterAt } from './functions.ts';
import { type At, inner, memberOf, type Walker } from './lowering.ts';
import { fullName, moduleNamed } from './names.ts';
import { argumentsOf, bareName, blockOf, keywordOf, operatorOf, plainText, sidesOf } from './nodes.ts';
import { bindPattern } from './patterns.ts';
import { lowerAnswer } from './plug.ts';
import { GRPC } from './spellings.ts';
import { lowerStatements } from './statements.ts';

/** What stands in front of a function's body. */
export interface Head {
  readonly name: string;
  readonly parameters: readonly Node[];
}

/** `place(order, options \\ [])`, with a guard behind or without parameters. */
export function headOf(node: Node): Head | undefined {
  const [written] = argumentsOf(node);
  const head = written?.type === 'binary_operator' ? sidesOf(written)[0] : written;
  if (head?.type === 'identifier') return { name: head.text, parameters: [] };
  const name = head && bareName(head);
  return head && name !== undefined ? { name, parameters: argumentsOf(head) } : undefined;
}

/** A clause of a function; clauses of one name and length are one function. */
export function lowerDefinition(node: Node, at: At, walker: Walker): void {
  const head = headOf(node);
  const own = walker.draft.classes[at.owner?.class ?? -1];
  if (!head || !own) return;
  const { functions } = walker.draft;
  const known = own.methods.find(
    (each) => functions[each]?.name === head.name && functions[each]?.parameters.length === head.parameters.length,
  );
  const index = known ?? openFunction(node, head, at, walker);
  const inside: At = { ...inner(at), scope: functions[index]?.scope ?? 0, locals: new Map() };
  for (const [position, each] of head.parameters.entries()) bindParameter(each, position, index, inside, walker);
  lowerAnswer(head, index, inside, walker);
  const value = bareName(node) === 'defdelegate' ? delegated(node, head, inside, walker) : bodyOf(node, inside, walker);
  if (value) functions[index]?.returns.push({ expression: value, scope: inside.scope });
}

function bodyOf(node: Node, at: At, walker: Walker): Expression | undefined {
  const block = blockOf(node);
  const short = keywordOf(node, 'do');
  return block ? lowerStatements(block, at, walker) : short && walker.expression(short, at);
}

/** `defdelegate level(sku), to: Shop.Stock, as: :stock_level`: https://hexdocs.pm/elixir/Kernel.html#defdelegate/2 */
function delegated(node: Node, { name, parameters }: Head, at: At, walker: Walker): Expression | undefined {
  const module = keywordOf(node, 'to');
  if (!module) return undefined;
  const callee = memberOf(moduleNamed(fullName(module.text, at), node, walker), plainText(keywordOf(node, 'as')) ?? name);
  const args = parameters.map((_, index): Expression => ({ is: 'name', name: `#${index}` }));
  return walker.call(node, at, { callee, arguments: args });
}

/** `options \\ []` has a default. */
function bindParameter(node: Node, position: number, index: number, at: At, walker: Walker): void {
  const isDefaulted = node.type === 'binary_operator' && operatorOf(node) === '\\\\';
  const [pattern, usual] = isDefaulted ? partsOf(node) : [node];
  const value = parameterAt(position, index, node, walker);
  const parameters = walker.draft.functions[index]?.parameters;
  const made = parameters?.[position];
  if (parameters && made && usual) parameters[position] = { ...made, default: walker.expression(usual, at) };
  if (pattern) bindPattern(pattern, value, at, walker);
}

function openFunction(node: Node, { name, parameters }: Head, at: At, walker: Walker): number {
  const isPrivate = bareName(node) === 'defp';
  const decorators = isPrivate || parameters.length !== 2 ? [] : operation(node, name, at, walker);
  return addMethod(node, { name, decorators, ...(isPrivate ? { isPrivate } : {}) }, at, walker);
}

/** A function of a gRPC server is an operation by its name: https://hexdocs.pm/grpc/GRPC.Server.html */
function operation(node: Node, name: string, at: At, walker: Walker): Decorator[] {
  const service = at.owner?.service;
  if (service === undefined) return [];
  const rpc = name.replace(/(^|_)([a-z])/g, (_: string, __: string, letter: string) => letter.toUpperCase());
  const args = [literalOf(service), literalOf(rpc)];
  return [{ callee: spelled(GRPC, 'method'), arguments: args, scope: at.scope, place: walker.place(node) }];
}
