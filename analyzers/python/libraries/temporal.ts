import { connection, defineLibrary, type Effect, each, keyword, param, publish, subscribe } from '../../../src/code/library.ts';

const QUEUE = { protocol: 'other', channelKind: 'queue' } as const;
const started = publish({ ...QUEUE, channel: keyword('task_queue') });
const OF_CLIENTS = ['start_workflow', 'execute_workflow'].map((name) => `Client.${name}`);
const OPERATIONS = ['ScheduleActionStartWorkflow', 'WithStartWorkflowOperation'];
/** Of a workflow: activities and other workflows that wait in queues of their own. */
const WITHIN = ['activity', 'activity_method', 'activity_class', 'child_workflow'].flatMap((thing) =>
  ['execute', 'start'].map((verb) => `${verb}_${thing}`),
);

/** Workflows wait in task queues: clients and other workflows put them there, workers take them. */
export const temporal = defineLibrary({
  name: 'temporal',
  imports: ['temporalio', 'temporalio.*'],
  docs: 'https://docs.temporal.io/develop/python',
  namespaces: ['client', 'worker', 'workflow'],
  creates: { 'Client.connect': 'Client' },
  calls: {
    'Client.connect': connection({
      nodeKind: 'infrastructure',
      technology: 'temporal',
      protocol: 'grpc',
      target: param(0, 'target_host'),
    }),
    ...each<Effect>([...OF_CLIENTS, ...OPERATIONS, ...WITHIN], (name) => [name, started]),
    Worker: subscribe({ ...QUEUE, channel: keyword('task_queue') }),
  },
});
