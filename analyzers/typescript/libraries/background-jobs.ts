import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  type Library,
  made,
  publish,
  route,
  setting,
  subscribe,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

/** Without an address of its own, the setting that the SDK looks for, else the vendor's: https://www.inngest.com/docs/sdk/environment-variables */
const inngestAddress = first(arg(0, 'baseUrl'), setting('INNGEST_BASE_URL', text('https://inn.gs')));
const event = {
  protocol: 'http',
  broker: 'inngest',
  channelKind: 'event',
  connection: made('Inngest', inngestAddress),
} as const;
const triggered = first(arg(1, 'event'), arg(1, '[]', 'event'), arg(0, 'triggers', 'event'), arg(0, 'triggers', '[]', 'event'));
const IN_FUNCTIONS = { 1: ['Context'], 2: ['Context'] } as const;

/** Events that functions are started by, sent by clients and from within functions. */
const inngest = defineLibrary({
  name: 'inngest',
  imports: ['inngest', 'inngest/*'],
  docs: 'https://www.inngest.com/docs/reference/functions/create',
  callbacks: { 'Inngest.createFunction': IN_FUNCTIONS },
  calls: {
    Inngest: connection({ nodeKind: 'infrastructure', technology: 'inngest', protocol: 'http', target: inngestAddress }),
    'Inngest.createFunction': subscribe({ ...event, channel: triggered, group: first(arg(0, 'id'), arg(0, 'name')) }),
    'Inngest.send': publish({ ...event, channel: first(arg(0, '[]', 'name'), arg(0, 'name'), arg(0)) }),
    'Context.step.sendEvent': publish({ ...event, channel: first(arg(1, '[]', 'name'), arg(1, 'name')) }),
    'Context.step.waitForEvent': subscribe({ ...event, channel: arg(1, 'event') }),
  },
});

/** Inngest asks the application what functions it has, sets them up and runs them: https://www.inngest.com/docs/learn/serving-inngest-functions */
const inngestExpress = defineLibrary({
  name: 'inngest-express',
  imports: ['inngest/express'],
  docs: 'https://www.inngest.com/docs/learn/serving-inngest-functions#framework-express',
  creates: { serve: 'Handler' },
  calls: { serve: ['GET', 'POST', 'PUT'].map((method) => route(method, text(''))) },
});

const job = { protocol: 'http', broker: 'trigger.dev', channelKind: 'queue' } as const;
const TASKS = ['task', 'schemaTask'];
const TRIGGERS = ['trigger', 'batchTrigger', 'triggerAndWait', 'batchTriggerAndWait'];

/** Tasks by their ids, triggered on themselves or by the id. */
const triggerDev = defineLibrary({
  name: 'trigger.dev',
  imports: ['@trigger.dev/sdk', '@trigger.dev/sdk/v3'],
  docs: 'https://trigger.dev/docs/triggering',
  creates: each(TASKS, (name) => [name, 'Task']),
  values: each<ValueRule>(['withParams'], (name) => [`Task.${name}`, itself]),
  calls: {
    ...each<Effect>(TASKS, (name) => [name, subscribe({ ...job, channel: arg(0, 'id') })]),
    ...each<Effect>(TRIGGERS, (name) => [`Task.${name}`, publish({ ...job, channel: made('Task', arg(0, 'id')) })]),
    ...each<Effect>(TRIGGERS, (name) => [`tasks.${name}`, publish({ ...job, channel: arg(0) })]),
  },
});

export const backgroundJobs: readonly Library[] = [inngest, inngestExpress, triggerDev];
