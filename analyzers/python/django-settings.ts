import type { Expression, Import, Module } from '../../src/code/ir.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import type { Resolve } from './imported-names.ts';
import { FILE } from './modules.ts';
import { isSettingsModule } from './settings-modules.ts';

/** `from django.conf import settings` gives the settings module of the project around. */
export function linkDjangoSettings(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  if (!modules.some(({ imports }) => imports.some((each) => isDjangoSettings(each) || isDefaultStorage(each)))) return modules;
  const named = modules.flatMap((module) => settingsNamedIn(module, resolve));
  const marked = modules.filter((module) => isSettingsModule((module.scopes[0]?.variables ?? []).map(({ name }) => name)));
  const candidates = [...named, ...marked.map(({ path }) => path)];
  return modules.map((given) => {
    const settings = nearest(candidates, given.path);
    const module = settings === undefined ? given : withStorage(given, settings);
    if (settings === undefined || !module.imports.some(isDjangoSettings)) return module;
    const imports = module.imports.map((each) =>
      isDjangoSettings(each) ? { ...each, specifier: FILE + settings, imported: '*' } : each,
    );
    return { ...module, imports };
  });
}

/** https://docs.djangoproject.com/en/stable/ref/files/storage/#django.core.files.storage.default_storage */
function isDefaultStorage({ specifier, imported }: Import): boolean {
  return specifier === 'django.core.files.storage' && imported === 'default_storage';
}

/** What is done with the default storage is done with what the settings make of it. */
function withStorage(module: Module, settings: string): Module {
  const storage = module.imports.find(isDefaultStorage);
  const used = module.calls.filter(
    ({ callee }) => callee.is === 'member' && callee.of.is === 'name' && callee.of.name === storage?.local,
  );
  if (!storage || used.length === 0) return module;
  const local = '@settings';
  const said = ['STORAGES', 'DEFAULT_FILE_STORAGE', 'AWS_S3_ENDPOINT_URL'].map(
    (name): Expression => ({ is: 'member', of: { is: 'name', name: local }, name }),
  );
  const callee = spelled('asbuilt.django-storages', 'open');
  const calls = used.map((call) => ({ ...call, callee, arguments: said }));
  const held = { ...storage, local, imported: '*', specifier: FILE + settings };
  return { ...module, imports: [...module.imports, held], calls: [...module.calls, ...calls] };
}

function isDjangoSettings({ specifier, imported }: Import): boolean {
  return specifier === 'django.conf' && imported === 'settings';
}

/** `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')`. */
function settingsNamedIn(module: Module, resolve: Resolve): readonly string[] {
  return module.calls.flatMap(({ arguments: [key, value] }) => {
    if (key?.is !== 'literal' || key.value !== 'DJANGO_SETTINGS_MODULE' || value?.is !== 'literal') return [];
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
