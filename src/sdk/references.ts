import type { Repository } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { documentOf } from './document.ts';
import { folderOf, joinPath } from './path.ts';
import { cleanText } from './secrets.ts';
import type { TreeNode } from './tree.ts';

const DEEPEST = 10;

/**
 * Follows `$ref` within a document and to other files of the repository; nothing is read over the network.
 * https://spec.openapis.org/oas/v3.1.0#reference-object
 */
export class References {
  readonly problems: Problem[] = [];
  readonly #repository: Repository;
  readonly #roots = new Map<string, TreeNode | undefined>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** The node itself, or what it refers to in the end. What is not there leaves a problem and the node. */
  follow(node: TreeNode): TreeNode {
    let found = node;
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const reference = found.get('$ref');
      const text = reference.text();
      if (text === undefined) return found;
      const target = this.#find(text, found);
      if (!target?.exists) {
        this.#report(text, reference);
        return node;
      }
      found = target;
    }
    this.#report(found.get('$ref').text() ?? '', found.get('$ref'));
    return node;
  }

  #find(reference: string, from: TreeNode): TreeNode | undefined {
    const [file = '', pointer = ''] = reference.split('#');
    const path = file === '' ? from.source.path : joinPath(folderOf(from.source.path), file);
    const root = path === undefined || /^[a-z]+:/i.test(file) ? undefined : this.#rootOf(path);
    return root?.at(...stepsOf(pointer));
  }

  #rootOf(path: string): TreeNode | undefined {
    if (!this.#roots.has(path)) {
      const source = this.#repository.read(path);
      this.#roots.set(path, source && documentOf(source).root);
    }
    return this.#roots.get(path);
  }

  #report(reference: string, node: TreeNode): void {
    const isRemote = /^[a-z]+:\/\//i.test(reference);
    const message = isRemote
      ? `This refers to ${cleanText(reference)}; nothing is read over the network.`
      : `This refers to ${cleanText(reference)}, which is not there or leads round in a circle.`;
    this.problems.push({ code: 'missing-reference', message, evidence: node.evidence() });
  }
}

/** https://www.rfc-editor.org/rfc/rfc6901 */
function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
