import type { History } from './git/history.ts';
import { type OpenedRepository, openRepository, type RepositoryOptions } from './open-repository.ts';

/** A commit of the history behind a folder. */
export interface Moment {
  readonly history: History;
  readonly commit: string;
}

/** What lies in a folder now, or what a commit holds. Reading git's objects takes a library that other runs should not wait for. */
export async function openAt(root: string, options: RepositoryOptions, at: Moment | undefined): Promise<OpenedRepository> {
  if (!at) return openRepository(root, options);
  const { openCommit } = await import('./git/open-commit.ts');
  return openCommit(at.history, at.commit, options);
}
