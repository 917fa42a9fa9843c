import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, innerBlock, type Lowering } from '../lowering.ts';
import { lowerStatements } from './blocks.ts';
import { addParameter, type ParameterShape } from './functions.ts';
import { childOf, childrenOf, plainName } from './nodes.ts';
import { declaredType } from './types.ts';

/**
 * A lambda gives its last expression. Without written parameters it has one, `it`, and may instead have a receiver whose members go
 * by their bare names: who takes it knows which. https://kotlinlang.org/docs/lambdas.html
 */
export function lowerLambda(node: Node, at: At, lowering: Lowering): Expression {
  const { draft } = lowering;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const place = lowering.place(node);
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  draft.addFunction({ kind: 'function', scope, parameters: [], returns: [], place, ...flags });
  const written = childOf(node, 'lambda_parameters');
  const receiver = `it#${index}`;
  const receivers = written ? (at.receivers ?? []) : [receiver, ...(at.receivers ?? [])];
  const inside: At = { ...innerBlock(at), scope, receivers, ...(written ? {} : { told: receiver }) };
  for (const parameter of written ? writtenParameters(written, lowering) : [{ name: 'it', bound: receiver }])
    addParameter(parameter, index, inside, node, lowering);
  const value = lowerStatements(childOf(node, 'statements'), inside, lowering);
  if (value) draft.functions[index]?.returns.push({ expression: value, scope });
  return { is: 'function', function: index };
}

function writtenParameters(list: Node, lowering: Lowering): readonly ParameterShape[] {
  return childrenOf(list).map((each, position) => {
    if (each.type !== 'variable_declaration') return { name: `#${position}` };
    const type = declaredType(each, lowering.draft);
    return { name: plainName(childOf(each, 'simple_identifier')?.text ?? ''), ...(type ? { type } : {}) };
  });
}

/** `defaultRequest { url("http://orders") }`: what a lambda tells its receiver is kept on it, as if it were set there. */
export function tellReceiver(name: string, value: Expression | undefined, at: At, lowering: Lowering): void {
  if (at.told === undefined || value === undefined) return;
  const expression: Expression = { is: 'object', entries: [{ key: plainName(name), value }] };
  lowering.draft.find(at.scope, at.told)?.values.push({ expression, scope: at.scope });
}

/**
 * What a call without an object is told, by its name; of several arguments the last, and all of them as a list behind `()`. With a class or an object
 * before it, by that too: `install(DefaultRequest)`.
 */
export function tellArguments(name: string, args: readonly Expression[], at: At, lowering: Lowering): void {
  const [first] = args;
  tellReceiver(name, args.at(-1), at, lowering);
  if (args.length === 1) return;
  tellReceiver(`${name}()`, { is: 'list', items: args }, at, lowering);
  if (first?.is === 'name' && /^[A-Z]/.test(first.name)) tellReceiver(`${name}(${first.name})`, args.at(-1), at, lowering);
}
