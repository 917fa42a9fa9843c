import { folderOf, foldersAround, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';
import type { ScriptStart } from './shell.ts';
import { globPattern } from './shell-words.ts';

const MOST = 100;

/** What a pattern of the shell finds: from the root of the repository, or from the folder of a script. */
export function pathsLike(source: Source, { paths }: Repository): ScriptStart['glob'] {
  const isScript = /(\.(sh|mk)|file)$/i.test(source.path);
  const starts = isScript ? [...new Set([folderOf(source.path), '.'])] : ['.'];
  const all = once(() => [...new Set([...paths, ...paths.flatMap(foldersAround)])].filter((path) => path !== '.').sort());
  return (pattern, folder) => {
    const plain = pattern.replace(/\/+$/, '').replace(/^\.\//, '');
    for (const start of starts) {
      const from = joinPath(start, folder);
      if (from === undefined) continue;
      const matching = globPattern(plain);
      const below = from === '.' ? '' : `${from}/`;
      const found = all().filter((path) => path.startsWith(below) && matching.test(path.slice(below.length)));
      const ends = pattern.endsWith('/') ? '/' : '';
      if (found.length > 0 && found.length <= MOST) return found.map((path) => `${path.slice(below.length)}${ends}`);
    }
    return [];
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
