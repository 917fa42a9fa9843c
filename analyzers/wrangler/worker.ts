import type { Owner, TreeNode } from '../../src/sdk/index.ts';

/** What all workers of a repository are deployed as. */
export const DEPLOYMENT = 'wrangler:workers';

/** One worker, and how its configuration is asked. */
export interface Worker {
  readonly name: string;
  readonly owner: Owner;
  /** What is stated under a key: at the top, else in the environment of production, else in the first that has it. */
  readonly stated: (...keys: readonly string[]) => readonly TreeNode[];
}

/** Bindings and variables are not inherited by environments: https://developers.cloudflare.com/workers/wrangler/environments/ */
export function statedIn(root: TreeNode): Worker['stated'] {
  const environments = root.get('env').entries();
  const production = environments.filter(([name]) => name === 'production');
  const places = [root, ...[...production, ...environments].map(([, node]) => node)];
  return (...keys) => {
    const found = places.map((place) => place.at(...keys)).find(({ exists }) => exists);
    if (!found) return [];
    return found.kind === 'list' ? found.items() : [found];
  };
}
