import { folderOf, foldersAround } from '../../src/sdk/index.ts';
import { isOutside } from './outside.ts';

/** Specifiers that name a file or folder of the repository as it is. */
export const FILE = 'file:';
const PACKAGE = 'package:';

/** Which file an import means. Absolute imports are looked for in the folders that a program may start from. */
export class ModuleTable {
  readonly folders: ReadonlySet<string>;
  readonly #files: ReadonlySet<string>;
  readonly #projects: readonly string[];
  readonly #namespaces: ReadonlySet<string>;
  readonly #known = new Map<string, string | undefined>();

  /** With `namespaces`, packages without a file of their own. */
  constructor(files: readonly string[], projects: readonly string[], namespaces: ReadonlySet<string> = new Set()) {
    this.#files = new Set(files);
    this.#projects = projects;
    this.#namespaces = namespaces;
    this.folders = new Set(files.flatMap(foldersAround));
  }

  resolve(specifier: string, from: string): string | undefined {
    if (specifier.startsWith(FILE)) return specifier.slice(FILE.length);
    const key = `${folderOf(from)}|${specifier}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#find(specifier, from));
    const found = this.#known.get(key);
    return found === from && !from.endsWith('__init__.py') ? undefined : found;
  }

  /** The module of a folder: its `__init__.py`, or a name for all that lies in it. */
  packageAt(folder: string): string | undefined {
    const init = below(folder, '__init__.py');
    if (this.#files.has(init)) return init;
    return this.folders.has(folder) ? PACKAGE + folder : undefined;
  }

  #find(specifier: string, from: string): string | undefined {
    const [, dots = '', name = ''] = /^(\.*)(.*)$/.exec(specifier) ?? [];
    const steps = name === '' ? [] : name.split('.');
    if (dots !== '') return this.#locate(ancestor(folderOf(from), dots.length - 1), steps, false);
    return isOutside(steps[0] ?? '') ? this.#shadowing(steps, from) : this.#absolute(steps, from);
  }

  /** A file of one's own that has a well-known package's name counts only where a program would start. */
  #shadowing(steps: readonly string[], from: string): string | undefined {
    const root = this.#roots(from).find((folder) => !this.#namespaces.has(folder));
    return root === undefined ? undefined : this.#locate(root, steps, true);
  }

  #absolute(steps: readonly string[], from: string): string | undefined {
    const around = [...this.#roots(from), ...this.#packagesAround(from), ...this.#projects];
    const roots = around.flatMap((root) => [root, below(root, 'src')]);
    for (const isStrict of [true, false])
      for (const root of roots) {
        const found = this.#locate(root, steps, isStrict);
        if (found !== undefined) return found;
      }
    return undefined;
  }

  #locate(root: string, steps: readonly string[], isStrict: boolean): string | undefined {
    const base = steps.reduce(below, root);
    if (this.#files.has(`${base}.py`)) return `${base}.py`;
    const found = this.packageAt(base);
    return isStrict && found?.startsWith(PACKAGE) && steps.length < 2 ? undefined : found;
  }

  /** The folders around a file that are no packages, innermost first. */
  #roots(from: string): readonly string[] {
    return foldersAround(from).filter((folder) => !this.#files.has(below(folder, '__init__.py')));
  }

  #packagesAround(from: string): readonly string[] {
    return foldersAround(from).filter((folder) => this.#files.has(below(folder, '__init__.py')));
  }
}

/** A path below a folder; `.` is the root. */
export function below(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

function ancestor(folder: string, levels: number): string {
  let found = folder;
  for (let level = 0; level < levels && found !== '.'; level++) found = folderOf(found);
  return found;
}
