import type { ArchitectureFile } from '../model/architecture-file.ts';
import { differenceBy } from './difference.ts';

/** What could not be finished now and was not so before. Its line may move. */
export function newUnknowns(before: ArchitectureFile, after: ArchitectureFile): ArchitectureFile['unknowns'] {
  return differenceBy(before.unknowns, after.unknowns, (each) => `${each.code}\n${each.evidence.path}\n${each.message}`).added;
}
