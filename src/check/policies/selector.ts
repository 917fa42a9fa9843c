import type { Node } from '../../model/architecture.ts';
import type { NodeSelector, Policies } from '../../model/graph-policy.ts';

/** Whether a node fits everything that a selector gives; without a selector every node does. */
export function fits(node: Node, selector: NodeSelector | undefined, groups: Policies['groups']): boolean {
  if (!selector) return true;
  const { kind, name, owner, technology, path, group } = selector;
  const names = [node.id, node.name, ...node.aliases];
  return (
    (kind === undefined || kind.includes(node.kind)) &&
    isAny(name, names) &&
    isAny(owner, node.owners) &&
    isAny(technology, node.technology) &&
    isAny(path, node.paths) &&
    isAny(
      group?.flatMap((each) => groups[each] ?? []),
      names,
    )
  );
}

function isAny(patterns: readonly string[] | undefined, texts: readonly string[]): boolean {
  return patterns === undefined || patterns.some((pattern) => texts.some((text) => isLike(text, pattern)));
}

/** `*` stands for anything; no expression is made of it, so that no pattern can take long. */
function isLike(text: string, pattern: string): boolean {
  const [head = '', ...tails] = pattern.split('*');
  const last = tails.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(head) || text.length < head.length + last.length || !text.endsWith(last)) return false;
  let at = head.length;
  for (const part of tails) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
