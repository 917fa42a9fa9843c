import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, joinPath } from './file-paths.ts';
import { isOwnCode } from './own-code.ts';

const AUTOLOAD = '@fastify/autoload';
const OLD_AUTOLOAD = 'fastify-autoload';

/**
 * Writes out what `register(autoload, { dir })` does: one `register` a file of the folder, below the path that its folders are.
 * https://github.com/fastify/fastify-autoload#usage
 */
export function withLoadedFolders(module: Module, repository: Repository): Module {
  const name =
    module.imports.find(({ specifier }) => specifier === AUTOLOAD || specifier === OLD_AUTOLOAD)?.local ?? required(module);
  const loads = (call: CallSite) => call.arguments.length > 1 && isAutoload(call.arguments[0], name);
  if (!module.calls.some(loads)) return module;
  const added = module.calls.filter(loads).flatMap((call) => registersOf(module, call, repository));
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

/** `const AutoLoad = require('@fastify/autoload')` */
function required({ scopes }: Module): string | undefined {
  const variables = scopes[0]?.variables ?? [];
  return variables.find(({ values }) => values.some((value) => isAutoload(value.expression, undefined)))?.name;
}

function isAutoload(expression: Expression | undefined, name: string | undefined): boolean {
  if (expression?.is === 'name') return name !== undefined && expression.name === name;
  const specifier = expression?.is === 'module' ? expression.specifier : undefined;
  return specifier?.is === 'literal' && (specifier.value === AUTOLOAD || specifier.value === OLD_AUTOLOAD);
}

function registersOf(module: Module, call: CallSite, repository: Repository): readonly Register[] {
  const options = call.arguments[1];
  const dir = options && entryOf(options, 'dir');
  const folder = dir && folderIn(dir, module, repository);
  if (!options || folder === undefined) return [];
  const inner = entryOf(options, 'options');
  const given = inner && entryOf(inner, 'prefix');
  const files = repository.paths.filter((path) => path.startsWith(`${folder}/`) && isOwnCode(path, repository));
  return files.map((path) => {
    const specifier = `/${path}`;
    const prefix: Expression = { is: 'literal', value: prefixOf(path.slice(folder.length + 1)) };
    const below: Expression = given ? { is: 'concat', parts: [given, prefix] } : prefix;
    const plugin: Expression = { is: 'module', specifier: { is: 'literal', value: specifier } };
    const settings: Expression = { is: 'object', entries: [{ key: 'prefix', value: below }] };
    return { specifier, call: { ...call, arguments: [plugin, settings], place: { ...call.place } } };
  });
}

function entryOf(expression: Expression, key: string): Expression | undefined {
  if (expression.is !== 'object') return undefined;
  const found = expression.entries.find((entry) => 'key' in entry && entry.key === key);
  return found && 'value' in found ? found.value : undefined;
}

/** The folder that the texts in `path.join(__dirname, 'routes')` name, whatever joins them; `__dirname` is lowered as an absolute path. */
function folderIn(dir: Expression, module: Module, repository: Repository): string | undefined {
  const texts = textsIn(dir, module, 0).filter((text) => !/^(file:|https?:)/.test(text));
  const isAbsolute = texts[0]?.startsWith('/') === true;
  const folder = joinPath(isAbsolute ? '' : folderOf(module.path), ...texts);
  return texts.length > 0 && repository.paths.some((path) => path.startsWith(`${folder}/`)) ? folder : undefined;
}

function textsIn(expression: Expression, module: Module, depth: number): readonly string[] {
  if (depth > 4) return [];
  if (expression.is === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
  const inside = expression.is === 'concat' ? expression.parts : argumentsOf(expression, module);
  return inside.flatMap((each) => textsIn(each, module, depth + 1));
}

function argumentsOf(expression: Expression, module: Module): readonly Expression[] {
  return expression.is === 'call' ? (module.calls[expression.call]?.arguments ?? []) : [];
}

/** Folders are the path; `_id` is a parameter. The file's own name is no part of it. */
function prefixOf(inside: string): string {
  const folders = folderOf(inside)
    .split('/')
    .filter((segment) => segment !== '');
  return folders.map((segment) => `/${segment.replace(/^_(?=\w)/, ':')}`).join('');
}
