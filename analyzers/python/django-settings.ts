import type { Import, Module } from '../../src/code/ir.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import { FILE } from './modules.ts';
import { isSettingsModule } from './settings-modules.ts';

type Resolve = (specifier: string, from: string) => string | undefined;

/** `from django.conf import settings` gives the settings module of the project around. */
export function linkDjangoSettings(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  if (!modules.some((module) => module.imports.some(isDjangoSettings))) return modules;
  const named = modules.flatMap((module) => settingsNamedIn(module, resolve));
  const marked = modules.filter((module) => isSettingsModule((module.scopes[0]?.variables ?? []).map(({ name }) => name)));
  const candidates = [...named, ...marked.map(({ path }) => path)];
  return modules.map((module) => {
    const settings = nearest(candidates, module.path);
    if (settings === undefined || !module.imports.some(isDjangoSettings)) return module;
    const imports = module.imports.map((each) =>
      isDjangoSettings(each) ? { ...each, specifier: FILE + settings, imported: '*' } : each,
    );
    return { ...module, imports };
  });
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
