import type { ArchitectureFile } from '../../model/architecture-file.ts';
import type { Commit } from '../../model/origin.ts';

/** A commit by its full name, or what lies in the folder. */
export type Point = string;

/** What lies in the folder now, committed or not: the point after the commit that is checked out. */
export const FOLDER: Point = 'folder';

/** The history of a repository, as far as the search for an origin asks. */
export interface Past {
  /** The commits right before a point, the first parent first; none before the first commit and where a shallow clone ends. */
  parents(point: Point): Promise<readonly string[]>;
  isCutOff(point: Point): boolean;
  about(commit: string): Promise<Commit>;
  /** Tells the content of a file of a commit from every other content; undefined when it is not there. */
  contentId(commit: string, path: string): Promise<string | undefined>;
  text(contentId: string, path: string): Promise<string>;
  /** Undefined when no more revisions may be analysed. */
  architecture(point: Point): Promise<ArchitectureFile | undefined>;
}
