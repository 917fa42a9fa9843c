// https://learn.microsoft.com/dotnet/api/system.reflection.customattributeextensions.getcustomattribute
import type { Expression } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { typeExpression } from './types.ts';

const LOOKUP = /^GetCustomAttributes?$/;

/**
 * `type.GetCustomAttribute<TopicAttribute>()`, `type.GetCustomAttribute(typeof(TopicAttribute))` and `Attribute.GetCustomAttribute(type, …)`:
 * the attribute that the type carries; several are a list.
 */
export function attributeLookup(
  callee: Expression,
  types: readonly string[],
  given: readonly Expression[],
  { node, at, lowering }: { readonly node: Node; readonly at: At; readonly lowering: Lowering },
): Expression | undefined {
  if (callee.is !== 'member' || !LOOKUP.test(callee.name)) return undefined;
  const isStatic = callee.of.is === 'name' && (callee.of.name === 'Attribute' || callee.of.name === 'CustomAttributeExtensions');
  const [of, asked] = isStatic ? given : [callee.of, ...given];
  const [written] = types;
  const type = written === undefined ? asked : typeExpression(written);
  if (!of || !type) return undefined;
  const found = lowering.call({
    callee: spelled('System.Reflection', 'AttributeOf'),
    arguments: [of, type],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.at(node),
  });
  return callee.name.endsWith('s') ? { is: 'list', items: [found] } : found;
}
