import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Repository, Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { closestSibling } from './closest-sibling.ts';
import { folderTree } from './file-tree.ts';
import { readTracked } from './git-index.ts';
import { HeldText } from './held-text.ts';
import { ignoreRules } from './ignore-rules.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { digestSource, readSource } from './read-source.ts';
import { readRevision } from './revision.ts';
import { walk } from './walk.ts';

export interface RepositoryOptions {
  /** Further patterns to ignore, in the syntax of `.gitignore`. */
  readonly ignore?: readonly string[];
  /** Configuration in place of `asbuilt.yaml` of the folder. */
  readonly configFile?: string;
  readonly limits?: Partial<Limits>;
}

export interface OpenedRepository {
  readonly repository: Repository;
  /** Grows while files are read: only a file that somebody wanted can be a problem. */
  readonly problems: readonly Problem[];
  /** The commit that is checked out, null when the folder is no git checkout. */
  readonly revision: string | null;
  /** The folder's real path. */
  readonly root: string;
  /** Set when the files are those of a commit, which never change. */
  readonly commit?: string;
  /** Reads the files of a commit, before the first of them is asked for; a folder's are read one by one. */
  readonly load?: (progress: Progress) => Promise<void>;
  /** The digest of a file's content: of what was read of it, else of what is there now. */
  digestOfFile(path: string): string;
  /** The files that were read so far, or that somebody wanted to read. */
  asked(): readonly string[];
}

/** What was read of a file. */
interface Held {
  readonly source?: HeldText;
  readonly digest: string;
}

/** Lists what may be analysed below a folder. Files are read when they are first asked for, each once. */
export function openRepository(root: string, options: RepositoryOptions = {}): OpenedRepository {
  const folder = realRoot(root);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { tracked, problem } = readTracked(folder);
  const walked = walk(folderTree(folder), ignoreRules(options.ignore ?? [], tracked), limits);
  const { paths, links } = walked;
  const known = new Set(paths);
  const problems: Problem[] = [...(problem ? [problem] : []), ...walked.problems];
  const readings = new Map<string, Held>();

  function read(path: string): Held {
    const earlier = readings.get(path);
    if (earlier || !known.has(path)) return earlier ?? { digest: '' };
    const found = readSource(folder, path, links.has(path), limits);
    const source = found.source && new HeldText(found.source, () => readAgain(path));
    const reading = { digest: found.digest, ...(source ? { source } : {}) };
    if (found.problem) problems.push(found.problem);
    readings.set(path, reading);
    return reading;
  }

  function readAgain(path: string): Source | undefined {
    const { source, problem: gone } = readSource(folder, path, links.has(path), limits);
    if (!source && gone && !problems.some(({ code, evidence }) => code === gone.code && evidence.path === path))
      problems.push(gone);
    return source;
  }

  const repository: Repository = {
    name: basename(folder) || 'system',
    paths,
    has: (path) => known.has(path),
    read: (path) => read(path).source,
    release: (path) => readings.get(path)?.source?.release(),
    ...readConfig(resolve(options.configFile ?? `${folder}/asbuilt.yaml`), limits),
  };
  return {
    repository,
    problems,
    revision: readRevision(folder),
    root: folder,
    digestOfFile: (path) => readings.get(path)?.digest ?? digestSource(folder, path, links.has(path), limits),
    asked: () => [...readings.keys()],
  };
}

/** What people say to asbuilt now holds for every revision: another configuration is no drift. */
export function readConfig(path: string, limits: Limits): Pick<Repository, 'config'> {
  const config = existsSync(path) ? readSource(dirname(path), basename(path), false, limits).source : undefined;
  return config ? { config } : {};
}

/** The real path of a folder that the user named. */
export function realRoot(root: string): string {
  const absolute = resolve(root);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) {
    const sibling = closestSibling(absolute);
    throw new UserError(`${root}: no such folder.${sibling === undefined ? '' : ` Did you mean ${sibling}?`}`);
  }
  if (!stats.isDirectory()) throw new UserError(`${root}: not a folder. Give the folder that holds the system's sources.`);
  return realpathSync(absolute);
}
