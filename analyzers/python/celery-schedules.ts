import type { CallSite, Expression, Module, ObjectEntry } from '../../src/code/ir.ts';

const SETTING = /^(beat_schedule|CELERY_BEAT_SCHEDULE|CELERYBEAT_SCHEDULE)=?$/;

/** The call that a scheduled task stands for: the application sends it. */
export const SCHEDULED = 'sends by schedule';

/**
 * Tasks that the application's settings have sent at their times.
 * https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html#entries
 */
export function scheduledIn(module: Module, application: Expression): readonly CallSite[] {
  const assigned = module.calls.flatMap((call) => schedulesOf(call).flatMap((schedule) => sendings(schedule, call, application)));
  const conventional = (module.scopes[0]?.variables ?? []).filter(({ name }) => SETTING.test(name));
  return [
    ...assigned,
    ...conventional.flatMap(({ values, place }) =>
      values.flatMap(({ expression }) => sendings(expression, { place, scope: 0 }, application)),
    ),
  ];
}

/** `app.conf.beat_schedule = {…}` and `app.conf.update(beat_schedule={…})`. */
function schedulesOf({ callee, arguments: args }: CallSite): readonly Expression[] {
  if (callee.is !== 'member' || callee.of.is !== 'member' || callee.of.name !== 'conf') return [];
  if (SETTING.test(callee.name)) return args.slice(0, 1);
  return args.flatMap((each) => (each.is === 'keyword' && SETTING.test(each.name) ? [each.of] : []));
}

function sendings(
  schedule: Expression,
  { place, scope }: Pick<CallSite, 'place' | 'scope'>,
  application: Expression,
): readonly CallSite[] {
  if (schedule.is !== 'object') return [];
  return schedule.entries.flatMap((entry): readonly CallSite[] => {
    const task = valueAt(entry, 'task');
    const options = valueAt(entry, 'options');
    const queue = options?.is === 'object' ? options.entries.map((each) => keyed(each, 'queue')).find((each) => each) : undefined;
    if (!task) return [];
    const callee: Expression = { is: 'member', of: application, name: SCHEDULED };
    const more = queue ? [{ is: 'keyword', name: 'queue', of: queue } as const] : [];
    return [{ callee, arguments: [task, ...more], isNew: false, typeArguments: [], scope, place }];
  });
}

function valueAt(entry: ObjectEntry, key: string): Expression | undefined {
  const inner = 'key' in entry && entry.value.is === 'object' ? entry.value.entries : [];
  return inner.map((each) => keyed(each, key)).find((each) => each);
}

function keyed(entry: ObjectEntry, key: string): Expression | undefined {
  return 'key' in entry && entry.key === key ? entry.value : undefined;
}
