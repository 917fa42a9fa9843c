import { folderOf, isInside, joinPath } from '../../src/sdk/index.ts';
import type { Statement } from './script.ts';

/** `include ':a', 'b:c'` and `project(':a').projectDir = file('x')`: the projects' paths and their folders. */
export function includedProjects(
  statements: readonly Statement[],
  root: string,
  scripts: readonly string[],
): readonly (readonly [string, string])[] {
  const texts = includeTexts(statements);
  const names = texts.flatMap((text) => [...text.matchAll(/["']([^"']+)["']/g)].flatMap(([, name]) => name ?? []));
  const paths = names.filter((name) => !name.includes('$')).map((name) => `:${name.replace(/^:/, '').replaceAll('/', ':')}`);
  const included = paths.map((path) => [path, joinPath(root, path.slice(1).replaceAll(':', '/'))] as const);
  const computed = texts.some(isComputed) ? projectsByFolder(texts, root, scripts) : [];
  return [...new Map([...computed, ...included, ...movedProjects(statements, root)])].flatMap(([path, folder]) =>
    folder === undefined ? [] : [[path, folder] as const],
  );
}

/** `include("services:${it.name}")`, `include "services:" + dir.name`, `include(it)`. */
function isComputed(text: string): boolean {
  return /\$/.test(text) || /^include\b\s*\(?\s*[*\w]/.test(text) || /["']\s*\+/.test(text);
}

/** What a loop includes is taken to be every folder with a script of its own that the text around the variable fits. */
function projectsByFolder(
  texts: readonly string[],
  root: string,
  scripts: readonly string[],
): readonly (readonly [string, string])[] {
  const starts = texts
    .filter(isComputed)
    .map((text) => /^include\b\s*\(?\s*["']:?([\w:/.-]*)/.exec(text)?.[1]?.replaceAll(':', '/') ?? '');
  const others = scripts.filter((path) => /(^|\/)settings\.gradle/.test(path)).map(folderOf);
  const below = scripts
    .filter((path) => /(^|\/)build\.gradle(\.kts)?$/.test(path))
    .map(folderOf)
    .filter((folder) => folder !== root && isInside(folder, root));
  return below.flatMap((folder): readonly (readonly [string, string])[] => {
    const inside = root === '.' ? folder : folder.slice(root.length + 1);
    const isOther = others.some((other) => other !== root && isInside(other, root) && isInside(folder, other));
    return isOther || !starts.some((start) => inside.startsWith(start)) ? [] : [[`:${inside.replaceAll('/', ':')}`, folder]];
  });
}

/** The lines of `include` statements, which can go on over several. */
function includeTexts(statements: readonly Statement[]): readonly string[] {
  let isList = false;
  return statements.flatMap(({ text }) => {
    const isPart = /^include\b(?!Build|Flat)/.test(text) || (isList && /^["')]/.test(text));
    isList = isPart && /[,(]$/.test(text);
    return isPart ? [text] : [];
  });
}

function movedProjects(statements: readonly Statement[], root: string): readonly (readonly [string, string | undefined])[] {
  return statements.flatMap(({ text }) => {
    const [, path, folder] = /^project\s*\(\s*["']([^"']+)["']\s*\)\.projectDir\s*=[^"']*["']([^"']+)["']/.exec(text) ?? [];
    if (path === undefined || folder === undefined) return [];
    return [[path, joinPath(root, folder.replace(/^\$\{?(rootDir|settingsDir)\}?\//, ''))] as const];
  });
}
