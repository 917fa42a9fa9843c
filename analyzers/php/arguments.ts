import type { Expression } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** Arguments in order; `name: value` keeps its name, `...$list` is spread. */
export function lowerArguments(node: Node, at: At, lowering: Lowering): readonly Expression[] {
  return partsOf(node).map((part) => lowerArgument(part, at, lowering));
}

function lowerArgument(part: Node, at: At, lowering: Lowering): Expression {
  if (part.type !== 'argument') return lowering.expression(part, at);
  const name = part.childForFieldName('name');
  const value = partsOf(part).find((each) => each !== name);
  const of = value ? lowering.expression(value, at) : NOTHING;
  return name ? { is: 'keyword', name: name.text, of } : of;
}

/** The nodes of what is passed by position, without the names of others. */
export function argumentNodes(call: Node): readonly Node[] {
  const list = call.childForFieldName('arguments') ?? partsOf(call).find(({ type }) => type === 'arguments');
  return (list ? partsOf(list) : []).flatMap((part) => (part.type === 'argument' ? (partsOf(part).at(-1) ?? []) : part));
}
