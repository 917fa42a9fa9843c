import type { TreeNode } from '../../src/sdk/index.ts';

/** A tree as plain data, numbers and texts alike, so that only what is said counts. */
export function plain(node: TreeNode): unknown {
  if (node.kind === 'map')
    return Object.fromEntries(
      node
        .entries()
        .map(([key, value]) => [key, plain(value)])
        .sort(),
    );
  return node.kind === 'list' ? node.items().map(plain) : node.text();
}
