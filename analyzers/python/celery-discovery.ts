import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { foldersAround } from '../../src/sdk/index.ts';
import type { Resolve } from './imported-names.ts';
import { below, FILE } from './modules.ts';
import type { Lead } from './names-led.ts';
import { isSettingsModule } from './settings-modules.ts';

export interface Discovery {
  readonly modules: readonly Module[];
  readonly resolve: Resolve;
  /** The module of the application that a file belongs to. */
  readonly applicationOf: (path: string) => string | undefined;
  readonly lead: Lead;
}

const NOTHING: Expression = { is: 'literal', value: null };

/**
 * Without packages, or with the settings' own list, an application looks through the `INSTALLED_APPS` of its Django project.
 * https://docs.celeryq.dev/en/stable/django/first-steps-with-django.html and
 * https://docs.celeryq.dev/en/stable/reference/celery.html#celery.Celery.autodiscover_tasks
 */
export function discoveredBy(call: CallSite, module: Module, discovery: Discovery): readonly string[] {
  const { path } = module;
  const stem = relatedName(call);
  const packages = textsOf(
    discovery.lead({ expression: argumentOf(call, 'packages', 0) ?? NOTHING, scope: call.scope, module }).expression,
  );
  if (packages.length > 0) return packages.map((each) => (stem === '' ? each : `${each}.${stem}`));
  const { names, isOpen } = installedAround(path, discovery.modules);
  const installed = names.flatMap((name) => {
    const found = discovery.resolve(`${withoutConfig(name)}.${stem}`, path);
    return found === undefined || isOfAnother(found, path, discovery) ? [] : [FILE + found];
  });
  return isOpen ? [...installed, ...tasksBelow(path, stem, discovery)] : installed;
}

/** With `related_name=None` the packages themselves hold the tasks. */
function relatedName(call: CallSite): string {
  const name = argumentOf(call, 'related_name', 1);
  if (name?.is === 'literal' && name.value === null) return '';
  return name?.is === 'literal' && typeof name.value === 'string' ? name.value : 'tasks';
}

function argumentOf({ arguments: args }: CallSite, name: string, position: number): Expression | undefined {
  const named = args.find((each) => each.is === 'keyword' && each.name === name);
  return named?.is === 'keyword' ? named.of : args.filter((each) => each.is !== 'keyword')[position];
}

export function textsOf(expression: Expression | undefined): readonly string[] {
  if (expression?.is !== 'list') return [];
  return expression.items.flatMap((item) => (item.is === 'literal' && typeof item.value === 'string' ? [item.value] : []));
}

interface Installed {
  readonly names: readonly string[];
  /** Set where a part of the list is not written out, or there is none. */
  readonly isOpen: boolean;
}

/** What settings install is imported by its name, whoever else imports it. */
export function installedNames({ path, scopes }: Module): readonly (readonly [from: string, name: string])[] {
  const variables = scopes[0]?.variables ?? [];
  if (!isSettingsModule(variables.map(({ name }) => name))) return [];
  const lists = variables.filter(({ name }) => name.endsWith('APPS'));
  return lists.flatMap(({ values }) =>
    values.flatMap(({ expression }) => installedIn(expression, new Set()).names.map((name) => [path, name] as const)),
  );
}

/** What the settings in the innermost folder around that has any install: `LOCAL_APPS` as well, which the list is put together from. */
function installedAround(path: string, modules: readonly Module[]): Installed {
  const settings = modules.filter(({ scopes }) => isSettingsModule((scopes[0]?.variables ?? []).map(({ name }) => name)));
  const folder = foldersAround(path).find((each) => settings.some((module) => isIn(each, module.path)));
  const own = settings.filter((module) => folder !== undefined && isIn(folder, module.path));
  const lists = own.flatMap(({ scopes }) => (scopes[0]?.variables ?? []).filter(({ name }) => name.endsWith('APPS')));
  const known = new Set(lists.map(({ name }) => name));
  const parts = lists.flatMap(({ values }) => values.map(({ expression }) => installedIn(expression, known)));
  const names = [...new Set(parts.flatMap((each) => each.names))];
  return { names, isOpen: names.length === 0 || parts.some((each) => each.isOpen) };
}

function installedIn(expression: Expression, known: ReadonlySet<string>): Installed {
  const of = partsOf(expression);
  if (of) {
    const parts = of.map((each) => installedIn(each, known));
    return { names: parts.flatMap(({ names }) => names), isOpen: parts.some(({ isOpen }) => isOpen) };
  }
  if (expression.is === 'literal') return { names: [String(expression.value)], isOpen: false };
  const isKnown = (expression.is === 'name' || expression.is === 'member') && known.has(expression.name);
  return { names: [], isOpen: !isKnown };
}

function partsOf(expression: Expression): readonly Expression[] | undefined {
  if (expression.is === 'list') return expression.items;
  if (expression.is === 'concat') return expression.parts;
  if (expression.is === 'choice') return expression.options;
  return expression.is === 'spread' ? [expression.of] : undefined;
}

/** `orders.apps.OrdersConfig` is the package `orders`: https://docs.djangoproject.com/en/stable/ref/applications/#configuring-applications */
function withoutConfig(name: string): string {
  return name.replace(/\.apps\.\w+$/, '');
}

function isOfAnother(found: string, path: string, { applicationOf }: Discovery): boolean {
  const other = applicationOf(found);
  return other !== undefined && other !== path;
}

/** Where nothing says what is installed, all tasks in the folder that the application's package is imported from. */
function tasksBelow(path: string, stem: string, discovery: Discovery): readonly string[] {
  const files = new Set(discovery.modules.map((module) => module.path));
  const around = foldersAround(path);
  const root =
    around.find((folder) => files.has(below(folder, 'manage.py'))) ??
    around.find((folder) => !files.has(below(folder, '__init__.py')));
  return [...files]
    .filter((each) => isIn(root ?? '.', each) && (each === `${stem}.py` || each.endsWith(`/${stem}.py`)))
    .filter((each) => !isOfAnother(each, path, discovery))
    .map((each) => FILE + each);
}

function isIn(folder: string, path: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}
