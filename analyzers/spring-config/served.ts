import { readCatalogs, withCatalogs } from '../../src/sdk/gradle-catalog.ts';
import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { filesIn, servedFolders } from './config-server.ts';
import { type ConfigFile, servedFile } from './files.ts';
import type { Module } from './modules.ts';

/** The files that configuration servers of the repository hand out, by the service they are for. */
export function servedFiles(modules: readonly Module[], repository: Repository): readonly ConfigFile[] {
  const services = new Set(modules.flatMap(({ names }) => names));
  const folders = [...new Set(modules.flatMap((module) => servedFolders(module, repository)))];
  const paths = [...new Set(folders.flatMap((folder) => filesIn(folder, repository)))]
    .filter((path) => !isServersOwn(path))
    .sort();
  return paths.flatMap((path) => inFolderOfService(path, services) ?? servedFile(path, services) ?? []);
}

/** Where a server serves its whole class path, its own files lie among the others. */
function isServersOwn(path: string): boolean {
  return /(^|\/)src\/main\/resources\/(application|bootstrap)\b[^/]*$/.test(path);
}

/** `{application}` in a search path: the folder has the service's name. */
function inFolderOfService(path: string, services: ReadonlySet<string>): ConfigFile | undefined {
  const folder = folderOf(path).split('/').at(-1) ?? '';
  const file = services.has(folder) ? servedFile(path, services) : undefined;
  return file?.name === 'application' ? { ...file, name: folder } : undefined;
}

const MANIFESTS = ['pom.xml', 'build.gradle', 'build.gradle.kts'];

/** The text of the module's build file, with what a catalog of versions stands for; empty without one. */
export function manifestOf({ folder }: Module, repository: Repository): string {
  return manifestIn(folder, repository);
}

export function manifestIn(folder: string, repository: Repository): string {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const text = MANIFESTS.flatMap((manifest) => repository.read(prefix + manifest)?.text ?? []).join('\n');
  return withCatalogs(text, readCatalogs(folder, repository));
}

/** Whether the module asks a configuration server: it is told where, or has the client and so knows the default. */
export function isConfigClient(module: Module, repository: Repository): boolean {
  const entries = module.files.flatMap(({ entries: own }) => own);
  const isTold = entries.some(
    ({ key, texts }) =>
      (/^spring\.cloud\.config\./.test(key) && !/^spring\.cloud\.config\.server\./.test(key)) ||
      (/^spring\.config\.import(\[\d+\])?$/.test(key) && texts.some((text) => text.includes('configserver:'))),
  );
  return isTold || /spring-cloud-(starter-config|config-client)\b/.test(manifestOf(module, repository));
}
