import type { Node } from '../../../src/frontend/syntax-node.ts';

/** Whether a word such as `static` stands before a construct. */
export function hasModifier(node: Node, word: string): boolean {
  return modifiersOf(node)?.children.some(({ type }) => type === word) ?? false;
}

/** The annotations of a construct, as they are written. */
export function annotationNodes(node: Node): readonly Node[] {
  const isAnnotation = ({ type }: Node) => type === 'annotation' || type === 'marker_annotation';
  return modifiersOf(node)?.namedChildren.filter(isAnnotation) ?? [];
}

function modifiersOf(node: Node): Node | undefined {
  return node.namedChildren.find((child) => child.type === 'modifiers');
}
