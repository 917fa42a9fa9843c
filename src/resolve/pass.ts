import type { FindNames } from '../model/naming.ts';
import type { Draft } from './draft.ts';
import type { Survey } from './survey.ts';

/** What every pass may look at. The draft is what it may add to. */
export interface Surroundings extends Survey {
  readonly draft: Draft;
  /** Absent where nobody can look into the files. */
  readonly findNames?: FindNames;
}

/** One step of the resolver. It adds to the draft and takes nothing away. */
export interface Pass {
  readonly name: string;
  run(surroundings: Surroundings): void;
}
