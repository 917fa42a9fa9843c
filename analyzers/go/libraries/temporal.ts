import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  publish,
  type Step,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const QUEUE = { protocol: 'other', channelKind: 'queue' } as const;
const started = (index: number, ...path: readonly Step[]) => publish({ ...QUEUE, channel: arg(index, ...path) });
const open = (options: number) =>
  connection({
    nodeKind: 'infrastructure',
    technology: 'temporal',
    protocol: 'grpc',
    target: first(arg(options, 'HostPort'), text('localhost:7233')),
  });

/** Workflows wait in task queues: clients and other workflows put them there, workers take them. */
export const temporal = defineLibrary({
  name: 'temporal',
  imports: ['go.temporal.io/sdk/client', 'go.temporal.io/sdk/worker', 'go.temporal.io/sdk/workflow'],
  docs: 'https://docs.temporal.io/develop/go',
  creates: {
    ...each(['Dial', 'DialContext', 'NewClient', 'NewLazyClient'], (name) => [name, 'Client']),
    'Client.ScheduleClient': 'ScheduleClient',
  },
  calls: {
    ...each<Effect>(['Dial', 'NewClient', 'NewLazyClient'], (name) => [name, open(0)]),
    DialContext: open(1),
    'Client.ExecuteWorkflow': started(1, 'TaskQueue'),
    'Client.NewWithStartWorkflowOperation': started(0, 'TaskQueue'),
    'Client.SignalWithStartWorkflow': started(4, 'TaskQueue'),
    'ScheduleClient.Create': started(1, 'Action', 'TaskQueue'),
    New: subscribe({ ...QUEUE, channel: arg(1) }),
    ...each<Effect>(['WithActivityOptions', 'WithChildOptions'], (name) => [name, started(1, 'TaskQueue')]),
    WithTaskQueue: started(1),
    WithWorkflowTaskQueue: started(1),
  },
});
