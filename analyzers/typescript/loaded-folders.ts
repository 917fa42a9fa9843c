import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, joinPath } from './file-paths.ts';
import { entryOf, held, loadedBy, type NamedFunction, textsIn, whole } from './loading-calls.ts';
import { isOwnCode } from './own-code.ts';

const AUTOLOAD: NamedFunction = { packages: ['@fastify/autoload', 'fastify-autoload'], names: ['default', 'fastifyAutoload'] };

/** What files say of themselves to whoever loads them, as far as modules are known by their paths. */
type Modules = ReadonlyMap<string, Module>;

/**
 * Writes out what `register(autoload, { dir })` does: one `register` a file of the folder, below the path that its folders are.
 * https://github.com/fastify/fastify-autoload#usage
 */
export function withLoadedFolders(module: Module, repository: Repository, modules: Modules): Module {
  const loads = (call: CallSite) => call.arguments.length > 1 && loadedBy(module, call.arguments[0], AUTOLOAD);
  if (!module.calls.some(loads)) return module;
  const added = module.calls.filter(loads).flatMap((call) => registersOf(module, call, repository, modules));
  const specifiers = added.map(({ specifier }) => specifier);
  return {
    ...module,
    calls: [...module.calls, ...added.map(({ call }) => call)],
    requires: [...module.requires, ...specifiers],
    loads: [...(module.loads ?? []), ...specifiers],
  };
}

interface Register {
  readonly specifier: string;
  readonly call: CallSite;
}

function registersOf(module: Module, call: CallSite, repository: Repository, modules: Modules): readonly Register[] {
  const options = call.arguments[1] && held(call.arguments[1], module);
  const dir = options && entryOf(options, 'dir');
  const folder = dir && folderIn(dir, module, repository);
  if (!options || folder === undefined) return [];
  const inner = entryOf(options, 'options');
  const given = inner && entryOf(held(inner, module), 'prefix');
  const byFolder = entryOf(options, 'dirNameRoutePrefix');
  const isByFolder = !(byFolder?.is === 'literal' && byFolder.value === false);
  const asked = entryOf(options, 'routeParams');
  const hasParameters = asked !== undefined && !(asked.is === 'literal' && asked.value !== true);
  const prefixIn = (path: string) => (isByFolder ? folderPrefix(path.slice(folder.length + 1), hasParameters) : '');
  return pluginsIn(folder, repository).flatMap((path): readonly Register[] => {
    const file = modules.get(path);
    if (isLeftOut(file)) return [];
    const below = prefixOf(file, path, given, prefixIn(path));
    const settings: Expression = { is: 'object', entries: [{ key: 'prefix', value: below }] };
    return [{ specifier: `/${path}`, call: { ...call, arguments: [whole(path), settings], place: { ...call.place } } }];
  });
}

/** Of a folder with an index file only that is a plugin, and what lies in the folders below. */
function pluginsIn(folder: string, repository: Repository): readonly string[] {
  const files = repository.paths.filter((path) => path.startsWith(`${folder}/`) && isOwnCode(path, repository));
  const indexed = new Set(files.filter(isIndex).map(folderOf));
  return files.filter((path) => isIndex(path) || !indexed.has(folderOf(path)));
}

function isIndex(path: string): boolean {
  return /(^|\/)index\.[cm]?[jt]s$/.test(path);
}

/** `export const autoload = false` */
function isLeftOut(file: Module | undefined): boolean {
  const said = file && saidBy(file, 'autoload');
  return said?.is === 'literal' && said.value === false;
}

/** `prefixOverride` goes before all else, `autoPrefix` stands in place of the folders, and `autoConfig` is what nothing else says. */
function prefixOf(file: Module | undefined, path: string, given: Expression | undefined, folders: string): Expression {
  const said = (name: string): Expression | undefined => (file && saidBy(file, name) ? memberOf(path, name) : undefined);
  const override = said('prefixOverride');
  if (override) return override;
  const own = said('autoPrefix') ?? (folders === '' ? undefined : { is: 'literal', value: folders });
  if (own) return given ? { is: 'concat', parts: [given, own] } : own;
  const configured = file && saidBy(file, 'autoConfig');
  const configuredPrefix = configured && entryOf(configured, 'prefix');
  if (given ?? !configuredPrefix) return given ?? { is: 'literal', value: '' };
  return { is: 'member', of: memberOf(path, 'autoConfig'), name: 'prefix' };
}

/** `export const autoPrefix = '/orders'`, `module.exports.autoPrefix = '/orders'` */
function saidBy({ exports, scopes }: Module, name: string): Expression | undefined {
  const said = exports.find((each) => each.name === name)?.value?.expression;
  if (said?.is !== 'name') return said;
  return scopes[0]?.variables.find((each) => each.name === said.name)?.values[0]?.expression ?? said;
}

function memberOf(path: string, name: string): Expression {
  return { is: 'member', of: whole(path), name };
}

/** The folder that the texts in `path.join(__dirname, 'routes')` name, whatever joins them; `__dirname` is lowered as an absolute path. */
function folderIn(dir: Expression, module: Module, repository: Repository): string | undefined {
  const texts = textsIn(dir, module).filter((text) => !/^(file:|https?:)/.test(text));
  const isAbsolute = texts[0]?.startsWith('/') === true;
  const folder = joinPath(isAbsolute ? '' : folderOf(module.path), ...texts);
  return texts.length > 0 && repository.paths.some((path) => path.startsWith(`${folder}/`)) ? folder : undefined;
}

/** Folders are the path; with `routeParams`, `_id` is a parameter, and so are those of `__from-__to`. The file's own name is no part of it. */
function folderPrefix(inside: string, hasParameters: boolean): string {
  const folders = folderOf(inside)
    .split('/')
    .filter((segment) => segment !== '');
  return folders.map((segment) => `/${hasParameters ? withParameters(segment) : segment}`).join('');
}

function withParameters(segment: string): string {
  return segment.includes('__') ? segment.replaceAll('__', ':') : segment.replace(/^_(?=\w)/, ':');
}
