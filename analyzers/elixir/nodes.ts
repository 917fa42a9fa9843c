import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';

/** The arguments of a call, without its block. */
export function argumentsOf(call: Node): readonly Node[] {
  const list = partsOf(call).find(({ type }) => type === 'arguments');
  return list ? partsOf(list) : [];
}

/** The arguments by position; a list of keywords at the end is one. */
export function positional(call: Node): readonly Node[] {
  return argumentsOf(call).filter(({ type }) => type !== 'keywords');
}

/** The value of a keyword, `only: […]`, in a call's arguments or in a list. */
export function keywordOf(node: Node, name: string): Node | undefined {
  for (const keywords of [...argumentsOf(node), ...partsOf(node)]) {
    if (keywords.type !== 'keywords') continue;
    const pair = partsOf(keywords).find((each) => keyOf(each) === name);
    if (pair) return valueOf(pair);
  }
  return undefined;
}

/** `only` of `only: […]`. */
export function keyOf(pair: Node): string {
  return (partsOf(pair)[0]?.text ?? '').trim().replace(/:$/, '').replace(/^"|"$/g, '');
}

/** The block of a call: `do … end`. */
export function blockOf(call: Node): Node | undefined {
  return partsOf(call).find(({ type }) => type === 'do_block');
}

export function valueOf(pair: Node): Node | undefined {
  return partsOf(pair)[1];
}

/** What stands to both sides of an operator or a dot. Asking the grammar for its fields costs several times as much. */
export function sidesOf(node: Node): readonly [left: Node | undefined, right: Node | undefined] {
  const [left, right] = partsOf(node);
  return [left, right];
}

/** What a call calls. */
export function targetOf(call: Node): Node | undefined {
  return partsOf(call)[0];
}

const names = new WeakMap<Node, string>();

/** The name that a call calls, where it is a bare one; every rule that a statement passes asks for it. */
export function bareName(call: Node): string | undefined {
  const target = call.type === 'call' ? targetOf(call) : undefined;
  if (target?.type !== 'identifier') return undefined;
  const name = names.get(target) ?? target.text;
  names.set(target, name);
  return name;
}

/** The text of a plain string or the name of an atom. */
export function plainText(node: Node | undefined): string | undefined {
  if (node?.type === 'atom') return node.text.slice(1);
  if (node?.type !== 'string') return undefined;
  const parts = partsOf(node);
  return parts.every(({ type }) => type === 'quoted_content') ? parts.map(({ text }) => text).join('') : undefined;
}

export function operatorOf(node: Node): string {
  return node.children[node.type === 'unary_operator' ? 0 : 1]?.type ?? '';
}

/** The words of a sigil, whatever it makes of them. */
export function wordsIn(sigil: Node): readonly string[] {
  const content = partsOf(sigil).find(({ type }) => type === 'quoted_content');
  return (content?.text ?? '').trim().split(/\s+/);
}

/** What a module uses: `use Plug.Router`, `use ShopWeb, :router`. */
export function usesIn(block: Node): readonly Node[] {
  return partsOf(block).filter((each) => bareName(each) === 'use');
}

/** The texts of a list of atoms or strings, of a list of words (`~w(index show)a`), or of one. */
export function textsOf(node: Node | undefined): readonly string[] {
  if (!node) return [];
  if (node.type === 'sigil') return wordsIn(node);
  return [node, ...partsOf(node)].flatMap((each) => plainText(each) ?? []);
}
