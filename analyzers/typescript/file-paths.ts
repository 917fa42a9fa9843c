import { posix } from 'node:path';
import type { Repository } from '../../src/model/analyzer.ts';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte', '.astro'];

/** TypeScript writes the extension that the compiled file will have. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Folders that compilers write to; `lib` and its like may as well hold the source. */
const NEVER_SOURCE = new Set(['dist', 'build', 'out']);
const BUILT = new Set([...NEVER_SOURCE, 'lib', 'output', 'esm', 'cjs']);

/** Joins and normalises; the root is the empty string and nothing lies above it. */
export function joinPath(...parts: readonly string[]): string {
  const path = posix.join('/', ...parts).slice(1);
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The folder of a file; the empty string for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folder and all that are around it, innermost first, the root (empty) last. */
export function foldersUp(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

/** Whether a path is that of a program without an extension, as generators of Express applications write it: `bin/www`. */
export function isBinary(path: string): boolean {
  return /(^|\/)bin\/(api|app|serve|server|start|web|worker|www)$/.test(path);
}

/** The file that a path without (or with the compiled) extension means, or the index file of the folder. */
export function fileAt(repository: Repository, path: string): string | undefined {
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const candidates = [
    ...(EXTENSIONS.includes(extension) || isBinary(path) ? [path] : []),
    ...(WRITTEN_AS[extension] ?? []).map((written) => stem + written),
    ...(path === '' ? [] : EXTENSIONS.map((guess) => path + guess)),
    ...EXTENSIONS.map((guess) => joinPath(path, `index${guess}`)),
  ];
  return candidates.find((candidate) => repository.has(candidate));
}

/** The same for a path that may name build output: `dist/index.js` is `src/index.ts`, `dist/apps/a/main` is `apps/a/src/main.ts`. */
export function sourceFileAt(repository: Repository, path: string): string | undefined {
  const written = fileAt(repository, path);
  if (written && !path.split('/').some((segment) => NEVER_SOURCE.has(segment))) return written;
  for (const source of sourcePaths(path)) {
    const file = fileAt(repository, source);
    if (file) return file;
  }
  return written;
}

function sourcePaths(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.flatMap((segment, position) => {
    if (!BUILT.has(segment)) return [];
    const before = segments.slice(0, position);
    const after = segments.slice(position + 1);
    const inSource = [...after.slice(0, -1), 'src', ...after.slice(-1)];
    return [
      [...before, 'src', ...after],
      [...before, ...after],
      [...before, ...inSource],
    ].map((parts) => parts.join('/'));
  });
}
