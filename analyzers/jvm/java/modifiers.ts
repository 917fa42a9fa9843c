import type { Node } from 'web-tree-sitter';

interface Modifiers {
  readonly words: ReadonlySet<string>;
  readonly annotations: readonly Node[];
}

const NONE: Modifiers = { words: new Set(), annotations: [] };
const known = new WeakMap<Node, Modifiers>();

/** The words in a construct's `modifiers`, and its annotations. Several rules ask for those of one node. */
export function modifiersOf(node: Node): Modifiers {
  const found = known.get(node) ?? readModifiers(node);
  known.set(node, found);
  return found;
}

function readModifiers(node: Node): Modifiers {
  const modifiers = node.namedChildren.find((child) => child.type === 'modifiers');
  if (!modifiers) return NONE;
  const isAnnotation = ({ type }: Node) => type === 'annotation' || type === 'marker_annotation';
  const { children } = modifiers;
  return {
    words: new Set(children.filter((child) => !isAnnotation(child)).map(({ type }) => type)),
    annotations: children.filter(isAnnotation),
  };
}
