import type { CallSite, Expression, Import, Module } from '../../src/code/ir.ts';
import { foldersAround, isInside } from '../../src/sdk/index.ts';
import { installedNames, type Resolve } from './celery-discovery.ts';
import { withIncludes } from './celery-includes.ts';
import { withQueues } from './celery-queues.ts';
import { scheduledIn } from './celery-schedules.ts';
import { FILE } from './modules.ts';
import { dottedName, type Packages, packagesIn } from './packages.ts';

/** Names under which Django's settings, a configuration module or the application's own `conf` hold the broker. */
const BROKER_NAMES = new Set(['CELERY_BROKER_URL', 'BROKER_URL', 'broker_url']);

interface Application {
  readonly path: string;
  readonly name: string;
  readonly call: number;
}

/** Tasks that are shared belong to the application around; an application without a broker in its making has it in its settings. */
export function linkCelery(modules: readonly Module[], resolve: Resolve): readonly Module[] {
  const applications = modules.flatMap(applicationsIn);
  if (applications.length === 0) return modules;
  const brokers = modules.flatMap(brokersIn);
  const { files, imports } = packagesIn(modules);
  const packages = { files, imports: [...imports, ...modules.flatMap(installedNames)] };
  const applicationOf = (path: string) => nearest(applications, path)?.path;
  return withQueues(
    withIncludes({ modules, resolve, applicationOf }).map((module) =>
      withSchedules(
        withNames(withCurrent(withApplication(withBroker(module, applications, brokers), applications), applications), packages),
        applications,
      ),
    ),
    applicationOf,
  );
}

/** `app = Celery('shop')` at the top of a module. */
function applicationsIn(module: Module): readonly Application[] {
  const makers = new Set(
    module.imports
      .filter(({ specifier, imported }) => specifier.startsWith('celery') && imported !== '*')
      .map(({ local }) => local),
  );
  const rooms = new Set(module.imports.filter(({ specifier }) => specifier === 'celery').map(({ local }) => local));
  return (module.scopes[0]?.variables ?? []).flatMap(({ name, values }) =>
    values.flatMap(({ expression }) => {
      const callee = expression.is === 'call' ? module.calls[expression.call]?.callee : undefined;
      const isByName = callee?.is === 'name' && callee.name === 'Celery' && makers.has('Celery');
      const isByRoom =
        callee?.is === 'member' && callee.name === 'Celery' && callee.of.is === 'name' && rooms.has(callee.of.name);
      return expression.is === 'call' && (isByName || isByRoom) ? [{ path: module.path, name, call: expression.call }] : [];
    }),
  );
}

interface Broker {
  readonly path: string;
  readonly value: Expression;
}

function brokersIn(module: Module): readonly Broker[] {
  const names = (module.scopes[0]?.variables ?? []).flatMap(({ name }) => (BROKER_NAMES.has(name) ? [name] : []));
  const assigned = module.calls.flatMap((call) => assignedBroker(call));
  const named = names.map((name): Expression => ({ is: 'member', of: fileModule(module.path), name }));
  return [...assigned, ...named].map((value) => ({ path: module.path, value }));
}

/** `app.conf.broker_url = url` and `app.conf.update(broker_url=url)`. */
function assignedBroker({ callee, arguments: args }: CallSite): readonly Expression[] {
  if (callee.is !== 'member' || callee.of.is !== 'member' || callee.of.name !== 'conf') return [];
  if (callee.name === 'broker_url=' || callee.name === 'BROKER_URL=') return args.slice(0, 1);
  if (callee.name !== 'update') return [];
  return args.flatMap((each) => (each.is === 'keyword' && BROKER_NAMES.has(each.name) ? [each.of] : []));
}

function withBroker(module: Module, applications: readonly Application[], brokers: readonly Broker[]): Module {
  const own = applications.filter(({ path }) => path === module.path);
  const broker = nearest(brokers, module.path);
  if (own.length === 0 || !broker) return module;
  const calls = module.calls.map((call, index) => {
    const isOpen = own.some((each) => each.call === index) && !call.arguments.some(isBroker) && call.arguments.length < 2;
    return isOpen
      ? { ...call, arguments: [...call.arguments, { is: 'keyword', name: 'broker', of: broker.value } as const] }
      : call;
  });
  return { ...module, calls };
}

function isBroker(argument: Expression): boolean {
  return argument.is === 'keyword' && /^broker(_url)?$/.test(argument.name);
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

function withSchedules(module: Module, applications: readonly Application[]): Module {
  const application = nearest(applications, module.path);
  const calls = application ? scheduledIn(module, referenceTo(application)) : [];
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

/** The first in the innermost folder around a file. */
function nearest<T extends { readonly path: string }>(candidates: readonly T[], path: string): T | undefined {
  for (const folder of foldersAround(path)) {
    const found = candidates.find((each) => isInside(each.path, folder));
    if (found) return found;
  }
  return undefined;
}
