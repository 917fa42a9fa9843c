import type { Expression, Import, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import { givenSettings } from '../../src/frontend/set-settings.ts';
import { foldersAround, isInside, type Repository } from '../../src/sdk/index.ts';
import type { Resolve } from './imported-names.ts';
import { FILE } from './modules.ts';
import { isSettingsModule } from './settings-modules.ts';

/** What names the settings module of the process: https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings */
const NAMING = 'DJANGO_SETTINGS_MODULE';

/** `from django.conf import settings` gives the settings module of the project around: the one that deployments name, of several of them the one that its servers name, else that. */
export function linkDjangoSettings(
  modules: readonly Module[],
  resolve: Resolve,
  given: () => ReadonlySet<string>,
): readonly Module[] {
  if (!modules.some(({ imports }) => imports.some((each) => isDjangoSettings(each) || isDefaultStorage(each) || isModels(each))))
    return modules;
  const served = modules.filter(isServer).flatMap((module) => settingsNamedIn(module, resolve));
  const named = modulesNamed(given(), modules);
  const candidates = [
    ...named.filter((path) => served.includes(path)),
    ...named,
    ...served,
    ...modules.flatMap((module) => settingsNamedIn(module, resolve)),
    ...modules
      .filter((module) => isSettingsModule((module.scopes[0]?.variables ?? []).map(({ name }) => name)))
      .map(({ path }) => path),
  ];
  return modules.map((module) => {
    const settings = nearest(candidates, module.path);
    const stored = settings === undefined ? module : withStorage(module, settings);
    if (settings === undefined || !stored.imports.some(isDjangoSettings)) return stored;
    const imports = stored.imports.map((each) =>
      isDjangoSettings(each) ? { ...each, specifier: FILE + settings, imported: '*' } : each,
    );
    return { ...stored, imports };
  });
}

/** The words that what deploys the system gives the setting; pipelines and test runners have settings of their own. */
export function settingsModulesGiven(repository: Repository): ReadonlySet<string> {
  const paths = repository.paths.filter((path) => !OF_TESTS.test(path));
  return (
    givenSettings({ paths, read: (path) => repository.read(path) })
      .given()
      .get(NAMING) ?? new Set()
  );
}

const OF_TESTS =
  /(^|\/)(\.github|\.circleci|ci|tests?)\/|(^|\/)(\.gitlab-ci|azure-pipelines|bitbucket-pipelines|\.travis)[^/]*$|\.toml$/;

/** Who serves a project is deployed; `manage.py` is started by developers, too. */
function isServer({ path }: Module): boolean {
  return /(^|\/)[aw]sgi\.py$/.test(path);
}

function modulesNamed(names: ReadonlySet<string>, modules: readonly Module[]): readonly string[] {
  const files = [...names].flatMap((name) => ['.py', '/__init__.py'].map((ending) => `/${name.replaceAll('.', '/')}${ending}`));
  return modules.flatMap(({ path }) => (files.some((file) => `/${path}`.endsWith(file)) ? [path] : []));
}

/** https://docs.djangoproject.com/en/stable/ref/files/storage/#django.core.files.storage.default_storage */
function isDefaultStorage({ specifier, imported }: Import): boolean {
  return specifier === 'django.core.files.storage' && imported === 'default_storage';
}

/** https://docs.djangoproject.com/en/stable/ref/models/fields/#filefield */
function isModels({ specifier, imported }: Import): boolean {
  return (specifier === 'django.db' && imported === 'models') || specifier === 'django.db.models';
}

const FILE_FIELDS = /^(FileField|ImageField)$/;

/** What is done with the default storage, be it by a field of a model, is done with what the settings make of it. */
function withStorage(module: Module, settings: string): Module {
  const storages = module.imports.filter(isDefaultStorage).map(({ local }) => local);
  const models = module.imports.filter(isModels).map(({ local }) => local);
  const used = module.calls.filter(({ callee, arguments: args }) => {
    if (callee.is === 'name') return FILE_FIELDS.test(callee.name) && models.includes(callee.name) && !hasOwnStorage(args);
    if (callee.is !== 'member' || callee.of.is !== 'name') return false;
    const isField = FILE_FIELDS.test(callee.name) && models.includes(callee.of.name) && !hasOwnStorage(args);
    return isField || storages.includes(callee.of.name);
  });
  if (used.length === 0) return module;
  const local = '@settings';
  const said = ['STORAGES', 'DEFAULT_FILE_STORAGE', 'AWS_S3_ENDPOINT_URL'].map(
    (name): Expression => ({ is: 'member', of: { is: 'name', name: local }, name }),
  );
  const callee = spelled('asbuilt.django-storages', 'open');
  const calls = used.map((call) => ({ ...call, callee, arguments: said }));
  const held = module.imports.slice(0, 1).map((each): Import => ({ ...each, local, imported: '*', specifier: FILE + settings }));
  return { ...module, imports: [...module.imports, ...held], calls: [...module.calls, ...calls] };
}

function hasOwnStorage(args: readonly Expression[]): boolean {
  return args.some((each) => each.is === 'keyword' && each.name === 'storage');
}

function isDjangoSettings({ specifier, imported }: Import): boolean {
  return specifier === 'django.conf' && imported === 'settings';
}

/** `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')`. */
function settingsNamedIn(module: Module, resolve: Resolve): readonly string[] {
  return module.calls.flatMap(({ arguments: [key, value] }) => {
    if (key?.is !== 'literal' || key.value !== NAMING || value?.is !== 'literal') return [];
    return resolve(String(value.value), module.path) ?? [];
  });
}

/** The first candidate in the innermost folder around a file that has one below it. */
function nearest(candidates: readonly string[], path: string): string | undefined {
  for (const folder of foldersAround(path)) {
    const found = candidates.find((each) => isInside(each, folder));
    if (found !== undefined) return found;
  }
  return undefined;
}
