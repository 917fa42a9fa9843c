import { isBuiltin } from 'node:module';
import type { Repository } from '../../src/model/analyzer.ts';
import { isData } from './data-files.ts';
import { fileAt, folderOf, foldersUp, joinPath, sourceFileAt } from './file-paths.ts';
import { dependencyRange, type Manifest, manifestAround } from './manifests.ts';
import { packageFile, subpathImport } from './package-entries.ts';
import { createAliasResolver } from './path-aliases.ts';
import { namedManifests } from './published-names.ts';
import { isKeptAsText } from './text-modules.ts';

/**
 * Gives the repository file that a specifier means in a file: a relative path, an alias of tsconfig or jsconfig, a package of
 * this repository by name, a `#import` of the own package; undefined for packages from elsewhere.
 */
export function createResolver(repository: Repository): (specifier: string, fromPath: string) => string | undefined {
  const manifests = namedManifests(repository);
  const byFolder = new Map(manifests.map((manifest) => [manifest.folder, manifest]));
  const byName = groupByName(manifests);
  const resolveAlias = createAliasResolver(repository);
  const known = new Map<string, Map<string, string | undefined>>();

  function resolve(specifier: string, folder: string): string | undefined {
    if (isWrittenByCompiler(specifier)) return undefined;
    if (isRelative(specifier)) return relativeFile(repository, byFolder, joinPath(folder, specifier));
    if (specifier.startsWith('/')) return relativeFile(repository, byFolder, joinPath(specifier));
    if (isBuiltin(specifier)) return undefined;
    const around = manifestAround(byFolder, folder);
    if (specifier.startsWith('#') && around) return subpathImport(repository, around, specifier);
    return (
      resolveAlias(specifier, folder) ??
      packageImport(repository, byName, specifier, around, folder) ??
      rootAlias(repository, specifier, around)
    );
  }

  return (specifier, fromPath) => {
    const folder = folderOf(fromPath);
    const here = known.get(folder) ?? new Map<string, string | undefined>();
    known.set(folder, here);
    if (!here.has(specifier)) here.set(specifier, resolve(withoutQuery(specifier), folder));
    return here.get(specifier);
  };
}

/** Bundlers take `./worker.js?worker` for the file. */
function withoutQuery(specifier: string): string {
  const query = specifier.indexOf('?');
  return query < 0 ? specifier : specifier.slice(0, query);
}

/** Clients and messages of protobuf are told by their names. */
function isWrittenByCompiler(specifier: string): boolean {
  return /_grpc_pb(\.js)?$/.test(specifier);
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier);
}

/** A folder with a manifest of its own is entered where the manifest says. */
function relativeFile(repository: Repository, manifests: ReadonlyMap<string, Manifest>, path: string): string | undefined {
  if ((isKeptAsText({ path }) || isData(path)) && repository.has(path)) return path;
  const manifest = manifests.get(path);
  const file = manifest ? packageFile(repository, manifest, '') : undefined;
  return file ?? fileAt(repository, path) ?? sourceFileAt(repository, path);
}

function nameOf({ json }: Manifest): string {
  return typeof json['name'] === 'string' ? json['name'] : '';
}

function groupByName(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) groups.set(nameOf(manifest), [...(groups.get(nameOf(manifest)) ?? []), manifest]);
  return groups;
}

/** `@shop/common/events` is the subpath `events` of the package `@shop/common`. */
function packageImport(
  repository: Repository,
  byName: ReadonlyMap<string, readonly Manifest[]>,
  specifier: string,
  around: Manifest | undefined,
  folder: string,
): string | undefined {
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(specifier) ?? [];
  const sameName = name === '' ? [] : (byName.get(name) ?? []);
  const nearest = sameName.toSorted((a, b) => sharedDepth(b.folder, folder) - sharedDepth(a.folder, folder))[0];
  return nearest && isMeant(nearest, name, around) ? packageFile(repository, nearest, subpath) : undefined;
}

/** A service that happens to be called like a library is not that library: `redis@^4` is not the folder whose package is `redis@1`. */
function isMeant(candidate: Manifest, name: string, around: Manifest | undefined): boolean {
  if (name.startsWith('@')) return true;
  const [wanted] = /^[~^>=v\s]*(\d+)/.exec((around && dependencyRange(around, name)) ?? '')?.slice(1) ?? [];
  const [offered] = /^\d+/.exec(String(candidate.json['version'] ?? '')) ?? [];
  return wanted === undefined || wanted === offered;
}

function sharedDepth(a: string, b: string): number {
  const folders = new Set(foldersUp(a));
  return foldersUp(b).filter((folder) => folders.has(folder)).length;
}

/**
 * `@/x` and `~/x` are the source folder without any configuration file saying so, `~~/x` is the package, `$lib/x` a folder of its own:
 * https://cli.vuejs.org/guide/html-and-static-assets.html, https://nuxt.com/docs/api/nuxt-config#alias, https://svelte.dev/docs/kit/$lib
 */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  '@': ['src', '', 'app'],
  '~': ['src', '', 'app'],
  '@@': [''],
  '~~': [''],
  $lib: ['src/lib'],
};

function rootAlias(repository: Repository, specifier: string, around: Manifest | undefined): string | undefined {
  const [, alias = '', rest = ''] = /^([@~]{1,2}|\$lib)(?:\/(.*))?$/.exec(specifier) ?? [];
  for (const folder of around ? (ROOTS[alias] ?? []) : []) {
    const file = fileAt(repository, joinPath(around?.folder ?? '', folder, rest));
    if (file !== undefined) return file;
  }
  return undefined;
}
