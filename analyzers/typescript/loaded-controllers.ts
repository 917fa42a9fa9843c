import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { filesLike } from './files-like.ts';
import { entryOf, held, loadedBy, type NamedFunction, textsIn, whole } from './loading-calls.ts';

const LOADER: NamedFunction = { packages: ['awilix-express', 'awilix-koa'], names: ['loadControllers'] };

/** https://github.com/typestack/routing-controllers#load-all-controllers-from-directories */
const SERVER: NamedFunction = {
  packages: ['routing-controllers'],
  names: ['useExpressServer', 'createExpressServer', 'useKoaServer', 'createKoaServer'],
};
const LISTS = ['controllers', 'middlewares', 'interceptors'];

/**
 * Writes out what `loadControllers('routes/*.js', { cwd: __dirname })` does: it is given the files that the pattern means.
 * https://github.com/jeffijoe/awilix-express#awesome-usage
 */
export function withLoadedControllers(module: Module, repository: Repository): Module {
  const found = new Map<CallSite, readonly string[]>();
  const listed: string[] = [];
  for (const call of module.calls) {
    if (loadedBy(module, call.callee, LOADER)) found.set(call, filesOf(module, call, repository));
    else if (loadedBy(module, call.callee, SERVER)) listed.push(...filesListed(module, call, repository));
  }
  if (found.size === 0 && listed.length === 0) return module;
  return withFiles(
    { ...module, calls: module.calls.map((call) => given(call, found.get(call) ?? [])) },
    [...found.values(), listed].flat(),
  );
}

/** A file that loads others by their paths. */
export function withFiles(module: Module, paths: readonly string[]): Module {
  const specifiers = paths.map((path) => `/${path}`);
  return {
    ...module,
    requires: [...module.requires, ...specifiers],
    loads: [...(module.loads ?? []), ...specifiers],
  };
}

function given(call: CallSite, files: readonly string[]): CallSite {
  return files.length === 0 ? call : { ...call, arguments: [{ is: 'list', items: files.map(whole) }] };
}

/** Patterns start in `cwd`; without one in the folder that the program is started in, which is the innermost where they mean anything. */
function filesOf(module: Module, { arguments: [patterns, options] }: CallSite, repository: Repository): readonly string[] {
  const cwd = options && entryOf(held(options, module), 'cwd');
  const around = foldersUp(folderOf(module.path));
  const starts = cwd ? [joinPath(...textsIn(cwd, module))] : around;
  for (const start of starts) {
    const files = textsOf(patterns, module).flatMap((pattern) => filesLike(joinPath(start, pattern), repository));
    if (files.length > 0) return files;
  }
  return [];
}

function textsOf(patterns: Expression | undefined, module: Module): readonly string[] {
  if (patterns?.is === 'list') return patterns.items.flatMap((item) => textsIn(item, module));
  return patterns ? textsIn(patterns, module) : [];
}

/** `{ controllers: [path.join(__dirname, 'controllers', '*.js')] }`, with classes or patterns. */
function filesListed(module: Module, call: CallSite, repository: Repository): readonly string[] {
  const lists = call.arguments.flatMap((options) => LISTS.map((name) => entryOf(held(options, module), name)));
  return lists
    .flatMap((list) => (list?.is === 'list' ? list.items : []))
    .flatMap((item) => {
      const [first = '', ...rest] = textsIn(item, module);
      if (first.startsWith('/')) return filesLike(joinPath(first, ...rest), repository);
      const starts = first === '' ? [] : foldersUp(folderOf(module.path));
      return starts.map((start) => filesLike(joinPath(start, first, ...rest), repository)).find(({ length }) => length > 0) ?? [];
    });
}
