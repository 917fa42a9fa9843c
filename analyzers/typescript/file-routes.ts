import type { Program } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { evidenceAt, type FactDraft, literal, type Repository } from '../../src/sdk/index.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { dependencyRange, readManifests } from './manifests.ts';

const VERBS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);

/**
 * Routes that Next.js reads off the names of files: https://nextjs.org/docs/app/api-reference/file-conventions/route,
 * https://nextjs.org/docs/pages/building-your-application/routing/api-routes
 */
export function fileRoutes(
  modules: readonly Module[],
  programs: readonly Program[],
  repository: Repository,
): readonly FactDraft[] {
  const roots = readManifests(repository).filter((manifest) => dependencyRange(manifest, 'next') !== undefined);
  const byFolder = new Map(roots.map(({ folder }) => [folder, folder]));
  if (byFolder.size === 0) return [];
  const known = new Set(programs.map(({ folder }) => folder));
  return modules.flatMap((module) => {
    const root = foldersUp(folderOf(module.path)).find((folder) => byFolder.has(folder));
    const program = root === '' ? '.' : root;
    return root === undefined || program === undefined || !known.has(program) ? [] : routesOf(module, root, program, repository);
  });
}

function routesOf(module: Module, root: string, program: string, repository: Repository): readonly FactDraft[] {
  const inside = module.path.slice(root === '' ? 0 : root.length + 1).replace(/^src\//, '');
  const [, app] = /^app\/(.*)route\.[jt]sx?$/.exec(inside) ?? [];
  const [, page] = /^pages\/(api\/.*)\.[jt]sx?$/.exec(inside) ?? [];
  const path = app ?? page?.replace(/(^|\/)index$/, '');
  const source = path === undefined ? undefined : repository.read(module.path);
  if (path === undefined || !source) return [];
  const verbs = module.exports.map(({ name }) => name).filter((name) => VERBS.has(name));
  const methods = app === undefined ? (module.exports.some(({ name }) => name === 'default') ? ['ANY'] : []) : verbs;
  return methods.map((method) => ({
    kind: 'route',
    evidence: evidenceAt(source, lineOf(module, method)),
    owner: { is: 'code', programs: [program] },
    method,
    path: literal(`/${joinPath(...segmentsOf(path))}`),
  }));
}

/** `[id]` is a parameter, `[...rest]` all that follows; groups and slots are no part of the address. */
function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !/^(\(.*\)|@.*)$/.test(segment))
    .map((segment) => segment.replace(/^\[{1,2}(\.{3})?([^\]]+)\]{1,2}$/, '{$2}'));
}

function lineOf({ functions, scopes }: Module, name: string): number {
  const declared = functions.find((each) => each.name === name) ?? scopes[0]?.variables.find((each) => each.name === name);
  return declared?.place.line ?? 1;
}
