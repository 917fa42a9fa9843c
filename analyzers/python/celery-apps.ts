import type { CallSite, Expression, Import, Module } from '../../src/code/ir.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import { installedNames } from './celery-discovery.ts';
import { opensCelery, withIncludes } from './celery-includes.ts';
import { type Application, applicationsIn, heldIn } from './celery-makers.ts';
import { withQueues } from './celery-queues.ts';
import { scheduledIn } from './celery-schedules.ts';
import { settingsIn } from './celery-settings.ts';
import { Exposed } from './exposed.ts';
import type { Resolve } from './imported-names.ts';
import { FILE } from './modules.ts';
import { type Lead, leadIn, type Stated } from './names-led.ts';
import { dottedName, type Packages, packagesIn } from './packages.ts';

/** Names under which Django's settings, a configuration module or the application's own `conf` hold the broker. */
const BROKER = /^(CELERY_BROKER_URL|BROKER_URL|broker_url)$/;
/** https://docs.celeryq.dev/en/stable/userguide/configuration.html#result-backend; what code sets by itself is a call of its own. */
const BACKEND = /^(CELERY_RESULT_BACKEND|result_backend)$/;

/** Tasks that are shared belong to the application around; an application without a broker in its making has it in its settings. */
export function linkCelery(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  const lead = leadIn(modules, resolve);
  const exposed = new Exposed();
  const named = modules.some(opensCelery) ? modules.flatMap((module) => applicationsIn(module, lead)) : [];
  const applications = [...named, ...modules.filter(opensCelery).flatMap((module) => heldIn(module, named, exposed))];
  if (applications.length === 0) return modules;
  const statedAs = (names: RegExp) =>
    modules.flatMap((module) => settingsIn(module, names, lead).map((each) => ({ ...each, path: module.path })));
  const [brokers, backends] = [statedAs(BROKER), statedAs(BACKEND).filter(({ isInObject }) => isInObject)];
  const { files, imports } = packagesIn(modules);
  const packages = { files, imports: [...imports, ...modules.flatMap(installedNames)] };
  const applicationOf = (path: string) => nearest(applications, path)?.path;
  const applicationsOf = (path: string) => {
    const places = applications.flatMap((each) => [each, { ...each, path: each.made.path, of: each.path }]);
    const home = nearest(places, path)?.path;
    return [...new Set(places.flatMap((each) => (each.path === home ? ['of' in each ? each.of : each.path] : [])))];
  };
  const linked = withIncludes({ modules, resolve, applicationOf, lead }).map((module) => {
    const own = { applications, exposed };
    const sending = withOption(module, 'broker', nearest(brokers, module.path), own);
    const keeping = withOption(sending, 'backend', nearest(backends, module.path), own);
    const tasks = withNames(withCurrent(withApplication(keeping, applications), applications), packages);
    return withSchedules(tasks, applications, lead, exposed);
  });
  return withQueues(linked, { applicationOf, applicationsOf, lead, exposed }).map((module) => exposed.in(module));
}

/** What an application is made with, and by which position and names its own call may say so. */
const OPTIONS = {
  broker: { position: 1, names: /^broker(_url)?$/ },
  backend: { position: 2, names: /^(result_)?backend$/ },
} as const;

/** Of an application that is made without the option, what its settings say. */
function withOption(
  module: Module,
  name: keyof typeof OPTIONS,
  stated: Stated | undefined,
  { applications, exposed }: { readonly applications: readonly Application[]; readonly exposed: Exposed },
): Module {
  const own = applications.filter(({ made }) => made.path === module.path);
  if (own.length === 0 || !stated) return module;
  const calls = module.calls.map((call, index) => {
    const isOpen = own.some(({ made }) => made.call === index) && !hasOption(call, OPTIONS[name]);
    if (!isOpen) return call;
    const isBeside = stated.module.path === module.path && stated.scope === call.scope;
    const of = isBeside ? stated.expression : exposed.of(stated);
    return { ...call, arguments: [...call.arguments, { is: 'keyword', name, of } as const] };
  });
  return { ...module, calls };
}

