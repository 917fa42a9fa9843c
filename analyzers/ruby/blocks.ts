import type { Expression } from '../../src/code/ir.ts';
import { anyItem, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { blockOf } from './arguments.ts';
import { assign } from './assignments.ts';
import { lowerBody } from './bodies.ts';
import type { At, Lowering } from './lowering.ts';

const OF_ITEMS =
  /^(each|each_pair|each_with_index|each_with_object|each_slice|map|flat_map|collect|select|filter|reject|find|detect|any\?|all\?|sum|sort_by|group_by|index_by|to_h|each_value|filter_map|partition|inject|reduce)$/;
const GIVES_LIST = /^(map|flat_map|collect|filter_map)$/;
const GIVES_ITSELF = /^(each|each_pair|each_with_index|select|filter|reject|tap|sort_by|each_value)$/;

/**
 * A block is lowered where it stands: it shares the variables around it. Its first parameter is an item of the list it goes over,
 * or else what the call itself gives: libraries hand a new connection or their configuration to a block.
 */
export function lowerBlock(node: Node, name: string, call: Expression, at: At, lowering: Lowering): Expression {
  const block = blockOf(node);
  if (!block) return call;
  const receiver = node.childForFieldName('receiver');
  const parameters = block.childForFieldName('parameters');
  const [first, ...others] = parameters ? partsOf(parameters) : [];
  const isLoop = receiver !== null && OF_ITEMS.test(name);
  const of = isLoop || name === 'tap' || name === 'then' ? lowering.expression(receiver ?? node, at) : call;
  if (first) bind(first, isLoop ? anyItem(of) : of, at, lowering);
  for (const other of others) bind(other, NOTHING, at, lowering);
  const value = lowerBody(block.childForFieldName('body'), { ...at, isBody: at.isBody }, lowering);
  if (GIVES_LIST.test(name)) return { is: 'list', items: [value] };
  if (name === 'then') return value;
  return isLoop && GIVES_ITSELF.test(name) ? of : call;
}

function bind(parameter: Node, value: Expression, at: At, lowering: Lowering): void {
  const target = parameter.type === 'identifier' ? parameter : (parameter.childForFieldName('name') ?? parameter);
  assign(target, value, at, lowering);
}
