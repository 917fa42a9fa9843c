import type { Module } from '../../src/code/ir.ts';
import { type FactDraft, literal, textsOf } from '../../src/sdk/index.ts';

type Route = Extract<FactDraft, { kind: 'route' }>;

/** Adapters that are told nothing of the path of their file: https://trpc.io/docs/server/adapters/nextjs */
const BELOW_THEIR_FILE = '@trpc/server/adapters/next';
const LAST_PARAMETER = /\/\{[^{}]*\}$/;

/**
 * A file whose name takes whatever is asked below its folder (`pages/api/trpc/[trpc].ts`) may serve what code in it says: then these are the
 * routes, below the folder's path, and the file's own is none.
 */
export function withFileRoutes(
  said: readonly FactDraft[],
  named: readonly FactDraft[],
  modules: readonly Module[],
): readonly FactDraft[] {
  const folders = new Map(named.filter(isRoute).flatMap((route) => folderOf(route)));
  const below = new Set(modules.filter(({ imports }) => imports.some(isBelowItsFile)).map(({ path }) => path));
  const placed = said.map((fact) => {
    const { path } = fact.evidence;
    const folder = folders.get(path);
    return isRoute(fact) && folder !== undefined && below.has(path) ? belowFolder(fact, folder) : fact;
  });
  const served = new Set(placed.filter((fact) => isBelow(fact, folders)).map(({ evidence }) => evidence.path));
  return [...placed, ...named.filter(({ evidence }) => !served.has(evidence.path))];
}

function isBelow(fact: FactDraft, folders: ReadonlyMap<string, string>): boolean {
  const folder = folders.get(fact.evidence.path);
  return isRoute(fact) && folder !== undefined && textsOf(fact.path).some((path) => path.startsWith(`${folder}/`));
}

function isRoute(fact: FactDraft): fact is Route {
  return fact.kind === 'route';
}

function isBelowItsFile({ specifier }: Module['imports'][number]): boolean {
  return specifier === BELOW_THEIR_FILE;
}

function folderOf({ evidence, path }: Route): readonly (readonly [file: string, folder: string])[] {
  return textsOf(path).flatMap((text) => (LAST_PARAMETER.test(text) ? [[evidence.path, text.replace(LAST_PARAMETER, '')]] : []));
}

function belowFolder(route: Route, folder: string): Route {
  const [path] = textsOf(route.path);
  return path === undefined || path.startsWith(`${folder}/`) ? route : { ...route, path: literal(`${folder}${path}`) };
}
