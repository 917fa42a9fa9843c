import type { Bound, Expression } from '../../src/code/ir.ts';
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
    const given = name === 'DATABASES' ? serversOf(name, values) : ({ is: 'name', name } as const);
    if (given) draft.call({ callee, arguments: [given], isNew: false, typeArguments: [], scope: 0, place });
  }
}

/** Databases without those that are files, which nobody serves: https://docs.djangoproject.com/en/stable/ref/databases/#sqlite-notes */
function serversOf(name: string, values: readonly Bound[]): Expression | undefined {
  const [only, other] = values;
  if (!only || other || only.expression.is !== 'object') return values.every(isOfFiles) ? undefined : { is: 'name', name };
  const entries = only.expression.entries.filter((entry) => !('value' in entry && isFile(entry.value)));
  if (entries.length === only.expression.entries.length) return { is: 'name', name };
  return entries.length > 0 ? { is: 'object', entries } : undefined;
}

function isOfFiles({ expression }: Bound): boolean {
  return expression.is === 'object' && expression.entries.every((entry) => 'value' in entry && isFile(entry.value));
}

function isFile(database: Expression): boolean {
  if (database.is !== 'object') return false;
  const [engine] = database.entries.flatMap((entry) => ('key' in entry && entry.key === 'ENGINE' ? [entry.value] : []));
  return engine?.is === 'literal' && /\.(?:sqlite3|spatialite)$/.test(String(engine.value));
}
