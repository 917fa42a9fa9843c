import type { Module } from '../../src/code/ir.ts';
import { namedDataFiles } from '../../src/frontend/data-files.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { isDecoding, withDecodedStructs } from './decoded-structs.ts';
import { withImplementers } from './implementers.ts';
import { packagePath } from './package-path.ts';
import { createResolver } from './resolve-import.ts';
import { withSingleRoutes } from './route-lists.ts';
import { withNestedSettings } from './settings-structs.ts';
import type { Resolver } from './struct-index.ts';

/** Makes one module of every folder; importing it runs the initialisation of all its files. */
export function link(
  modules: readonly Module[],
  repository: Repository,
): { readonly modules: readonly Module[]; readonly resolveImport: Resolver } {
  const folders = new Map<string, string[]>();
  for (const { path } of modules) folders.set(folderOf(path), [...(folders.get(folderOf(path)) ?? []), path]);
  const packages = [...folders].map(([folder, files]) => ({
    ...namespaceModule(packagePath(folder), 'go', files),
    requires: files,
  }));
  const resolveImport = createResolver(new Set([...modules, ...packages].map(({ path }) => path)), repository);
  const own = withImplementers(
    withDecodedStructs(withNestedSettings(withSingleRoutes(modules), repository, resolveImport), resolveImport),
    repository,
  );
  return { modules: [...own, ...packages, ...(own.some(isDecoding) ? namedDataFiles(own, repository) : [])], resolveImport };
}
