import type { Node } from '../../../src/frontend/syntax-node.ts';

/** The first child of one of these types; the grammar names no fields. */
export function childOf(node: Node | undefined, ...types: readonly string[]): Node | undefined {
  return node?.namedChildren.find((child) => types.includes(child.type));
}

/** The named children without comments. */
export function childrenOf(node: Node | undefined): readonly Node[] {
  return node?.namedChildren.filter((child) => !child.type.endsWith('comment')) ?? [];
}

/** The expression behind `=` or another sign that stands in a declaration; undefined without the sign. */
export function behind(node: Node, sign: string): Node | undefined {
  const { children } = node;
  const at = children.findIndex((child) => child.type === sign);
  return at < 0 ? undefined : children.slice(at + 1).find((child) => child.isNamed && !child.type.endsWith('comment'));
}

/** The words in a declaration's modifiers. */
export function wordsOf(node: Node): ReadonlySet<string> {
  return new Set(childrenOf(childOf(node, 'modifiers')).map((child) => child.text));
}

/** The name that a declaration gives; names may be written in backticks. */
export function nameOf(node: Node): string {
  return plainName(childOf(node, 'simple_identifier', 'type_identifier')?.text ?? '');
}

export function plainName(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1) : text;
}
