import type { Repository } from '../model/analyzer.ts';
import { isInside } from '../sdk/path.ts';

const DOCUMENT = /\.(md|markdown|mdx|txt|rst|adoc)$/i;

/** Says whether a number stands in one of some files, or below one of some folders; documents do not count. */
export function numbersIn(repository: Repository): (number: number, places: readonly string[]) => boolean {
  return (number, places) => {
    const written = new RegExp(`(?<![\\d.])${number}(?!\\d)`);
    const near = repository.paths.filter((path) => !DOCUMENT.test(path) && places.some((place) => isInside(path, place)));
    return near.some((path) => written.test(repository.read(path)?.text ?? ''));
  };
}
