import type { EngineInput } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { withGeneratedParts } from './generated-parts.ts';
import { homeOf, projectsOf } from './sbt.ts';
import { withRouterPrefixes } from './sird.ts';

/** Joins the files of each project and of those that it depends on: classes and objects go by their own names. */
export function link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const homes = new Map(modules.map(({ path }) => [path, homeOf(path, repository)]));
  const folders = [...new Set(homes.values())];
  const made = folders.map((home) => {
    const seen = new Set([home, ...(projectsOf(repository).find(({ folder }) => folder === home)?.dependencies ?? [])]);
    const files = modules.filter(({ path }) => seen.has(homes.get(path) ?? '.')).map(({ path }) => path);
    const own = files.filter((path) => homes.get(path) === home);
    return namespaceModule(keyOf(home), 'scala', [...own, ...files.filter((path) => homes.get(path) !== home)]);
  });
  const paths = new Set([...modules, ...made].map(({ path }) => path));
  const packages = new Set(modules.flatMap(({ opens = [] }) => opens.slice(0, 1)));
  const linked = withRouterPrefixes(withGeneratedParts(modules, repository), repository).map((module) => {
    const key = keyOf(homes.get(module.path) ?? '.');
    const imports = module.imports.map((each) => (isOwn(each.specifier, packages) ? { ...each, specifier: key } : each));
    return { ...module, imports, opens: [key, ...(module.opens ?? []).slice(1)] };
  });
  return { modules: [...linked, ...made], resolveImport: (specifier) => (paths.has(specifier) ? specifier : undefined) };
}

/** Whether a package is the repository's, or an object's in one of its packages. */
function isOwn(specifier: string, packages: ReadonlySet<string>): boolean {
  return packages.has(specifier) || packages.has(specifier.replace(/(\.[A-Z]\w*)+$/, ''));
}

function keyOf(home: string): string {
  return `project:${home}`;
}