/** By its name, or behind the application's own. */
function hasOption({ arguments: args }: CallSite, { position, names }: (typeof OPTIONS)[keyof typeof OPTIONS]): boolean {
  return (
    args.some((each) => each.is === 'keyword' && names.test(each.name)) ||
    args.filter(({ is }) => is !== 'keyword').length > position
  );
}

/** `@shared_task` is `@app.task` of the nearest application. */
function withApplication(module: Module, applications: readonly Application[]): Module {
  const shared = module.imports.find(({ imported, specifier }) => imported === 'shared_task' && specifier.startsWith('celery'));
  const application = shared && nearest(applications, module.path);
  if (!shared || !application) return module;
  const task: Expression = { is: 'member', of: referenceTo(application), name: 'task' };
  const isShared = ({ callee }: CallSite) => callee.is === 'name' && callee.name === shared.local;
  return { ...module, calls: module.calls.map((call) => (isShared(call) ? { ...call, callee: task } : call)) };
}

/**
 * `celery.current_app` is the application of the program that asks.
 * https://docs.celeryq.dev/en/stable/reference/celery.html#celery.current_app
 */
function withCurrent(module: Module, applications: readonly Application[]): Module {
  const isCurrent = ({ imported, specifier }: Import) => imported === 'current_app' && /^celery(\.|$)/.test(specifier);
  const rooms = new Set(module.imports.filter(({ specifier }) => specifier === 'celery').map(({ local }) => local));
  const isAsked = ({ callee }: CallSite) =>
    callee.is === 'member' && callee.of.is === 'member' && callee.of.name === 'current_app' && isRoom(callee.of.of, rooms);
  if (!module.imports.some(isCurrent) && !module.calls.some(isAsked)) return module;
  const application = nearest(applications, module.path);
  if (!application) return module;
  const { path, name } = application;
  return {
    ...module,
    imports: module.imports.map((each) => (isCurrent(each) ? { ...each, imported: name, specifier: FILE + path } : each)),
    calls: module.calls.map((call) =>
      isAsked(call) && call.callee.is === 'member' ? { ...call, callee: { ...call.callee, of: referenceTo(application) } } : call,
    ),
  };
}

function isRoom(expression: Expression, rooms: ReadonlySet<string>): boolean {
  return expression.is === 'name' && rooms.has(expression.name);
}

function withSchedules(module: Module, applications: readonly Application[], lead: Lead, exposed: Exposed): Module {
  const application = nearest(applications, module.path);
  const calls = application ? scheduledIn(module, referenceTo(application), lead, exposed) : [];
  return calls.length > 0 ? { ...module, calls: [...module.calls, ...calls] } : module;
}

function referenceTo({ path, name }: Application): Expression {
  return { is: 'member', of: fileModule(path), name };
}

/** A task without a name is named after its module and itself: https://docs.celeryq.dev/en/stable/userguide/tasks.html#automatic-naming */
function withNames(module: Module, packages: Packages): Module {
  const isNameless = ({ callee, decorates, arguments: args }: CallSite) =>
    decorates?.is === 'function' &&
    (callee.is === 'member' || callee.is === 'name') &&
    /^(task|shared_task|periodic_task)$/.test(callee.name) &&
    !args.some((each) => each.is === 'keyword' && each.name === 'name');
  if (!module.calls.some(isNameless)) return module;
  const home = dottedName(module.path, packages);
  const calls = module.calls.map((call) => {
    const name = call.decorates && nameOf(module, call.decorates);
    if (!isNameless(call) || name === undefined) return call;
    const of: Expression = { is: 'literal', value: `${home}.${name}` };
    return { ...call, arguments: [...call.arguments, { is: 'keyword', name: 'name', of } as const] };
  });
  return { ...module, calls };
}

function nameOf(module: Module, expression: Expression): string | undefined {
  return expression.is === 'function' ? module.functions[expression.function]?.name : undefined;
}

function fileModule(path: string): Expression {
  return { is: 'module', specifier: { is: 'literal', value: FILE + path } };
}

/** The first in the file itself, else in the innermost folder around it. */
function nearest<T extends { readonly path: string }>(candidates: readonly T[], path: string): T | undefined {
  const own = candidates.find((each) => each.path === path);
  if (own) return own;
  for (const folder of foldersAround(path)) {
    const found = candidates.find((each) => isInside(each.path, folder));
    if (found) return found;
  }
  return undefined;
}
