import type { Repository } from '../../src/model/analyzer.ts';
import { withoutSlashComments } from '../../src/sdk/comments.ts';
import { readCatalogs, withCatalogs } from '../../src/sdk/gradle-catalog.ts';
import { folderOf } from '../../src/sdk/path.ts';

/** A script as it is meant: without comments, with the libraries that accessors of a catalog stand for. */
export function readGradleScript(path: string, repository: Repository): string {
  const text = withoutSlashComments(repository.read(path)?.text ?? '');
  return withCatalogs(text, readCatalogs(folderOf(path), repository));
}

/**
 * The plugins that a build itself holds as scripts, by the names by which others apply them.
 * https://docs.gradle.org/current/userguide/implementing_gradle_plugins_precompiled.html
 */
export function conventionScripts(repository: Repository): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of repository.paths) {
    const id = /(?:^|\/)src\/main\/(?:groovy|kotlin)\/(?:.{1,200}\/)?([\w.-]{1,100})\.gradle(?:\.kts)?$/.exec(path)?.[1];
    if (id !== undefined) found.set(id, path);
  }
  return found;
}

/** The scripts of the plugins that a script applies, and that those apply: `id("shop.service")`, `` `shop.service` ``, `apply plugin: 'shop.service'`. */
export function appliedScripts(
  text: string,
  conventions: ReadonlyMap<string, string>,
  repository: Repository,
): readonly string[] {
  const found = new Set<string>(appliedBy(text, conventions));
  for (const path of found) for (const each of appliedBy(readGradleScript(path, repository), conventions)) found.add(each);
  return [...found];
}

function appliedBy(text: string, conventions: ReadonlyMap<string, string>): readonly string[] {
  if (conventions.size === 0) return [];
  const names = [...text.matchAll(/["'`]([\w.-]{1,100})["'`]/g)].map(([, name = '']) => name);
  return names.flatMap((name) => conventions.get(name) ?? []);
}
