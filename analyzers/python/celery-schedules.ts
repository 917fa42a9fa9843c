import type { CallSite, Expression, Module, ObjectEntry } from '../../src/code/ir.ts';
import { type Setting, settingsIn } from './celery-settings.ts';
import type { Exposed } from './exposed.ts';
import type { Lead, Stated } from './names-led.ts';

const SETTING = /^(beat_schedule|CELERY_BEAT_SCHEDULE|CELERYBEAT_SCHEDULE)$/;

/** The call that a scheduled task stands for: the application sends it. */
export const SCHEDULED = 'sends by schedule';
/** The same for a task that a call adds: `sender.add_periodic_task(10.0, sweep.s())`. */
export const ADDED = 'adds to schedule';

/**
 * Tasks that the application's settings have sent at their times.
 * https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html#entries
 */
export function scheduledIn(module: Module, application: Expression, lead: Lead, exposed: Exposed): readonly CallSite[] {
  const added = module.calls.filter(({ callee }) => callee.is === 'member' && callee.name === 'add_periodic_task');
  return [
    ...settingsIn(module, SETTING, lead).flatMap((setting) => sendings(setting, application, lead, exposed)),
    ...added.map((call): CallSite => ({ ...call, callee: { is: 'member', of: application, name: ADDED } })),
  ];
}

function sendings(setting: Setting, application: Expression, lead: Lead, exposed: Exposed): readonly CallSite[] {
  const schedule = lead(setting);
  return entriesOf(schedule).flatMap((entry): readonly CallSite[] => {
    const sending = lead({ ...schedule, expression: entry.value });
    const task = valueAt(sending, 'task');
    const options = valueAt(sending, 'options');
    const queue = options && valueAt(lead(options), 'queue');
    if (!task) return [];
    const said = (stated: Stated): Expression => exposed.of(stated.expression.is === 'name' ? lead(stated) : stated);
    const callee: Expression = { is: 'member', of: application, name: SCHEDULED };
    const more = queue ? [{ is: 'keyword', name: 'queue', of: said(queue) } as const] : [];
    return [{ callee, arguments: [said(task), ...more], isNew: false, typeArguments: [], scope: 0, place: setting.place }];
  });
}

type Keyed = Extract<ObjectEntry, { readonly key: string }>;

function entriesOf({ expression }: Stated): readonly Keyed[] {
  if (expression.is !== 'object') return [];
  return expression.entries.filter((entry): entry is Keyed => 'key' in entry);
}

function valueAt(stated: Stated, key: string): Stated | undefined {
  const found = entriesOf(stated).find((entry) => entry.key === key);
  return found && { ...stated, expression: found.value };
}
