import type { CallSite, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, joinPath, sourceFileAt } from './file-paths.ts';
import { loadedBy, type NamedFunction, textsIn, whole } from './loading-calls.ts';
import { isOwnCode } from './own-code.ts';

const SENECA: NamedFunction = { packages: ['seneca'], names: ['default'] };

/** `seneca.use('./lib/pricing')` loads the plugin from that file. https://senecajs.org/api/#method-use */
export function withSenecaPlugins(module: Module, repository: Repository): Module {
  const opens = module.requires.includes('seneca') || module.imports.some(({ specifier }) => specifier === 'seneca');
  if (!opens || !module.calls.some(({ callee }) => loadedBy(module, callee, SENECA))) return module;
  const found = new Map(
    module.calls.flatMap((call) => [pluginOf(call, module, repository)].flatMap((path) => (path ? [[call, path]] : []))),
  );
  if (found.size === 0) return module;
  const specifiers = [...new Set(found.values())].map((path) => `/${path}`);
  return {
    ...module,
    calls: module.calls.map((call) => given(call, found.get(call))),
    requires: [...module.requires, ...specifiers],
    loads: [...(module.loads ?? []), ...specifiers],
  };
}

function pluginOf(call: CallSite, module: Module, repository: Repository): string | undefined {
  const [first] = call.arguments;
  if (call.callee.is !== 'member' || call.callee.name !== 'use' || !first) return undefined;
  const path = textsIn(first, module).join('');
  if (!/^\.{1,2}\//.test(path)) return undefined;
  const at = joinPath(folderOf(module.path), path);
  const candidates = [at, `${at}.js`, `${at}.ts`, `${at}/index.js`, `${at}/index.ts`];
  const file = candidates.map((each) => sourceFileAt(repository, each)).find((each) => each !== undefined);
  return file !== undefined && isOwnCode(file, repository) ? file : undefined;
}

function given(call: CallSite, path: string | undefined): CallSite {
  return path === undefined ? call : { ...call, arguments: [whole(path), ...call.arguments.slice(1)] };
}
