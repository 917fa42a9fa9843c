import { basename } from 'node:path';
import type { Repository } from '../../model/analyzer.ts';
import type { Problem } from '../../model/problem.ts';
import { ignoreRules } from '../ignore-rules.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { type OpenedRepository, type RepositoryOptions, readConfig } from '../open-repository.ts';
import { type Reading, readingOf, tooLarge } from '../read-source.ts';
import { walk } from '../walk.ts';
import { missing, readCommitTree } from './commit-tree.ts';
import type { History } from './history.ts';

/** Lists what may be analysed of a commit, by the rules that hold for a folder. All of it is tracked, so `.gitignore` says nothing. */
export async function openCommit(history: History, commit: string, options: RepositoryOptions = {}): Promise<OpenedRepository> {
  const { root } = history;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const tree = await readCommitTree(history, commit);
  const { paths, problems: walkProblems } = walk(tree, ignoreRules(options.ignore ?? [], { has: () => true }), limits);
  const known = new Set(paths);
  const problems: Problem[] = [...walkProblems];
  const loaded = new Map<string, Reading>();
  /** Objects that a partial clone lacks: an error only for whoever asks for them. */
  const absent = new Map<string, string>();
  const asked = new Set<string>();

  function read(path: string): Reading | undefined {
    const oid = absent.get(path);
    if (oid !== undefined) throw missing(oid, path);
    const reading = loaded.get(path);
    if (reading?.problem && !asked.has(path)) problems.push(reading.problem);
    if (reading) asked.add(path);
    return reading;
  }

  const repository: Repository = {
    name: basename(root) || 'system',
    paths,
    has: (path) => known.has(path),
    read: (path) => read(path)?.source,
    ...readConfig(options.configFile ?? `${root}/asbuilt.yaml`, limits),
  };
  return {
    repository,
    problems,
    revision: commit,
    root,
    commit,
    load: async (progress) => {
      progress.start('read objects', paths.length);
      for (const path of paths) {
        const found = tree.blobOf(path);
        const reading = 'problem' in found ? readingOf(path, found) : await readBlob(history, found.oid, path, limits);
        if (reading) loaded.set(path, reading);
        else if ('oid' in found) absent.set(path, found.oid);
        progress.step();
      }
      progress.end();
    },
    digestOfFile: (path) => loaded.get(path)?.digest ?? '',
    asked: () => [...asked],
  };
}

/** Undefined when the object is not in the clone. */
async function readBlob(history: History, oid: string, path: string, limits: Limits): Promise<Reading | undefined> {
  const object = await history.objects.read(oid);
  if (object?.is !== 'blob') return undefined;
  const { bytes } = object;
  return readingOf(path, bytes.length <= limits.fileSize ? { bytes } : { problem: tooLarge(path, bytes.length, limits) });
}
