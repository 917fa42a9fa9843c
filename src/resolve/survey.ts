import type { Directory } from './directory.ts';
import type { FactIndex } from './fact-index.ts';
import type { Thing } from './identity/thing.ts';
import type { LeftOver } from './left-over/left-over.ts';
import type { Libraries } from './libraries.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';

/** The ground that passes stand on: which things there are, whose a fact is, what they are told and built with, who answers to a name. */
export interface Survey {
  /** Without those of what is left over. */
  readonly facts: FactIndex;
  readonly leftOver: readonly LeftOver[];
  readonly things: readonly Thing[];
  readonly owners: Owners;
  readonly settings: Settings;
  readonly libraries: Libraries;
  readonly directory: Directory;
}
