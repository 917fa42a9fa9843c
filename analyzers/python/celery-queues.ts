import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { type Routing, routeOf, routingsOf } from './celery-routes.ts';
import { SCHEDULED } from './celery-schedules.ts';
import { settingsIn } from './celery-settings.ts';
import type { Exposed } from './exposed.ts';
import type { Lead } from './names-led.ts';

const SETTING = /^(task_routes|CELERY_TASK_ROUTES|CELERY_ROUTES)$/;

/** The queue that a task goes through by its own name: not stated with the task, but by a call. */
export const THROUGH = 'through queue';

/** The queue that the worker of a task is known by, for whoever sends the task by its name. */
export const TAKEN = 'taken from queue';

const DEFAULT = /^(task_default_queue|CELERY_TASK_DEFAULT_QUEUE|CELERY_DEFAULT_QUEUE)$/;

/** Which applications a module's tasks and settings are of, and how what it states is told to others. */
export interface Belonging {
  readonly applicationOf: (path: string) => string | undefined;
  /** A function makes several, whose settings are the same. */
  readonly applicationsOf: (path: string) => readonly string[];
  readonly lead: Lead;
  readonly exposed: Exposed;
}

/**
 * Gives tasks the queue that the application's settings route them to, else the one that a call names, else the application's default
 * queue where it states one; whoever sends a task by its name sends it there.
 * https://docs.celeryq.dev/en/stable/userguide/routing.html#routing-tasks
 */
export function withQueues(modules: readonly Module[], belonging: Belonging): readonly Module[] {
  const { applicationOf, applicationsOf, lead, exposed } = belonging;
  const routes = modules.map((module) => ({
    applications: applicationsOf(module.path),
    stated: settingsIn(module, SETTING, lead).flatMap((each) => routingsOf(each, belonging)),
  }));
  const stated = routes.flatMap((each) => each.stated);
  const asked = modules.flatMap((module) => askedQueues(module, modules));
  const defaults = modules.flatMap((module) =>
    settingsIn(module, DEFAULT, lead).map((each) => ({ applications: applicationsOf(module.path), queue: exposed.of(each) })),
  );
  if (stated.length + asked.length + defaults.length === 0 && !modules.some(declaresQueue)) return modules;
  const known: Known = { declared: new Map(), through: new Map(), tasks: new Set(modules.flatMap(tasksIn)) };
  const routed = modules.map((module) => {
    const application = applicationOf(module.path);
    const otherwise = application === undefined ? undefined : defaults.find((each) => each.applications.includes(application));
    const own = application === undefined ? [] : routes.filter((each) => each.applications.includes(application));
    const sent = own.flatMap((each) => each.stated);
    const calls = module.calls.map((call) => {
      const asking = withQueue(withQueue(withRoute(call, sent), stated, 'queue'), asked, THROUGH);
      return noted(withDefault(asking, otherwise?.queue, known.tasks), known, application);
    });
    return { ...module, calls };
  });
  return routed.map((module) => {
    const application = applicationOf(module.path);
    return { ...module, calls: module.calls.map((call) => sentByName(call, known, application)) };
  });
}

function declaresQueue({ calls }: Module): boolean {
  return calls.some((call) => call.decorates && keywordOf(call, 'queue'));
}

/** By the name of a task: its queue in each application that has a task of that name. */
type Queues = Map<string, Map<string | undefined, Expression>>;

/** The queues of tasks: those that a task is known by instead of its name, and those that it goes through besides. */
interface Known {
  readonly declared: Queues;
  readonly through: Queues;
  /** The names of all tasks. */
  readonly tasks: ReadonlySet<string>;
}

/** The queue of the application's own task of a name, else of the only one that there is. */
function queueIn(queues: Queues, name: string, application: string | undefined): Expression | undefined {
  const all = queues.get(name);
  return all?.get(application) ?? (all?.size === 1 ? [...all.values()][0] : undefined);
}

function note(queues: Queues, name: string, application: string | undefined, queue: Expression): void {
  queues.set(name, (queues.get(name) ?? new Map()).set(application, queue));
}

function noted(call: CallSite, { declared, through }: Known, application: string | undefined): CallSite {
  const name = call.decorates && keywordOf(call, 'name');
  if (name?.is !== 'literal') return call;
  const [queue, besides] = [keywordOf(call, 'queue'), keywordOf(call, THROUGH)];
  if (queue) note(declared, String(name.value), application, queue);
  else if (besides) note(through, String(name.value), application, besides);
  return call;
}

