import type { Node } from 'web-tree-sitter';

/** The words in a construct's `modifiers`, and its annotations. */
export function modifiersOf(node: Node): { readonly words: ReadonlySet<string>; readonly annotations: readonly Node[] } {
  const modifiers = node.namedChildren.find((child) => child.type === 'modifiers');
  const children = modifiers?.children ?? [];
  const annotations = children.filter((child) => child.type === 'annotation' || child.type === 'marker_annotation');
  return { words: new Set(children.filter((child) => !child.isNamed).map((child) => child.type)), annotations };
}
