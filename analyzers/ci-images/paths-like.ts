import { folderOf, foldersAround, globOf, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';
import type { ScriptStart } from './shell.ts';

const MOST = 100;

/** What a pattern of the shell finds: from the root of the repository, or from the folder of a script. */
export function pathsLike(source: Source, repository: Repository): ScriptStart['glob'] {
  const isScript = /(\.(sh|mk)|file)$/i.test(source.path);
  const starts = isScript ? [...new Set([folderOf(source.path), '.'])] : ['.'];
  return (pattern, folder) => {
    const plain = pattern.replace(/\/+$/, '').replace(/^\.\//, '');
    for (const start of starts) {
      const from = joinPath(start, folder);
      if (from === undefined) continue;
      const glob = globOf(plain, 'path');
      const below = from === '.' ? '' : `${from}/`;
      const found = everyPath(repository).filter((path) => path.startsWith(below) && glob.fits(path.slice(below.length)));
      const ends = pattern.endsWith('/') ? '/' : '';
      if (found.length > 0 && found.length <= MOST) return found.map((path) => `${path.slice(below.length)}${ends}`);
    }
    return [];
  };
}

const known = new WeakMap<Repository, readonly string[]>();

/** Files and folders. */
function everyPath(repository: Repository): readonly string[] {
  const { paths } = repository;
  const all =
    known.get(repository) ?? [...new Set([...paths, ...paths.flatMap(foldersAround)])].filter((path) => path !== '.').sort();
  known.set(repository, all);
  return all;
}
