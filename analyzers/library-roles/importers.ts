import { folderOf, type Repository } from '../../src/sdk/index.ts';
import type { Ecosystem } from './known/known.ts';
import type { Manifest } from './manifest.ts';

/** Where code imports a package by the name that the manifest has for it. */
const SOURCES: Partial<Readonly<Record<Ecosystem, RegExp>>> = { npm: /\.[cm]?[jt]sx?$/, go: /\.go$/ };

/** Files of a manifest that import a package or a part of it; undefined where a package's name does not tell how it is imported. */
export function importersOf(
  name: string,
  { source, ecosystem }: Manifest,
  repository: Repository,
): readonly string[] | undefined {
  const isCode = SOURCES[ecosystem];
  if (!isCode) return undefined;
  const folder = folderOf(source.path);
  const start = folder === '.' ? '' : `${folder}/`;
  const written = ['"', "'", '`'].flatMap((quote) => [`${quote}${name}${quote}`, `${quote}${name}/`]);
  const files = repository.paths.filter((path) => isCode.test(path) && path.startsWith(start));
  return files.filter((path) => {
    const text = repository.read(path)?.text;
    return text !== undefined && written.some((each) => text.includes(each));
  });
}
