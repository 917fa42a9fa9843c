import type { Repository } from '../../src/model/analyzer.ts';
import { fileAt, folderOf, foldersUp, joinPath } from './file-paths.ts';
import { asObject, asText, type Json, readJson } from './read-json.ts';

/** What one tsconfig or jsconfig says of specifiers. https://www.typescriptlang.org/tsconfig/#paths */
interface Aliases {
  readonly baseUrl?: string;
  /** The folder that targets of `paths` are relative to. */
  readonly base: string;
  readonly paths: Json;
}

const NO_ALIASES: Aliases = { base: '', paths: {} };
const MOST_EXTENDS = 8;

/** Resolves specifiers through the tsconfig files around the importing file, the nearest first. */
export function createAliasResolver(repository: Repository): (specifier: string, folder: string) => string | undefined {
  const known = new Map<string, readonly Aliases[]>();
  return (specifier, folder) => {
    for (const around of foldersUp(folder)) {
      const found = known.get(around) ?? aliasesIn(repository, around);
      known.set(around, found);
      for (const aliases of found) {
        const file = resolveAlias(repository, aliases, specifier);
        if (file) return file;
      }
    }
    return undefined;
  };
}

/** The folder's tsconfig, jsconfig, and the projects that a tsconfig of `references` alone points to. */
function aliasesIn(repository: Repository, folder: string): readonly Aliases[] {
  const names = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'].map((name) => joinPath(folder, name));
  const configs = names.filter((path) => repository.has(path));
  return configs.flatMap((path) => [readAliases(repository, path), ...referenced(repository, path)]);
}

function referenced(repository: Repository, path: string): readonly Aliases[] {
  const { references } = readJson(repository, path);
  if (!Array.isArray(references)) return [];
  return references.flatMap((reference) => {
    const target = asText(asObject(reference)['path']);
    const config = target && joinPath(folderOf(path), target);
    return config?.endsWith('.json') && repository.has(config) ? [readAliases(repository, config)] : [];
  });
}

/** Own settings win over those of the files in `extends`; each is relative to the file that states it. */
function readAliases(repository: Repository, path: string, depth = 0): Aliases {
  const json = readJson(repository, path);
  const folder = folderOf(path);
  let aliases = NO_ALIASES;
  for (const parent of [json['extends']].flat().map(asText)) {
    const file = parent && depth < MOST_EXTENDS ? extendedFile(repository, folder, parent) : undefined;
    if (file) aliases = { ...aliases, ...readAliases(repository, file, depth + 1) };
  }
  const options = asObject(json['compilerOptions']);
  const baseUrl = asText(options['baseUrl']);
  if (baseUrl !== undefined) aliases = { ...aliases, baseUrl: resolveFrom(folder, baseUrl) };
  if (options['paths'] === undefined) return aliases;
  return { ...aliases, base: aliases.baseUrl ?? folder, paths: asObject(options['paths']) };
}

function extendedFile(repository: Repository, folder: string, parent: string): string | undefined {
  if (!parent.startsWith('.')) return undefined;
  const path = joinPath(folder, parent);
  return [path, `${path}.json`, joinPath(path, 'tsconfig.json')].find((file) => file.endsWith('.json') && repository.has(file));
}

function resolveFrom(folder: string, path: string): string {
  return joinPath(folder, path.replace(/^\$\{configDir\}/, '.'));
}

function resolveAlias(repository: Repository, aliases: Aliases, specifier: string): string | undefined {
  for (const [pattern, targets] of bySpecificity(aliases.paths)) {
    const middle = matchPattern(pattern, specifier);
    if (middle === undefined || !Array.isArray(targets)) continue;
    for (const target of targets.map(asText)) {
      const file =
        target &&
        fileAt(
          repository,
          resolveFrom(
            aliases.base,
            target.replace('*', () => middle),
          ),
        );
      if (file) return file;
    }
  }
  return aliases.baseUrl === undefined ? undefined : fileAt(repository, joinPath(aliases.baseUrl, specifier));
}

/** Exact names first, then the longest text before the star. */
function bySpecificity(paths: Json): readonly (readonly [string, unknown])[] {
  const weight = (pattern: string) => (pattern.includes('*') ? pattern.indexOf('*') : Number.POSITIVE_INFINITY);
  return Object.entries(paths).toSorted(([a], [b]) => (weight(a) === weight(b) ? 0 : weight(b) > weight(a) ? 1 : -1));
}

/** What the star stands for; the empty string for an exact match. */
export function matchPattern(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const isMatch = specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after);
  return isMatch ? specifier.slice(before.length, specifier.length - after.length) : undefined;
}
