import type { Architecture, Node } from '../../model/architecture.ts';
import type { Wiring } from '../../model/wiring.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';

/**
 * Whether a name stands anywhere in the repository but where deployments give it a value; undefined where that cannot be told
 * because programs make up names of settings as they run.
 */
export type Mentions = (name: string) => boolean | undefined;

/** Files in which a name stands as a whole. */
export type Standing = (name: string) => readonly string[];

/** What rules go by beside the architecture. */
export interface Words {
  readonly mentions?: Mentions;
  readonly standing?: Standing;
}

/** Whether a file lies in a folder of one of some nodes. */
export function isOf(path: string, ids: readonly string[], { nodes }: Checked): boolean {
  return nodesAround(path, nodes.values()).some(({ id }) => ids.includes(id));
}

/** What rules look at. */
export interface Checked extends Words {
  readonly architecture: Architecture;
  readonly wiring: Wiring;
  readonly nodes: ReadonlyMap<string, Node>;
}
