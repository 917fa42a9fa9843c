import type { Repository } from '../../src/model/analyzer.ts';
import { filesPattern } from '../../src/sdk/index.ts';
import { isOwnCode } from './own-code.ts';

/** The files of code that a pattern from the root means. Compiled files have another ending than those they are made of. */
export function filesLike(pattern: string, repository: Repository): readonly string[] {
  const meant = [pattern, pattern.replace(/\.js$/, '.ts')].map(filesPattern);
  const isMeant = (path: string) => meant.some((fits) => fits(path));
  return repository.paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path) && isMeant(path) && isOwnCode(path, repository));
}
