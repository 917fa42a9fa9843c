import type { Architecture, Node } from '../../model/architecture.ts';
import type { Wiring } from '../../model/wiring.ts';

/**
 * Whether a name stands anywhere in the repository but where deployments give it a value; undefined where that cannot be told
 * because programs make up names of settings as they run.
 */
export type Mentions = (name: string) => boolean | undefined;

/** What rules look at. */
export interface Checked {
  readonly architecture: Architecture;
  readonly wiring: Wiring;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Absent where nobody looked. */
  readonly mentions?: Mentions;
}
