import type { Directory } from './directory.ts';
import type { Draft } from './draft.ts';
import type { FactIndex } from './fact-index.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';

/** What every pass may look at. The draft is what it may add to. */
export interface Surroundings {
  readonly facts: FactIndex;
  readonly things: readonly Thing[];
  readonly owners: Owners;
  readonly settings: Settings;
  readonly directory: Directory;
  readonly draft: Draft;
}

/** One step of the resolver. It adds to the draft and takes nothing away. */
export interface Pass {
  readonly name: string;
  run(surroundings: Surroundings): void;
}
