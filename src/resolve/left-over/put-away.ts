import { isInside } from '../../sdk/path.ts';
import { folderOf } from '../folders.ts';

const FOLDER =
  /(?:^|\/)[._~-]*(old|olds|deprecated|obsolete|outdated|unused|retired|superseded|abandoned|archived|graveyard|attic|bak|not[_-]used|do[_-]not[_-]use)[_~-]*(?=\/|$)/i;
const FILE_WORD = /^(old|deprecated|obsolete|outdated|unused|retired|superseded|abandoned|archived|bak|orig)$/i;
/** A folder of these names keeps what is past, unless it is the part of the system that archives or backs up, or runs beside its successor. */
const PERHAPS_FOLDER = /(?:^|\/)[._~-]*(archives?|backups?|legacy)[_~-]*(?=\/|$)/i;
const PERHAPS_FILE_WORD = /^legacy$/i;
const FILE = /\.ya?ml$/i;

/** What a path says about whether it is still in use. */
export type PutAway = 'surely' | 'perhaps' | undefined;

/** The path of a deployment's file or folder, as its id names it. */
export function pathOfDeployment(deployment: string): string {
  return deployment.replace(/^\w+:/, '').replace(/[@+][^/]*$/, '');
}

/** The folder that a deployment's path is, or that its file lies in. */
export function folderOfDeployment(path: string): string {
  return FILE.test(path) ? folderOf(path) : path;
}

/** `deploy/archive/…`, `docker-compose.old.yml`: the name of the file, or of a folder around it, says that it is put away. */
export function putAway(path: string): PutAway {
  const slash = path.lastIndexOf('/');
  const isFile = FILE.test(path);
  const words = isFile ? path.slice(slash + 1).split(/[._~-]+/) : [];
  const folders = isFile ? path.slice(0, Math.max(slash, 0)) : path;
  if (FOLDER.test(folders) || words.some((word) => FILE_WORD.test(word))) return 'surely';
  return PERHAPS_FOLDER.test(folders) || words.some((word) => PERHAPS_FILE_WORD.test(word)) ? 'perhaps' : undefined;
}

const SHELF = /(?:^|\/)[._~-]*(archives?|legacy)[_~-]*\//i;
const BELOW_LEGACY = /(?:^|\/)[._~-]*legacy[_~-]*\/[^/]+(?:\/|$)/i;

/** Whether a program's folder lies on a shelf; one that is itself called `archive` or `legacy` is a part of the system. */
export function isShelved(folder: string): boolean {
  return putAway(folder) === 'surely' || SHELF.test(folder);
}

/** Whether a folder lies in one that is called legacy; the one itself may be the part of the system that is. */
export function isBelowLegacy(folder: string): boolean {
  return BELOW_LEGACY.test(folder);
}

/** Whether a path lies in one of the folders. */
export function isInAny(path: string, folders: ReadonlySet<string>): boolean {
  return [...folders].some((folder) => isInside(path, folder));
}
