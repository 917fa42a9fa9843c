import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { folderOf, foldersUp } from './file-paths.ts';
import { dependencyRange, readManifests } from './manifests.ts';

const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'fallback'];

/** What files export by their names, and the function by which the model knows who calls it. */
const FILES: readonly (readonly [name: RegExp, exported: readonly string[], called: string])[] = [
  [/(^|\/)\+(page|layout)(\.server)?\.[jt]s$/, ['load'], 'handler'],
  [/(^|\/)\+page\.server\.[jt]s$/, ['actions'], 'actions'],
  [/(^|\/)\+server\.[jt]s$/, VERBS, 'handler'],
  [/(^|\/)hooks\.server(\/index)?\.[jt]s$/, ['handle'], 'handle'],
  [/(^|\/)hooks\.server(\/index)?\.[jt]s$/, ['handleFetch'], 'handleFetch'],
];

/**
 * Hands what SvelteKit's files export to SvelteKit, as calls that the library model knows.
 * https://svelte.dev/docs/kit/routing, https://svelte.dev/docs/kit/hooks
 */
export function sveltekitFilesIn(repository: Repository): (module: Module) => Module {
  let folders: ReadonlySet<string> | undefined;
  return (module) => {
    const rules = FILES.filter(([name]) => name.test(module.path));
    if (rules.length === 0) return module;
    folders ??= foldersOfSvelteKit(repository);
    if (!foldersUp(folderOf(module.path)).some((folder) => folders?.has(folder))) return module;
    const calls = rules.flatMap(([, names, called]) => callsOf(module, names, called));
    return { ...module, calls: [...module.calls, ...calls] };
  };
}

function foldersOfSvelteKit(repository: Repository): ReadonlySet<string> {
  const using = readManifests(repository).filter((each) => dependencyRange(each, '@sveltejs/kit') !== undefined);
  return new Set(using.map(({ folder }) => folder));
}

function callsOf({ exports }: Module, names: readonly string[], called: string): readonly CallSite[] {
  const of: Expression = { is: 'module', specifier: { is: 'literal', value: 'configuration-file:sveltekit' } };
  return exports.flatMap(({ name, value }): readonly CallSite[] => {
    if (!value || !names.includes(name)) return [];
    const callee: Expression = { is: 'member', of, name: called };
    const place = { line: 1, text: '' };
    return [{ callee, arguments: [value.expression], isNew: false, typeArguments: [], scope: value.scope, place }];
  });
}
