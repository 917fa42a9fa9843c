import picomatch from 'picomatch';
import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { entryOf, loadedBy, type NamedFunction, textsIn, whole } from './loading-calls.ts';
import { isOwnCode } from './own-code.ts';

const LOADER: NamedFunction = { packages: ['awilix-express', 'awilix-koa'], names: ['loadControllers'] };
const LONGEST_PATTERN = 200;

/**
 * Writes out what `loadControllers('routes/*.js', { cwd: __dirname })` does: it is given the files that the pattern means.
 * https://github.com/jeffijoe/awilix-express#awesome-usage
 */
export function withLoadedControllers(module: Module, repository: Repository): Module {
  const found = new Map<CallSite, readonly string[]>();
  for (const call of module.calls) if (loadedBy(module, call.callee, LOADER)) found.set(call, filesOf(module, call, repository));
  if (found.size === 0) return module;
  const specifiers = [...found.values()].flat().map((path) => `/${path}`);
  return {
    ...module,
    calls: module.calls.map((call) => given(call, found.get(call) ?? [])),
    requires: [...module.requires, ...specifiers],
    loads: [...(module.loads ?? []), ...specifiers],
  };
}

function given(call: CallSite, files: readonly string[]): CallSite {
  return files.length === 0 ? call : { ...call, arguments: [{ is: 'list', items: files.map(whole) }] };
}

/** Patterns start in `cwd`; without one in the folder that the program is started in, which is the innermost where they mean anything. */
function filesOf(module: Module, { arguments: [patterns, options] }: CallSite, repository: Repository): readonly string[] {
  const cwd = options && entryOf(options, 'cwd');
  const around = foldersUp(folderOf(module.path));
  const starts = cwd ? [joinPath(...textsIn(cwd, module))] : around;
  const own = repository.paths.filter((path) => isOwnCode(path, repository));
  for (const start of starts) {
    const files = textsOf(patterns, module).flatMap((pattern) => filesLike(joinPath(start, pattern), own));
    if (files.length > 0) return files;
  }
  return [];
}

function textsOf(patterns: Expression | undefined, module: Module): readonly string[] {
  if (patterns?.is === 'list') return patterns.items.flatMap((item) => textsIn(item, module));
  return patterns ? textsIn(patterns, module) : [];
}

/** Compiled files have another ending than those they are made of. */
function filesLike(pattern: string, paths: readonly string[]): readonly string[] {
  if (pattern.length > LONGEST_PATTERN || /[[\]!()|]/.test(pattern)) return [];
  const isMeant = picomatch([pattern, pattern.replace(/\.js$/, '.ts')]);
  return paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path) && isMeant(path));
}
