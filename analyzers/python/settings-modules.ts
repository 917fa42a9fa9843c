import type { ModuleDraft } from '../../src/frontend/module-draft.ts';

/** What only a settings module of a framework says. */
const MARKS = new Set(['INSTALLED_APPS', 'ROOT_URLCONF', 'MIDDLEWARE', 'DATABASES', 'WSGI_APPLICATION']);
const SETTINGS_FILE = /(^|\/)(settings|config\/settings|celeryconfig)(\/[^/]+)?\.py$/;

/** Whether a module is Django's settings, by its names. */
export function isSettingsModule(names: readonly string[]): boolean {
  return names.some((name) => MARKS.has(name));
}

/** What a settings module assigns is handed to the framework: each is seen as a call of the setting's `=`. */
export function addSettings(draft: ModuleDraft): void {
  const variables = draft.scopes[0]?.variables ?? [];
  const isSettings = SETTINGS_FILE.test(draft.path) || isSettingsModule(variables.map(({ name }) => name));
  if (!isSettings) return;
  const framework = { is: 'module', specifier: { is: 'literal', value: 'django.conf' } } as const;
  for (const { name, values, place } of variables) {
    if (values.length === 0 || !/^([A-Z][A-Z0-9_]*|broker_url|result_backend)$/.test(name)) continue;
    const callee = { is: 'member', of: framework, name: `${name}=` } as const;
    draft.call({ callee, arguments: [{ is: 'name', name }], isNew: false, typeArguments: [], scope: 0, place });
  }
}
