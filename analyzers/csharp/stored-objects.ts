// https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/polymorphism
import type { Expression, TypeReference } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { askCollected, collectUnder } from './collected-keys.ts';
import { type At, childrenOf, field, type Lowering } from './lowering.ts';
import { heldAs, isMadeByType } from './made-by-type.ts';
import { typeReference } from './types.ts';

/** What is written with the type that it has at run time is read as a type of that kind somewhere else in the program. */
const key = (type: string) => literalOf(`stored as ${type.slice(type.lastIndexOf('.') + 1)}`);

/**
 * `JsonSerializer.Serialize(evt, evt.GetType())` and `JsonConvert.SerializeObject(evt)` of a parameter keep whatever callers pass, under the type
 * that the parameter is declared with.
 */
export function noteStored(
  callee: Expression,
  [stored, by]: readonly Expression[],
  node: Node,
  at: At,
  lowering: Lowering,
): void {
  if (callee.is !== 'member' || stored?.is !== 'name' || !/^Serialize(Object)?$/.test(callee.name)) return;
  const isOfItsType = by?.is === 'member' && by.name === 'constructor' && by.of.is === 'name' && by.of.name === stored.name;
  const variable = lowering.find(at.scope, stored.name);
  const type = variable?.parameter === undefined ? undefined : variable.type;
  if (!type || !(isOfItsType || callee.name === 'SerializeObject')) return;
  collectUnder(key(type.name), stored, node, at, lowering);
}

/**
 * `JsonConvert.DeserializeObject<Event>(content, settings)` reads what the text names, where the settings say that names of types stand in it:
 * any of what is kept so. https://www.newtonsoft.com/json/help/html/SerializeTypeNameHandling.htm
 */
export function readByTypeName(
  callee: Expression,
  [type]: readonly TypeReference[],
  { node, at, lowering }: { readonly node: Node; readonly at: At; readonly lowering: Lowering },
): Expression | undefined {
  if (!type || callee.is !== 'member' || callee.name !== 'DeserializeObject' || !isSerializer(callee.of)) return undefined;
  const [, settings] = childrenOf(field(node, 'arguments'), 'argument');
  return settings && lowering.mentions('TypeNameHandling') ? askCollected(key(type.name), node, at, lowering) : undefined;
}

/** `JsonConvert`, `Newtonsoft.Json.JsonConvert`, or what is called a serializer: `_serializer`. */
function isSerializer(of: Expression): boolean {
  return (of.is === 'name' || of.is === 'member') && /^JsonConvert$|serializer$/i.test(of.name);
}

/**
 * `(Event)JsonSerializer.Deserialize(content, type)`, the same with `as`: any of what is kept so; what is made by its type is any of that kind; of
 * other casts, what is inside.
 */
export function lowerCast(node: Node, at: At, lowering: Lowering): Expression {
  const children = node.namedChildren.filter((child) => child.type !== 'comment');
  const value = field(node, 'value') ?? field(node, 'left') ?? children.at(-1);
  const inside: Expression = value ? lowering.expression(value, at) : { is: 'unknown', why: 'nothing' };
  const type = typeReference(field(node, 'type') ?? field(node, 'right'));
  if (!type || !value) return inside;
  if (isMadeByType(value)) return heldAs(type, inside, node, at, lowering);
  return readsAnyType(value) ? askCollected(key(type.name), node, at, lowering) : inside;
}

/** The type to be read is known at run time only. */
function readsAnyType(node: Node): boolean {
  const inner =
    node.type === 'postfix_unary_expression' || node.type === 'parenthesized_expression' ? node.namedChildren[0] : node;
  if (inner && inner !== node) return readsAnyType(inner);
  const callee = node.type === 'invocation_expression' ? field(node, 'function') : undefined;
  const name = callee && field(callee, 'name');
  if (name?.type !== 'identifier' || !/^Deserialize(Object)?$/.test(name.text)) return false;
  const [, type] = childrenOf(field(node, 'arguments'), 'argument');
  const written = type?.namedChildren[0];
  return written !== undefined && written.type !== 'typeof_expression' && !/Settings|Options/i.test(written.text);
}
