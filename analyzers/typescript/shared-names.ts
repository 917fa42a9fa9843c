import type { EngineInput } from '../../src/code/engine.ts';
import type { Export, Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { innermost } from '../../src/sdk/index.ts';
import { isGlobalObject } from './setters.ts';

type Input = Pick<EngineInput, 'modules' | 'programs' | 'libraries' | 'resolveImport'>;

/** Names that no file has: what is set on the global object, and the scripts of a folder's pages. */
const GLOBALS = 'globals:';
const SCRIPTS = 'scripts:';

/**
 * What code has without import beside the runtime's own: names that any file sets on the global object (`global.settings = …`), and what the scripts
 * that a page loads by tags declare at their top, which all of them share; a name that several declare may be another one on each page. What libraries have under a name stays theirs. https://html.spec.whatwg.org/multipage/webappapis.html#realms-settings-objects-global-objects
 */
export function withSharedNames({ modules, programs, libraries, resolveImport }: Input): Input {
  const taken = new Set(libraries.flatMap(({ globals = [] }) => globals));
  const isFree = ({ name }: Export): boolean => !taken.has(name);
  const globals = modules.flatMap(setOnGlobal).filter(isFree);
  const shared = sharedScripts(modules, programs);
  if (globals.length === 0 && shared.size === 0) return { modules, programs, libraries, resolveImport };
  const homes = new Map([...shared].flatMap(([home, scripts]) => scripts.map(({ path }) => [path, home] as const)));
  const declarers = new Map([...shared].map(([home, scripts]) => [home, countDeclared(scripts)] as const));
  const isAlone = (home: string) => (each: Export) => declarers.get(home)?.get(each.name) === 1;
  const namespaces = [...shared].map(([home, scripts]) => scriptsModule(home, scripts));
  const added =
    globals.length > 0 ? [{ ...namespaceModule(GLOBALS, 'typescript', []), isNamespace: false, exports: globals }] : [];
  const paths = new Set([...namespaces, ...added].map(({ path }) => path));
  const sharing = modules.map((module) => {
    const home = homes.get(module.path);
    const opens = [...(home === undefined ? [] : [SCRIPTS + home]), ...added.map(({ path }) => path)];
    const exported = home === undefined ? {} : { exports: declaredIn(module).filter(isFree).filter(isAlone(home)) };
    return opens.length > 0 ? { ...module, opens, ...exported } : module;
  });
  return {
    programs,
    libraries,
    modules: [...sharing, ...namespaces, ...added],
    resolveImport: (specifier, from) =>
      paths.has(specifier) || homes.has(specifier) ? specifier : resolveImport(specifier, from),
  };
}

/** `global.settings = …` as an export that is the member of the global object. */
function setOnGlobal({ calls }: Module): readonly Export[] {
  return calls.flatMap(({ callee }): readonly Export[] => {
    const isIt = callee.is === 'member' && callee.name.endsWith('=') && callee.of.is === 'name' && isGlobalObject(callee.of.name);
    if (!isIt) return [];
    const name = callee.name.slice(0, -1);
    return [{ name, value: { expression: { is: 'member', of: callee.of, name }, scope: 0 } }];
  });
}

/** Scripts that are no modules, by the program that they lie in, where there are several. */
function sharedScripts(modules: readonly Module[], programs: Input['programs']): ReadonlyMap<string, readonly Module[]> {
  const found = new Map<string, Module[]>();
  for (const module of modules) {
    const home = isScript(module) ? innermost(module.path, programs)?.folder : undefined;
    if (home !== undefined) found.set(home, [...(found.get(home) ?? []), module]);
  }
  return new Map([...found].filter(([, scripts]) => scripts.length > 1));
}

function isScript({ path, imports, requires, exports, importsByComputedName }: Module): boolean {
  return path.endsWith('.js') && imports.length + requires.length + exports.length === 0 && !importsByComputedName;
}

function scriptsModule(home: string, scripts: readonly Module[]): Module {
  return namespaceModule(
    SCRIPTS + home,
    'typescript',
    scripts.map(({ path }) => path),
  );
}

function declaredIn({ scopes }: Module): readonly Export[] {
  const variables = scopes[0]?.variables ?? [];
  return variables.map(({ name }) => ({ name, value: { expression: { is: 'name', name }, scope: 0 } }));
}

/** How many of the scripts declare each name. */
function countDeclared(scripts: readonly Module[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const names = scripts.flatMap((script) => [...new Set(declaredIn(script).map(({ name }) => name))]);
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
