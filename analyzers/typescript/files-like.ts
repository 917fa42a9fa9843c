import picomatch from 'picomatch';
import type { Repository } from '../../src/model/analyzer.ts';
import { isOwnCode } from './own-code.ts';

const LONGEST_PATTERN = 200;

/** The files of code that a pattern from the root means. Compiled files have another ending than those they are made of. */
export function filesLike(pattern: string, repository: Repository): readonly string[] {
  if (pattern.length > LONGEST_PATTERN || /[[\]!()|]/.test(pattern)) return [];
  const isMeant = picomatch([pattern, pattern.replace(/\.js$/, '.ts')]);
  return repository.paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path) && isMeant(path) && isOwnCode(path, repository));
}
