import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** All files of the folder together; those that were not used for longest go first. */
const MOST_BYTES = 512 * 1024 * 1024;
/** How files that are written here end; nothing else is ever deleted. */
const OWN = /\.(pack|compiled)(\.\d+\.part)?$/;

/**
 * The folder for what is kept between runs, made if it is missing: the one that was asked for, else one below `XDG_CACHE_HOME`, the
 * home folder or the folder for temporary files. Undefined where none can be had, or where it would lie in an analysed folder.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function openCacheFolder(
  wanted: string | boolean,
  analysed: string | readonly string[],
  environment: Environment = {},
): string | undefined {
  const isInOne = (folder: string) => [analysed].flat().some((root) => isBelow(folder, root));
  const candidates = typeof wanted === 'boolean' ? usualFolders(environment) : [resolve(wanted)];
  for (const folder of candidates) {
    const opened = isInOne(folder) ? undefined : open(folder);
    if (opened !== undefined && !isInOne(opened)) return opened;
  }
  return undefined;
}

function usualFolders({ XDG_CACHE_HOME }: Environment): readonly string[] {
  const caches = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
  return [join(caches, 'asbuilt'), join(tmpdir(), `asbuilt-${process.getuid?.() ?? 'cache'}`)];
}

/** Makes the folder for this user alone; a link, or what belongs to somebody else, is not trusted. */
function open(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    const isOwn = process.getuid === undefined || stats.uid === process.getuid();
    return stats.isDirectory() && isOwn ? realpathSync(folder) : undefined;
  } catch {
    return undefined;
  }
}

function isBelow(folder: string, root: string): boolean {
  const way = relative(root, folder);
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way));
}

/** Deletes what was not used for longest until the rest is small enough. */
export function pruneCache(folder: string, mostBytes = MOST_BYTES): void {
  const files = readdirSync(folder)
    .filter((name) => OWN.test(name))
    .map((name) => usageOf(join(folder, name)))
    .sort((one, other) => other.used - one.used);
  let total = 0;
  for (const { path, size } of files) {
    total += size;
    if (total > mostBytes) rmSync(path, { force: true });
  }
}

/** Another run may have deleted it meanwhile. */
function usageOf(path: string): { readonly path: string; readonly used: number; readonly size: number } {
  const stats = statSync(path, { throwIfNoEntry: false });
  return { path, used: stats?.mtimeMs ?? 0, size: stats?.size ?? 0 };
}
