import type { EngineInput } from '../../src/code/engine.ts';
import type { Import, Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { mergedConfiguration } from './merged-configuration.ts';
import { CONFIG, MODULE } from './names.ts';
import { homeOf } from './programs.ts';

/** What the files of one project make up. */
interface Space {
  readonly modules: Module;
  readonly configuration: Module;
  /** Names of its modules. */
  readonly names: ReadonlySet<string>;
  /** Names of what it configures. */
  readonly settings: ReadonlySet<string>;
}

/** Joins the files of each project: a module is the project's own, of another project of the repository, or of a library. */
export function link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const homes = byHome(modules, repository);
  const spaces = new Map([...homes].map(([home, files]) => [home, spaceOf(home, files)]));
  const linked = [...homes].flatMap(([home, files]) => {
    const order = [home, ...[...spaces.keys()].filter((each) => each !== home)].flatMap((each) => spaces.get(each) ?? []);
    return files.map((module) => ({ ...module, imports: module.imports.map((each) => resolved(each, order)) }));
  });
  const made = [...spaces.values()].flatMap((space) => [space.modules, space.configuration]);
  const all = [...linked, ...made];
  const paths = new Set(all.map(({ path }) => path));
  return { modules: all, resolveImport: (specifier) => (paths.has(specifier) ? specifier : undefined) };
}

function byHome(modules: readonly Module[], repository: Repository): ReadonlyMap<string, readonly Module[]> {
  const homes = new Map<string, Module[]>();
  for (const module of modules) {
    const home = homeOf(module.path, repository);
    homes.set(home, [...(homes.get(home) ?? []), module]);
  }
  return homes;
}

function spaceOf(home: string, files: readonly Module[]): Space {
  const configuration = mergedConfiguration(`mix-config:${home}`, files);
  return {
    modules: namespaceModule(`mix:${home}`, 'elixir', files.map(({ path }) => path).sort()),
    configuration,
    names: new Set(files.flatMap(({ exports }) => exports.map(({ name }) => name))),
    settings: new Set(configuration.exports.map(({ name }) => name)),
  };
}

function resolved(each: Import, order: readonly Space[]): Import {
  if (each.specifier === CONFIG) {
    const found = order.find(({ settings }) => settings.has(each.imported));
    return found ? { ...each, specifier: found.configuration.path } : each;
  }
  if (each.specifier !== MODULE) return each;
  const found = order.find(({ names }) => names.has(each.imported));
  return found ? { ...each, specifier: found.modules.path } : { ...each, specifier: each.imported, imported: '*' };
}
