import type { EngineInput } from '../../src/code/engine.ts';
import type { Bound, Export, Import, Module } from '../../src/code/ir.ts';
import { namedDataFiles } from '../../src/frontend/data-files.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { sendsLater, withAdapter, withMailServer } from './active-jobs.ts';
import { below, bundlesOf, homeOf } from './bundler.ts';
import { configuredData } from './configured-data.ts';
import { CONSTANT, candidates } from './constants.ts';
import { isSetName } from './generated-members.ts';
import { decoders } from './libraries/files.ts';
import { libraries } from './libraries/index.ts';
import { linkEngines } from './rails-engines.ts';
import { RAILS } from './rails-routes.ts';
import { withReopened } from './reopened-classes.ts';
import { filesRequired } from './required-files.ts';
import { MAIL_SETTINGS } from './settings.ts';

const ROOTS = new Set(libraries.flatMap(({ imports }) => imports));

/** Joins the files of each program: a constant is the program's own, of a gem in the repository, or of a library. */
export function link(written: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const homes = new Map(written.map(({ path }) => [path, homeOf(path, repository)]));
  const configured = configuredData(written, homes, repository);
  for (const [home, { path }] of configured) homes.set(path, home);
  const modules = withReopened([...written, ...configured.map(([, module]) => module)], (path) => homes.get(path) ?? '.');
  const spaces = spacesOf(modules, homes);
  const gems = bundlesOf(repository).filter(({ isGem }) => isGem);
  const visible = (home: string) =>
    [...new Set([home, ...gems.map(({ folder }) => folder), '.'])].filter((each) => spaces.has(each));
  const homeFiles = new Map([...spaces].map(([home, { files }]) => [home, new Set(files)]));
  const filesOf = (home: string) => homeFiles.get(home) ?? new Set<string>();
  const sending = new Set(modules.filter(sendsLater).map(({ path }) => homes.get(path) ?? '.'));
  const linked = modules.map((each) => {
    const home = homes.get(each.path) ?? '.';
    const told = withAdapter(each, home, { repository, sendsLater: sending.has(home) });
    const module = spaces.get(home)?.names.has(MAIL_SETTINGS) ? withMailServer(told) : told;
    const imports = module.imports.map((one) => resolved(one, visible(home), spaces));
    return withoutForms(
      {
        ...withoutUnset(module, imports),
        imports,
        requires: module.requires.flatMap((name) => filesRequired(name, home, filesOf(home))),
        opens: [...(module.opens ?? []), keyOf(home)],
        hasImplicitThis: true,
      },
      home,
      repository,
    );
  });
  const made = [...spaces].map(([home, { files }]) => namespaceModule(keyOf(home), 'ruby', files));
  const named = linked.some(isDecoding) ? namedDataFiles(linked, repository) : [];
  const data = named.filter(({ path }) => !homes.has(path));
  const all = [...linkEngines(linked, homes), ...made, ...data];
  const paths = new Set(all.map(({ path }) => path));
  return { modules: all, resolveImport: (specifier) => (paths.has(specifier) ? specifier : undefined) };
}

const DECODERS: ReadonlySet<string> = new Set(decoders.imports);

function isDecoding({ imports }: Module): boolean {
  return imports.some(({ specifier }) => DECODERS.has(specifier));
}

function keyOf(home: string): string {
  return `program:${home}`;
}

interface Space {
  readonly files: string[];
  readonly names: Set<string>;
}

function spacesOf(modules: readonly Module[], homes: ReadonlyMap<string, string>): ReadonlyMap<string, Space> {
  const spaces = new Map<string, Space>();
  for (const { path, exports } of modules) {
    const home = homes.get(path) ?? '.';
    const space = spaces.get(home) ?? { files: [], names: new Set() };
    space.files.push(path);
    for (const { name } of exports as readonly Export[]) space.names.add(name);
    spaces.set(home, space);
  }
  return spaces;
}

/** The nearest declaration that the name can mean: in the modules around it first, as the language looks it up. */
function resolved(each: Import, homes: readonly string[], spaces: ReadonlyMap<string, Space>): Import {
  if (each.specifier !== CONSTANT) return each;
  for (const name of candidates(each.local)) {
    const home = homes.find((folder) => spaces.get(folder)?.names.has(name));
    if (home !== undefined) return { ...each, imported: name, specifier: keyOf(home) };
  }
  return ofLibrary(each) ?? each;
}

/** What nobody sets on a class from outside is no value of it. */
function withoutUnset(module: Module, imports: readonly Import[]): Module {
  const unset = new Set(imports.flatMap((each) => (each.specifier === CONSTANT && isSetName(each.imported) ? each.local : [])));
  if (unset.size === 0) return module;
  const isSet = ({ expression }: Bound) => expression.is !== 'name' || !unset.has(expression.name);
  const classes = module.classes.map((each) => ({
    ...each,
    fields: each.fields.map((field) => ({ ...field, values: field.values.filter(isSet) })),
  }));
  return { ...module, classes };
}

/** `Net::HTTP::Get` is `Get` of `Net::HTTP`. */
function ofLibrary(each: Import): Import | undefined {
  const steps = each.imported.split('::');
  for (let length = steps.length; length > 0; length--) {
    const specifier = steps.slice(0, length).join('::');
    if (!ROOTS.has(specifier)) continue;
    const rest = steps.slice(length).join('.');
    return { ...each, specifier, imported: rest === '' ? '*' : rest };
  }
  return undefined;
}

/** An application for programs shows no forms: https://guides.rubyonrails.org/api_app.html */
function withoutForms(module: Module, home: string, repository: Repository): Module {
  const isForm = ({ callee }: Module['calls'][number]) =>
    callee.is === 'member' && callee.name === 'form' && callee.of.is === 'module' && specifierOf(callee.of.specifier) === RAILS;
  if (!module.calls.some(isForm)) return module;
  const settings = repository.read(below(home, 'config/application.rb'))?.text ?? '';
  if (!/^[ \t]*config\.api_only\s*=\s*true/m.test(settings)) return module;
  const calls = module.calls.map((call) =>
    isForm(call) ? { ...call, callee: { is: 'unknown' as const, why: 'a form' } } : call,
  );
  return { ...module, calls };
}

function specifierOf(specifier: { readonly is: string; readonly value?: unknown }): unknown {
  return specifier.is === 'literal' ? specifier.value : undefined;
}
