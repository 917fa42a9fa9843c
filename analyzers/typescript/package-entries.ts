import type { Repository } from '../../src/model/analyzer.ts';
import { fileAt, joinPath, sourceFileAt } from './file-paths.ts';
import type { Manifest } from './manifests.ts';
import { matchPattern } from './path-aliases.ts';
import { asObject, asText, type Json } from './read-json.ts';

/** Conditions of `exports`, the nearest to the source first. https://nodejs.org/api/packages.html#conditional-exports */
const CONDITIONS = ['source', 'development', 'import', 'module', 'node', 'require', 'default', 'types'];

/** The file that `import 'name'` (subpath empty) or `import 'name/subpath'` means, as source and not as build output. */
export function packageFile(repository: Repository, { folder, json }: Manifest, subpath: string): string | undefined {
  const stated = [...(subpath === '' ? [asText(json['source'])] : []), ...exportTargets(json['exports'], subpath)];
  const entries =
    subpath === '' ? [...stated, ...['module', 'main', 'types', 'typings'].map((key) => asText(json[key]))] : stated;
  for (const entry of entries) {
    const file = entry === undefined ? undefined : sourceFileAt(repository, joinPath(folder, entry));
    if (file) return file;
  }
  if (subpath !== '')
    return sourceFileAt(repository, joinPath(folder, subpath)) ?? fileAt(repository, joinPath(folder, 'src', subpath));
  return fileAt(repository, folder) ?? fileAt(repository, joinPath(folder, 'src'));
}

/** `#name` through the `imports` of the package that the importing file lies in. */
export function subpathImport(repository: Repository, { folder, json }: Manifest, specifier: string): string | undefined {
  for (const target of matchTargets(asObject(json['imports']), specifier)) {
    const file = sourceFileAt(repository, joinPath(folder, target));
    if (file) return file;
  }
  return undefined;
}

function exportTargets(exported: unknown, subpath: string): readonly string[] {
  const isTable = Object.keys(asObject(exported)).some((key) => key.startsWith('.'));
  if (!isTable) return subpath === '' ? targetsOf(exported) : [];
  return matchTargets(asObject(exported), subpath === '' ? '.' : `./${subpath}`);
}

function matchTargets(table: Json, specifier: string): readonly string[] {
  return Object.entries(table).flatMap(([pattern, target]) => {
    const middle = matchPattern(pattern, specifier);
    return middle === undefined ? [] : targetsOf(target).map((path) => path.replaceAll('*', () => middle));
  });
}

function targetsOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(targetsOf);
  const conditions = asObject(target);
  return CONDITIONS.flatMap((condition) => (condition in conditions ? targetsOf(conditions[condition]) : []));
}
