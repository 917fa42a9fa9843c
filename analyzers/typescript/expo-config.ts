import type { CallSite, Expression, Module, Place } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';

const CODE = ['ts', 'js', 'mjs', 'cjs'].map((extension) => `app.config.${extension}`);
const DATA = ['app.json', 'app.config.json'];
const TOP: Place = { line: 1, text: '' };

/**
 * `Constants.expoConfig` of an application of Expo is what its `app.config.ts` or `app.json` says. A function there is given what the JSON file says.
 * https://docs.expo.dev/workflow/configuration/#reading-configuration-values-in-your-app
 */
export function withExpoConfig(module: Module, repository: Repository): Module {
  const constants = module.imports.find(({ specifier, imported }) => specifier === 'expo-constants' && imported === 'default');
  const [top, ...inner] = module.scopes;
  if (!constants || !top) return module;
  const stated = statedFor(module, repository);
  if (!stated) return module;
  const { config, calls, requires } = stated;
  const entries = ['expoConfig', 'manifest'].map((key) => ({ key, value: config }));
  const client: Expression = { is: 'object', entries: [{ key: 'expoClient', value: config }] };
  const updates: Expression = { is: 'object', entries: [{ key: 'extra', value: client }] };
  const value: Expression = { is: 'object', entries: [...entries, { key: 'manifest2', value: updates }] };
  const variable = { name: constants.local, values: [{ expression: value, scope: 0 }], place: TOP };
  return {
    ...module,
    requires: [...module.requires, ...requires],
    calls: [...module.calls, ...calls],
    scopes: [{ ...top, variables: [...top.variables, variable] }, ...inner],
  };
}

interface Stated {
  readonly config: Expression;
  readonly calls: readonly CallSite[];
  readonly requires: readonly string[];
}

/** What the nearest configuration around the file gives. */
function statedFor(module: Module, repository: Repository): Stated | undefined {
  for (const folder of foldersUp(folderOf(module.path))) {
    const [code, data] = [CODE, DATA].map((names) =>
      names.map((name) => joinPath(folder, name)).find((path) => repository.has(path)),
    );
    const json = data === undefined ? undefined : memberOf(data, 'expo');
    const requires = [code, data].flatMap((path) => (path === undefined ? [] : [`/${path}`]));
    if (code === undefined) {
      if (json) return { config: json, calls: [], requires };
      continue;
    }
    const exported = memberOf(code, 'default');
    if (!isFunction(repository.read(code)?.text ?? '')) return { config: exported, calls: [], requires };
    const given: Expression = { is: 'object', entries: json ? [{ key: 'config', value: json }] : [] };
    const call: CallSite = { callee: exported, arguments: [given], isNew: false, typeArguments: [], scope: 0, place: TOP };
    return { config: { is: 'call', call: module.calls.length }, calls: [call], requires };
  }
  return undefined;
}

function memberOf(path: string, name: string): Expression {
  return { is: 'member', of: { is: 'module', specifier: { is: 'literal', value: `/${path}` } }, name };
}

function isFunction(text: string): boolean {
  return /(\bexport\s+default|\bmodule\.exports\s*=)\s*(async\s*)?(function\b|\([^)]*\)[^=;]*=>|\w+\s*=>)/.test(text);
}
