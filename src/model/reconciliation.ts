import type { Evidence } from './evidence.ts';

/**
 * What one world (the code, one deployment, the documents) says of an element. `silent`: the element is none of its business, so that
 * not to name it says nothing.
 */
export type Saying = 'has' | 'lacks' | 'contradicts' | 'unknown' | 'silent';

export interface Cell {
  readonly says: Saying;
  readonly evidence: readonly Evidence[];
}

/** How the worlds stand to each other. */
export type Accord = 'agrees' | 'only-in' | 'contradicts' | 'unknown';

/** From the worst to the best. */
export const ACCORDS: readonly Accord[] = ['contradicts', 'only-in', 'unknown', 'agrees'];

/** One element, seen from every world. */
export interface ReconciledRow {
  readonly kind: 'node' | 'edge' | 'setting';
  /** Id of the node or edge; `orders PAYMENTS_URL` for a setting. */
  readonly element: string;
  readonly accord: Accord;
  /** A whole sentence. */
  readonly message: string;
  /** In the order of the worlds. */
  readonly cells: readonly Cell[];
  /** The lines of a contradiction that lies between worlds and not in one of them. */
  readonly against: readonly Evidence[];
}

/** Code, deployments and documents side by side. */
export interface Reconciliation {
  readonly system: string;
  readonly revision: string | null;
  /** `code`, the ids of deployments, `documents`. */
  readonly worlds: readonly string[];
  readonly rows: readonly ReconciledRow[];
}
