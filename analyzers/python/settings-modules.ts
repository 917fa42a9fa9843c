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
    for (const given of BY_ALIAS.has(name) ? entriesOf(name, values) : [{ is: 'name', name } as const])
      draft.call({ callee, arguments: [given], isNew: false, typeArguments: [], scope: 0, place });
  }
}

/** Settings with an entry for each alias: what one says is no matter of another's. */
const BY_ALIAS = new Set(['DATABASES', 'CACHES']);

/** Each alias by itself, without databases that are files, which nobody serves: https://docs.djangoproject.com/en/stable/ref/databases/#sqlite-notes */
function entriesOf(name: string, values: readonly Bound[]): readonly Expression[] {
  const [only, other] = values;
  if (!only || other || only.expression.is !== 'object') return values.every(isOfFiles) ? [] : [{ is: 'name', name }];
  const { entries } = only.expression;
  const served = entries.filter((entry) => !('value' in entry && isFile(entry.value)));
  if (entries.length < 2 && served.length === entries.length) return [{ is: 'name', name }];
  return served.map((entry): Expression => ({ is: 'object', entries: [entry] }));
}

function isOfFiles({ expression }: Bound): boolean {
  return expression.is === 'object' && expression.entries.every((entry) => 'value' in entry && isFile(entry.value));
}

function isFile(database: Expression): boolean {
  if (database.is !== 'object') return false;
  const [engine] = database.entries.flatMap((entry) => ('key' in entry && entry.key === 'ENGINE' ? [entry.value] : []));
  return engine?.is === 'literal' && /\.(?:sqlite3|spatialite)$/.test(String(engine.value));
}
