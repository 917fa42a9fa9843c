import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, joinPath } from './file-paths.ts';
import { isOwnCode } from './own-code.ts';

const CONFIGURATION = /(^|\/)trigger\.config\.[cm]?[jt]s$/;

/**
 * Files with tasks that Trigger.dev runs, though nothing imports them: those below the folders of `dirs`, or below any folder `trigger`.
 * https://trigger.dev/docs/config/config-file#dirs
 */
export function findTriggerTasks(repository: Repository): readonly string[] {
  const folders = repository.paths
    .filter((path) => CONFIGURATION.test(path))
    .flatMap((path) => {
      const [, stated] = /\bdirs\s*:\s*\[([^\]]*)\]/.exec(repository.read(path)?.text ?? '') ?? [];
      const dirs = [...(stated ?? '').matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, dir = '']) => joinPath(folderOf(path), dir));
      return [{ root: folderOf(path), dirs }];
    });
  return repository.paths.filter((path) => folders.some((each) => isTask(path, each)) && isOwnCode(path, repository));
}

function isTask(path: string, { root, dirs }: { readonly root: string; readonly dirs: readonly string[] }): boolean {
  if (dirs.length > 0) return dirs.some((dir) => path.startsWith(`${dir}/`));
  return (root === '' || path.startsWith(`${root}/`)) && /(^|\/)trigger\//.test(path.slice(root.length));
}
