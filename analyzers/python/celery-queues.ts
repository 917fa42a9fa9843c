import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { SCHEDULED } from './celery-schedules.ts';

/** A pattern of task names and the queue that tasks of such names go to. */
type Routing = readonly [pattern: string, queue: Expression];

const SETTING = /^(task_routes|CELERY_TASK_ROUTES|CELERY_ROUTES)=?$/;

/**
 * Gives tasks the queue that the application's settings route them to.
 * https://docs.celeryq.dev/en/stable/userguide/routing.html#automatic-routing
 */
export function withQueues(modules: readonly Module[]): readonly Module[] {
  const routings = modules.flatMap((module) => [...routingsInCalls(module.calls), ...routingsInVariables(module)]);
  if (routings.length === 0) return modules;
  return modules.map((module) => ({ ...module, calls: module.calls.map((call) => withQueue(call, routings)) }));
}

/** `app.conf.task_routes = {…}` and `app.conf.update(task_routes={…})`. */
function routingsInCalls(calls: readonly CallSite[]): readonly Routing[] {
  return calls.flatMap(({ callee, arguments: args }) => {
    if (callee.is !== 'member' || callee.of.is !== 'member' || callee.of.name !== 'conf') return [];
    if (SETTING.test(callee.name)) return args.slice(0, 1).flatMap(routingsOf);
    return args.flatMap((each) => (each.is === 'keyword' && SETTING.test(each.name) ? routingsOf(each.of) : []));
  });
}

function routingsInVariables({ scopes }: Module): readonly Routing[] {
  const variables = (scopes[0]?.variables ?? []).filter(({ name }) => SETTING.test(name));
  return variables.flatMap(({ values }) => values.flatMap(({ expression }) => routingsOf(expression)));
}

function routingsOf(expression: Expression): readonly Routing[] {
  if (expression.is !== 'object') return [];
  return expression.entries.flatMap((entry): readonly Routing[] => {
    const queue = 'key' in entry ? queueOf(entry.value) : undefined;
    return 'key' in entry && queue ? [[entry.key, queue]] : [];
  });
}

/** `{'queue': 'mail'}`, or the queue's name alone. */
function queueOf(expression: Expression): Expression | undefined {
  if (expression.is !== 'object') return expression;
  const found = expression.entries.find((entry) => 'key' in entry && entry.key === 'queue');
  return found && 'key' in found ? found.value : undefined;
}

function withQueue(call: CallSite, routings: readonly Routing[]): CallSite {
  const name = isScheduled(call) ? call.arguments[0] : call.decorates && keywordOf(call, 'name');
  if (name?.is !== 'literal' || keywordOf(call, 'queue')) return call;
  const queue = routings.find(([pattern]) => isLike(String(name.value), pattern))?.[1];
  return queue ? { ...call, arguments: [...call.arguments, { is: 'keyword', name: 'queue', of: queue }] } : call;
}

function isScheduled({ callee }: CallSite): boolean {
  return callee.is === 'member' && callee.name === SCHEDULED;
}

function keywordOf({ arguments: args }: CallSite, name: string): Expression | undefined {
  const found = args.find((each) => each.is === 'keyword' && each.name === name);
  return found?.is === 'keyword' ? found.of : undefined;
}

/** `shop.mail.*`: a star stands for any text. */
function isLike(name: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.at(-1) ?? '';
  return rest.length === 0
    ? name === pattern
    : name.startsWith(start) && name.endsWith(end) && name.length >= start.length + end.length;
}
