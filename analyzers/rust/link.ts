import type { EngineInput } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { type Crate, crateAround, cratesIn, inCrate } from './cargo.ts';

/** The root of a crate, as a module of its library's and its program's root files. */
function rootPath(folder: string): string {
  return `crate:${folder}`;
}

/** All files of a crate, for the types that several of them make up. */
function filesPath(folder: string): string {
  return `files:${folder}`;
}

/** Paths of modules lead to files: https://doc.rust-lang.org/reference/items/modules.html#module-source-filenames */
export function link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const crates = cratesIn(repository);
  const known = new Set(modules.map(({ path }) => path));
  const roots = crates.flatMap(({ folder }) => {
    const files = ['src/lib.rs', 'src/main.rs'].map((name) => inCrate(folder, name)).filter((path) => known.has(path));
    return files.length > 0 ? [{ ...namespaceModule(rootPath(folder), 'rust', files), requires: files }] : [];
  });
  const files = crates.map(({ folder }) => {
    const own = modules.filter(({ path }) => crateAround(path, crates)?.folder === folder).map(({ path }) => path);
    return namespaceModule(filesPath(folder), 'rust', own);
  });
  const all = new Set([...known, ...[...roots, ...files].map(({ path }) => path)]);
  return {
    modules: [...modules.map((module) => withCrate(module, modules, crates)), ...roots, ...files],
    resolveImport: (specifier, from) => (all.has(specifier) ? specifier : resolve(specifier, from, crates, all)),
  };
}

/** What the root of a crate takes over with its macros, all of the crate's files have; types may have members in any of them. */
function withCrate(module: Module, modules: readonly Module[], crates: readonly Crate[]): Module {
  const own = crateAround(module.path, crates);
  const roots = modules.filter(({ path }) => /(^|\/)src\/(main|lib)\.rs$/.test(path) && crateAround(path, crates) === own);
  const taken = roots.flatMap(({ requires }) => requires.flatMap((each) => /^macro_use (.+)$/.exec(each)?.[1] ?? []));
  return { ...module, opens: [...(module.opens ?? []), ...taken, ...(own ? [filesPath(own.folder)] : [])] };
}

function resolve(specifier: string, from: string, crates: readonly Crate[], known: ReadonlySet<string>): string | undefined {
  const [head = '', ...rest] = specifier.split('::');
  const own = crateAround(from, crates);
  const start = startOf(head, from, own, crates);
  if (!start) return moduleBelow(folderOfModule(from), [head, ...rest], known);
  let { folder } = start;
  const steps = [...rest];
  while (steps[0] === 'super') {
    folder = folderOf(folder);
    steps.shift();
  }
  return fileOf(folder, steps, start.crate, known);
}

/** Where a path begins: at the root of a crate, or at the module that the file is. */
function startOf(head: string, from: string, own: Crate | undefined, crates: readonly Crate[]) {
  if (own && head === 'crate') return { folder: inCrate(own.folder, 'src'), crate: own };
  if (own && (head === 'self' || head === 'super')) {
    const here = folderOfModule(from);
    return { folder: head === 'self' ? here : folderOf(here), crate: own };
  }
  const named = crates.find(({ alias }) => alias === head);
  if (named) return { folder: inCrate(named.folder, 'src'), crate: named };
  return undefined;
}

/** The folder that a module's own modules lie in. */
function folderOfModule(path: string): string {
  return /(^|\/)(mod|lib|main)\.rs$/.test(path) ? folderOf(path) : path.replace(/\.rs$/, '');
}

/** The deepest module of a path that is a file: what is left is a module in braces, or something in it. */
function moduleBelow(folder: string, steps: readonly string[], known: ReadonlySet<string>): string | undefined {
  for (let count = steps.length; count > 0; count--) {
    const base = [folder, ...steps.slice(0, count)].join('/');
    const found = [`${base}.rs`, `${base}/mod.rs`].find((path) => known.has(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** That, or the module in whose folder it is looked for. */
function fileOf(folder: string, steps: readonly string[], crate: Crate, known: ReadonlySet<string>): string | undefined {
  const below = moduleBelow(folder, steps, known);
  if (below !== undefined) return below;
  const isRoot = folder === inCrate(crate.folder, 'src');
  const here = isRoot ? rootPath(crate.folder) : [`${folder}.rs`, `${folder}/mod.rs`].find((path) => known.has(path));
  return here !== undefined && known.has(here) ? here : undefined;
}
