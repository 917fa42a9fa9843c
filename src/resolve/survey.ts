import type { Directory } from './directory.ts';
import type { FactIndex } from './fact-index.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';

/** The ground that passes stand on: which things there are, whose a fact is, what they are told, who answers to a name. */
export interface Survey {
  readonly facts: FactIndex;
  readonly things: readonly Thing[];
  readonly owners: Owners;
  readonly settings: Settings;
  readonly directory: Directory;
}
