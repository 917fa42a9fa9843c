import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { commonDirOf, gitDirOf, textOf } from '../revision.ts';

/** Where git keeps what belongs to a folder. */
export interface GitFolder {
  /** Of this very checkout: its HEAD. */
  readonly gitDir: string;
  /** What all worktrees share: branches, tags, objects. */
  readonly commonDir: string;
  /** Folders that hold an `objects` folder: the repository's own, then those that it borrows from. */
  readonly stores: readonly string[];
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
  /** The analysed folder inside the checkout: `` or ending in `/`. */
  readonly prefix: string;
}

const MOST_ALTERNATES = 16;

/**
 * Finds git's folder for a real path: the checkout that it lies in, or itself when it is a bare repository.
 * https://git-scm.com/docs/gitrepository-layout
 */
export function findGitFolder(root: string): GitFolder {
  const checkout = checkoutOf(root);
  const gitDir = checkout === undefined ? bareDirOf(root) : gitDirOf(checkout);
  if (gitDir === undefined) {
    throw new UserError(`${root}: this is not in a git repository, so that there is no other revision to look at.`);
  }
  const commonDir = commonDirOf(gitDir);
  refuseUnreadable(commonDir);
  const inside = checkout === undefined ? '' : relative(checkout, root).replaceAll('\\', '/');
  return {
    gitDir,
    commonDir,
    stores: storesOf(commonDir),
    shallow: new Set((textOf(`${commonDir}/shallow`) ?? '').split(/\s+/).filter((each) => each !== '')),
    prefix: inside === '' ? '' : `${inside}/`,
  };
}

function checkoutOf(folder: string): string | undefined {
  if (gitDirOf(folder) !== undefined) return folder;
  const above = dirname(folder);
  return above === folder || bareDirOf(folder) !== undefined ? undefined : checkoutOf(above);
}

function bareDirOf(folder: string): string | undefined {
  const isGit = textOf(`${folder}/HEAD`) !== undefined && isFolder(`${folder}/objects`) && isFolder(`${folder}/refs`);
  return isGit ? folder : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** https://git-scm.com/docs/git-config: `extensions.*` */
function refuseUnreadable(commonDir: string): void {
  const config = textOf(`${commonDir}/config`) ?? '';
  const unread = [/^[ \t]*objectformat\s*=\s*sha256\s*$/im, /^[ \t]*refstorage\s*=\s*reftable\s*$/im].flatMap(
    (each) => config.match(each) ?? [],
  );
  const [setting] = unread;
  if (setting !== undefined) {
    throw new UserError(
      `This git repository says "${setting.trim()}", which asbuilt cannot read; compare architecture files (--baseline).`,
    );
  }
}

/** Repositories made with `git clone --shared` name in `alternates` the `objects` folders that they borrow from. */
function storesOf(commonDir: string): readonly string[] {
  const stores = [commonDir];
  for (const store of stores) {
    const lines = (textOf(`${store}/objects/info/alternates`) ?? '')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const borrowed = lines.map((line) => join(resolve(`${store}/objects`, line), '..'));
    stores.push(...borrowed.filter((each) => !stores.includes(each)));
    if (stores.length > MOST_ALTERNATES) break;
  }
  return stores;
}
