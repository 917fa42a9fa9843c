import { join } from 'node:path';
import { z } from 'zod';
import type { Repository } from '../model/analyzer.ts';
import type { Architecture } from '../model/architecture.ts';
import type { Problem } from '../model/problem.ts';
import { openCacheFolder, pruneCache } from './cache-folder.ts';
import { digestOf } from './digest.ts';
import { fingerprint as ownFingerprint } from './fingerprint.ts';
import { KeptFiles } from './kept-files.ts';
import { readPack } from './pack.ts';
import { PackWriter } from './pack-writer.ts';

const Digests = z.array(z.tuple([z.string(), z.string()]));

/** What is kept of the runs over one folder. */
export interface Cache {
  /** What analyzers keep of single files. */
  readonly forFiles: Pick<Repository, 'kept'>;
  /** The result of the last run, when nothing that it rests on has changed. */
  recall(): Architecture | undefined;
  /** Keeps a result for the next run, with all files that it rests on. */
  remember(architecture: Architecture): void;
}

/** The opened folder, before any file of it was read. */
interface Opened {
  /** The folder's real path. */
  readonly root: string;
  readonly repository: Repository;
  readonly revision: string | null;
  readonly commit?: string;
  readonly problems: readonly Problem[];
  digestOfFile(path: string): string;
  asked(): readonly string[];
}

interface CacheOptions {
  /** All of it may matter to the result. */
  readonly config: { readonly cache: boolean | string };
  readonly debug?: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly fingerprint?: string;
  /** Programs of the user's that take part in the run. */
  readonly renderers?: object;
}

const none: Cache = { forFiles: {}, recall: () => undefined, remember: () => undefined };

/**
 * Opens the cache of a folder. A result is taken again when program, configuration, commit, list of files and the content of every
 * file that somebody asked for are the same; there is nothing else that it could rest on.
 */
export function openCache(opened: Opened, options: CacheOptions): Cache {
  const { config, debug = false, environment, fingerprint = ownFingerprint(), renderers = {} } = options;
  // What a program of the user's rests on cannot be known.
  if (Object.keys(renderers).length > 0) return none;
  const { root, repository, revision, commit, problems } = opened;
  const folder =
    config.cache === false || fingerprint === undefined ? undefined : openCacheFolder(config.cache, root, environment);
  if (folder === undefined || fingerprint === undefined) return none;
  const path = join(folder, `${digestOf(commit === undefined ? [root] : [root, commit]).slice(0, 32)}.pack`);
  const { name, paths, config: configFile } = repository;
  const about = digestOf([fingerprint, config, debug, name, paths, configFile?.text, revision, problems]);
  const kept = new KeptFiles({
    folder,
    root,
    fingerprint,
    digestOfFile: (file) => opened.digestOfFile(file),
    keepsAll: commit !== undefined,
  });
  return {
    forFiles: { kept },
    recall: () => {
      const pack = readPack(path, about);
      const digests = Digests.safeParse(pack?.get('files')).data;
      // The files of a commit are what they were.
      const isSame = commit !== undefined || digests?.every(([file, digest]) => opened.digestOfFile(file) === digest) === true;
      // What this very build wrote of these very files is what it says.
      return isSame ? (pack?.get('architecture') as Architecture | undefined) : undefined;
    },
    remember: (architecture) => {
      kept.save();
      const writer = new PackWriter(path);
      const files = opened.asked().map((file) => [file, opened.digestOfFile(file)]);
      writer.add('files', files);
      writer.add('architecture', architecture);
      writer.finish(about);
      pruneCache(folder);
    },
  };
}
