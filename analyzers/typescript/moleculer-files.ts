import type { Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { fileAt, folderOf, foldersUp, joinPath } from './file-paths.ts';
import { isOwnCode } from './own-code.ts';

/** The setting by which the runner is told which of the services it starts. https://moleculer.services/docs/0.14/runner#Services-loading-logic */
export const CHOSEN_SERVICES = 'SERVICES';

/** Whether a file has the name of a service's. */
export function isServiceFile(path: string): boolean {
  return /\.service\.[cm]?[jt]s$/.test(path);
}

/** The configuration that the runner reads beside a service. */
export function brokerConfiguration(path: string, repository: Repository): string | undefined {
  const names = ['js', 'ts', 'cjs', 'mjs'].map((extension) => `moleculer.config.${extension}`);
  const files = foldersUp(path).flatMap((folder) => names.map((name) => joinPath(folder, name)));
  return files.find((file) => repository.has(file));
}

/** The files of services below a folder. */
export function servicesBelow(folder: string, repository: Repository): readonly string[] {
  const start = folder === '' ? '' : `${folder}/`;
  return repository.paths.filter((path) => path.startsWith(start) && isServiceFile(path) && isOwnCode(path, repository));
}

/**
 * A file that has a broker load services runs them: `loadService(file)`, `loadServices(folder)`, whose folder is `./services` below where
 * the program is started. https://moleculer.services/docs/0.14/services#Load-multiple-services-from-a-folder
 */
export function withLoadedServices(module: Module, repository: Repository): Module {
  if (!module.requires.includes('moleculer')) return module;
  const loaded = module.calls.flatMap(({ callee, arguments: [first] }) => {
    const name = callee.is === 'member' ? callee.name : '';
    if (name === 'loadService')
      return [at(pathOf(first, ''), module, repository, (path) => fileAt(repository, path)) ?? []].flat();
    const below = (path: string) => nonEmpty(servicesBelow(path, repository));
    return name === 'loadServices' ? (at(pathOf(first, './services'), module, repository, below) ?? []) : [];
  });
  return loaded.length > 0 ? { ...module, requires: [...module.requires, ...loaded.map((path) => `/${path}`)] } : module;
}

/** What lies at a path below the file's folder or one around it, up to the package's. */
function at<T>(path: string, module: Module, repository: Repository, find: (path: string) => T | undefined): T | undefined {
  if (path === '') return undefined;
  const around = foldersUp(folderOf(module.path));
  const home = around.findIndex((folder) => repository.has(joinPath(folder, 'package.json')));
  const folders = path.startsWith('/') ? [''] : around.slice(0, home < 0 ? undefined : home + 1);
  for (const folder of folders) {
    const found = find(joinPath(folder, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

function pathOf(expression: Expression | undefined, otherwise: string): string {
  if (expression?.is === 'literal') return String(expression.value);
  return expression ? '' : otherwise;
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
