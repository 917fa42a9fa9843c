import type { EngineInput } from '../../src/code/engine.ts';
import type { Export, Import, Module } from '../../src/code/ir.ts';
import { namedDataFiles } from '../../src/frontend/data-files.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { folderOf, protoServices, type Repository } from '../../src/sdk/index.ts';
import { linkAnnotated } from './annotated.ts';
import { linkArq } from './arq-workers.ts';
import { linkCelery } from './celery-apps.ts';
import { linkCommandLines } from './command-lines.ts';
import { linkDjangoSettings, settingsModulesGiven } from './django-settings.ts';
import { linkDramatiq } from './dramatiq-brokers.ts';
import { linkFaust } from './faust-discovery.ts';
import { linkFlaskConfig } from './flask-config.ts';
import { linkFlaskObjects } from './flask-objects.ts';
import { linkGraphql } from './graphql-schemas.ts';
import { linkGrpc } from './grpc-calls.ts';
import { linkGrpclib } from './grpclib-services.ts';
import { innerName } from './imports.ts';
import { linkKombu } from './kombu-mixins.ts';
import { linkLitestar } from './litestar-controllers.ts';
import { FILE, ModuleTable } from './modules.ts';
import { linkNameko } from './nameko-services.ts';
import { namespacePackages } from './packages.ts';
import { linkServed } from './served-by-name.ts';
import { linkSettingsClasses } from './settings-classes.ts';
import { linkState } from './shared-state.ts';
import { findStarts } from './start-files.ts';
import { linkFactories } from './started-factories.ts';
import { linkTemplates } from './template-classes.ts';

/** Joins the files into packages and says how imports are resolved. */
export function link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const projects = repository.paths.filter((path) => /(^|\/)(pyproject\.toml|setup\.py|setup\.cfg)$/.test(path)).map(folderOf);
  const table = new ModuleTable(
    modules.map(({ path }) => path),
    projects,
    namespacePackages(modules),
  );
  const resolveImport = table.resolve.bind(table);
  const configured = linkFlaskObjects(
    linkFlaskConfig(
      linkState(
        linkTemplates(
          linkFactories(
            linkLitestar(linkGraphql(linkKombu(linkCommandLines(linkServed(modules, resolveImport))), resolveImport)),
            findStarts(repository),
          ),
        ),
      ),
    ),
    resolveImport,
  );
  const packaged = withPackages(configured, table);
  const settled = linkAnnotated(
    linkDjangoSettings(packaged, resolveImport, () => settingsModulesGiven(repository)),
    resolveImport,
  );
  const described = new Map(protoServices(repository).map(({ name, methods }) => [name, methods]));
  const working = linkDramatiq(linkCelery(linkArq(linkNameko(linkSettingsClasses(settled, resolveImport))), resolveImport));
  const linked = linkGrpc(linkGrpclib(linkFaust(working, resolveImport), described, resolveImport), described);
  return { modules: linked.some(isDecoding) ? [...linked, ...namedDataFiles(linked, repository)] : linked, resolveImport };
}

const DECODERS = /^(?:yaml|json|simplejson|ujson|orjson|tomllib|tomli|rtoml|toml|omegaconf)$/;

function isDecoding({ imports }: Module): boolean {
  return imports.some(({ specifier }) => DECODERS.test(specifier));
}

/** Every folder with code is a module that has the modules in it as its members. */
function withPackages(modules: readonly Module[], table: ModuleTable): readonly Module[] {
  const members = new Map<string, Export[]>();
  const add = (folder: string, name: string, path: string | undefined): void => {
    const home = table.packageAt(folder);
    if (home === undefined || path === undefined) return;
    const list = members.get(home) ?? [];
    list.push({ name, from: FILE + path, imported: '*' });
    members.set(home, list);
  };
  for (const { path } of modules) if (!path.endsWith('__init__.py')) add(folderOf(path), stem(path), path);
  for (const folder of table.folders) if (folder !== '.') add(folderOf(folder), lastStep(folder), table.packageAt(folder));
  const known = new Set(modules.map(({ path }) => path));
  const namespaces = [...members.keys()].filter((path) => !known.has(path)).sort();
  return [
    ...modules.map((module) => withMembers(withInnerModules(module, table), members.get(module.path) ?? [])),
    ...namespaces.map((path) => withMembers(packageModule(path), members.get(path) ?? [])),
  ];
}

/** `from app import views` runs `app/views.py` although only `app` is named. */
function withInnerModules(given: Module, table: ModuleTable): Module {
  const module = { ...given, imports: given.imports.map((each) => ofItself(each, given, table)) };
  const inner = given.imports.flatMap(({ specifier, imported }) => {
    if (imported === '*' || specifier.includes(':')) return [];
    const name = innerName(specifier, imported);
    return table.resolve(name, module.path) === undefined ? [] : [name];
  });
  return inner.length > 0 ? { ...module, requires: [...new Set([...module.requires, ...inner])] } : module;
}

/** `from . import orders`, or `from shop import orders`, in a package's own file is the module in it, whatever else the package calls so. */
function ofItself(each: Import, { path }: Module, table: ModuleTable): Import {
  const { specifier, imported } = each;
  if (imported === '*' || specifier.includes(':') || table.resolve(specifier, path) !== path) return each;
  const inner = table.resolve(specifier.endsWith('.') ? specifier + imported : `${specifier}.${imported}`, path);
  return inner === undefined ? each : { ...each, specifier: FILE + inner, imported: '*' };
}

function packageModule(path: string): Module {
  const { isNamespace: _, ...plain } = namespaceModule(path, 'python', []);
  return plain;
}

/** A name that the package's own code gives is stronger than a module of that name. */
function withMembers(module: Module, members: readonly Export[]): Module {
  const own = new Set(module.exports.map(({ name }) => name));
  const more = members.filter(({ name }) => !own.has(name));
  return more.length > 0 ? { ...module, exports: [...module.exports, ...more] } : module;
}

function stem(path: string): string {
  return lastStep(path).replace(/\.py$/, '');
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
