import type { Module } from '../../src/code/ir.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import { below } from './modules.ts';

/** What tells how modules are named: the files there are, and by what names others import them. */
export interface Packages {
  readonly files: ReadonlySet<string>;
  readonly imports: readonly (readonly [from: string, specifier: string])[];
}

export function packagesIn(modules: readonly Module[]): Packages {
  const imports = modules.flatMap(({ path, imports: all }) => all.map(({ specifier }) => [path, specifier] as const));
  return { files: new Set(modules.map(({ path }) => path)), imports };
}

/** The name a file is imported by: its path from the folder around its outermost package. */
export function dottedName(path: string, packages: Packages): string {
  const around = foldersAround(path).filter((folder) => !packages.files.has(below(folder, '__init__.py')));
  const root = around.find((folder) => isImportedFrom(folder, path, packages)) ?? around[0] ?? '.';
  return inside(root, path)
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
}

/**
 * A folder without `__init__.py` is a package too where others import it by its name from the folder around.
 * https://packaging.python.org/en/latest/guides/packaging-namespace-packages/#native-namespace-packages
 */
function isImportedFrom(root: string, path: string, { imports }: Packages): boolean {
  const [name = '', ...deeper] = inside(root, path).split('/');
  if (deeper.length === 0) return false;
  return imports.some(([from, specifier]) => isInside(from, root) && (specifier === name || specifier.startsWith(`${name}.`)));
}

/** Folders without `__init__.py` whose modules others import by the folder's name, so that no program starts in them. */
export function namespacePackages(modules: readonly Module[]): ReadonlySet<string> {
  const files = new Set(modules.map(({ path }) => path));
  const folders = new Set([...files].flatMap(foldersAround));
  const required = modules.flatMap(({ path, requires }) => requires.map((specifier) => [path, specifier] as const));
  const named = required.flatMap(([from, specifier]) => {
    const [name = '', inner] = specifier.split('.');
    if (inner === undefined || name === '') return [];
    const home = foldersAround(from).find((root) => folders.has(below(root, name)));
    const folder = home === undefined ? undefined : below(home, name);
    const isThere = folder !== undefined && (files.has(below(folder, `${inner}.py`)) || folders.has(below(folder, inner)));
    return isThere && !files.has(below(folder, '__init__.py')) ? [folder] : [];
  });
  return new Set(named);
}

function inside(root: string, path: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}
