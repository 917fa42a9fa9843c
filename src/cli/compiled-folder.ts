import { resolve } from 'node:path';
import { openCacheFolder } from '../cache/cache-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where what the engine compiled of the program is kept: in the folder for results, but whether those are kept or not, as it says nothing of
 * what is read. Never in a folder that is read; the words of the command line are not told apart yet, so each of them may be that one.
 */
export function compiledFolder(words: readonly string[], environment: Environment): string | undefined {
  const { ASBUILT_CACHE } = environment;
  const at = words.findLastIndex((word) => /^--cache(=|$)/.test(word));
  const wanted = words[at] === '--cache' ? words[at + 1] : words[at]?.slice('--cache='.length);
  const others = words.filter((_, index) => index !== at && (index !== at + 1 || words[at] !== '--cache'));
  const roots = [process.cwd(), ...others.map((word) => resolve(word))];
  const usual = ASBUILT_CACHE === 'off' ? undefined : ASBUILT_CACHE;
  return openCacheFolder(wanted || usual || true, roots, environment);
}