/** `app.send_task('shop.tasks.pack')` and an entry of a schedule go where the task of that name is taken from. */
function sentByName(call: CallSite, { declared, through, tasks }: Known, application: string | undefined): CallSite {
  if (!isSentByName(call) && !isScheduled(call)) return call;
  const name = sentName(call);
  if (name?.is !== 'literal') return call;
  const [taken, besides] = [declared, through].map((queues) => queueIn(queues, String(name.value), application));
  if (taken) return { ...call, arguments: [...withoutQueues(call), { is: 'keyword', name: TAKEN, of: taken }] };
  const queue = isSentByName(call) && !besides && !tasks.has(String(name.value)) ? keywordOf(call, 'queue') : undefined;
  // Nobody here has such a task: whoever takes from the queue does.
  if (queue) return { ...call, arguments: [...withoutQueues(call), { is: 'keyword', name: TAKEN, of: queue }] };
  if (!besides || keywordOf(call, 'queue') || keywordOf(call, THROUGH)) return call;
  return { ...call, arguments: [...call.arguments, { is: 'keyword', name: THROUGH, of: besides }] };
}

function withoutQueues({ arguments: args }: CallSite): readonly Expression[] {
  return args.filter((each) => each.is !== 'keyword' || (each.name !== 'queue' && each.name !== THROUGH));
}

/** `pack.apply_async(queue='warehouse')` says where the one task of that name is taken from, `send_task` of any. */
function askedQueues({ calls }: Module, modules: readonly Module[]): readonly Routing[] {
  return calls.flatMap((call): readonly Routing[] => {
    const { callee } = call;
    const queue = callee.is === 'member' && /^(apply_async|send_task)$/.test(callee.name) ? keywordOf(call, 'queue') : undefined;
    const name = callee.is === 'member' && queue?.is === 'literal' ? askedTask(callee, call, modules) : undefined;
    return name === undefined || !queue ? [] : [[name, queue]];
  });
}

function askedTask(
  callee: Extract<Expression, { is: 'member' }>,
  call: CallSite,
  modules: readonly Module[],
): string | undefined {
  const [first] = call.arguments;
  if (callee.name === 'send_task') return first?.is === 'literal' ? String(first.value) : undefined;
  if (callee.of.is !== 'name') return undefined;
  const ending = `.${callee.of.name}`;
  const [task, ...others] = modules.flatMap(tasksIn).filter((name) => name.endsWith(ending));
  return others.length === 0 ? task : undefined;
}

function tasksIn({ calls }: Module): readonly string[] {
  return calls.flatMap((call) => {
    const name = call.decorates && keywordOf(call, 'name');
    return name?.is === 'literal' ? [String(name.value)] : [];
  });
}

function withQueue(call: CallSite, routings: readonly Routing[], as: string): CallSite {
  const name = isScheduled(call) ? call.arguments[0] : call.decorates && keywordOf(call, 'name');
  if (name?.is !== 'literal' || keywordOf(call, 'queue')) return call;
  const queue = routeOf(String(name.value), routings);
  return queue ? { ...call, arguments: [...call.arguments, { is: 'keyword', name: as, of: queue }] } : call;
}

/** Tasks that nothing routes, and those that are sent by a name that nobody here has, go through the application's own default queue. */
function withDefault(call: CallSite, queue: Expression | undefined, tasks: ReadonlySet<string>): CallSite {
  if (!queue || keywordOf(call, 'queue') || keywordOf(call, THROUGH)) return call;
  const name = isSentByName(call) ? sentName(call) : undefined;
  const isForOthers = name?.is === 'literal' && !tasks.has(String(name.value));
  return isForOthers ? withRoute(call, [['*', queue]]) : withQueue(call, [['*', queue]], 'queue');
}

/** What an application sends goes where its own settings route tasks of that name, whoever has the task. */
function withRoute(call: CallSite, routings: readonly Routing[]): CallSite {
  const name = isSentByName(call) ? sentName(call) : undefined;
  if (name?.is !== 'literal' || keywordOf(call, 'queue')) return call;
  const queue = routeOf(String(name.value), routings);
  return queue ? { ...call, arguments: [...call.arguments, { is: 'keyword', name: 'queue', of: queue }] } : call;
}

function isSentByName({ callee }: CallSite): boolean {
  return (callee.is === 'member' || callee.is === 'name') && /^(send_task|signature)$/.test(callee.name);
}

function sentName(call: CallSite): Expression | undefined {
  return keywordOf(call, 'name') ?? call.arguments[0];
}

function isScheduled({ callee }: CallSite): boolean {
  return callee.is === 'member' && callee.name === SCHEDULED;
}

function keywordOf({ arguments: args }: CallSite, name: string): Expression | undefined {
  const found = args.find((each) => each.is === 'keyword' && each.name === name);
  return found?.is === 'keyword' ? found.of : undefined;
}
