import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { plainText } from './texts.ts';

/** Arguments in order; pairs without braces are passed by name where the key is a symbol, else as one object. */
export function lowerArguments(nodes: readonly Node[], at: At, lowering: Lowering): readonly Expression[] {
  const pairs = nodes.filter(isKeyed);
  const others = nodes.filter((node) => node.type !== 'pair' || isNamed(node));
  const given = others.filter((node) => node.type !== 'block_argument').map((node) => lowerArgument(node, at, lowering));
  return pairs.length === 0 ? given : [...given, { is: 'object', entries: pairs.flatMap((pair) => entryOf(pair, at, lowering)) }];
}

function isNamed(node: Node): boolean {
  return node.type === 'pair' && node.childForFieldName('key')?.type === 'hash_key_symbol';
}

/** `'/orders' => 'orders#index'`. */
function isKeyed(node: Node): boolean {
  return node.type === 'pair' && !isNamed(node);
}

function lowerArgument(node: Node, at: At, lowering: Lowering): Expression {
  if (node.type === 'pair')
    return { is: 'keyword', name: node.childForFieldName('key')?.text ?? '', of: pairValue(node, at, lowering) };
  if (node.type === 'hash_splat_argument') {
    const [inner] = partsOf(node);
    return { is: 'keyword', name: '**', of: inner ? lowering.expression(inner, at) : NOTHING };
  }
  if (node.type === 'splat_argument') {
    const [inner] = partsOf(node);
    return { is: 'spread', of: inner ? lowering.expression(inner, at) : NOTHING };
  }
  return lowering.expression(node, at);
}

/** `url:` alone is the variable of that name. */
function pairValue(pair: Node, at: At, lowering: Lowering): Expression {
  const [key, value] = [pair.childForFieldName('key'), pair.childForFieldName('value')];
  if (value) return lowering.expression(value, at);
  return key ? { is: 'name', name: key.text } : NOTHING;
}

/** An entry of a hash. */
export function entryOf(pair: Node, at: At, lowering: Lowering): readonly ObjectEntry[] {
  if (pair.type === 'hash_splat_argument') {
    const [inner] = partsOf(pair);
    return inner ? [{ spread: lowering.expression(inner, at) }] : [];
  }
  const key = pair.childForFieldName('key');
  if (!key) return [];
  const value = pairValue(pair, at, lowering);
  const name = plainText(key);
  return name === undefined ? [{ computed: lowering.expression(key, at), value }] : [{ key: name, value }];
}

/** The nodes of what a call is given, without its block. */
export function argumentNodes(call: Node): readonly Node[] {
  const list = call.childForFieldName('arguments');
  return list ? partsOf(list) : [];
}

/** The argument nodes by position. */
export function positionalNodes(call: Node): readonly Node[] {
  return argumentNodes(call).filter(({ type }) => type !== 'pair' && !/argument$/.test(type));
}

/** The node of an argument that is passed by name. */
export function namedNode(call: Node, name: string): Node | undefined {
  const pair = argumentNodes(call).find((node) => node.type === 'pair' && plainText(node.childForFieldName('key')) === name);
  return pair?.childForFieldName('value') ?? undefined;
}

/** The block of a call. */
export function blockOf(call: Node): Node | undefined {
  return call.childForFieldName('block') ?? undefined;
}
