import type { ObjectEntry } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { declareType } from './classes.ts';
import { type At, childrenOf, field, type Lowering } from './lowering.ts';

/** An enum's members are written into settings, names and messages by their names, so each is the text of its name. */
export function lowerEnum(node: Node, at: At, lowering: Lowering): void {
  const name = field(node, 'name')?.text ?? '';
  const entries = childrenOf(field(node, 'body'), 'enum_member_declaration').map((member): ObjectEntry => {
    const key = field(member, 'name')?.text ?? '';
    return { key, value: { is: 'literal', value: key } };
  });
  declareType(name, { is: 'object', entries }, node, at, lowering);
}
