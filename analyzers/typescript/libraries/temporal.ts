import { arg, connection, defineLibrary, type Effect, each, first, publish, subscribe, text } from '../../../src/code/library.ts';

const LOCAL = text('localhost:7233');
const server = { nodeKind: 'infrastructure', technology: 'temporal', protocol: 'grpc' } as const;
const open = connection({ ...server, target: first(arg(0, 'address'), LOCAL) });
const queue = { protocol: 'other', channelKind: 'queue' } as const;

const STARTING = ['start', 'execute', 'signalWithStart'].flatMap((verb) => [`Client.workflow.${verb}`, `WorkflowClient.${verb}`]);
const BESIDE = ['WithStartWorkflowOperation', 'Client.activity.start', 'Client.activity.execute'];
const SCHEDULING = ['Client.schedule.create', 'ScheduleClient.create'];
const started = (...path: readonly [number, ...string[]]) => publish({ ...queue, channel: arg(...path) });

/** Workflows wait in task queues: clients put them there, workers take them. */
export const temporal = defineLibrary({
  name: 'temporal',
  imports: ['@temporalio/client', '@temporalio/worker'],
  docs: 'https://docs.temporal.io/develop/typescript/core-application',
  calls: {
    'Connection.connect': open,
    'Connection.lazy': open,
    'NativeConnection.connect': open,
    'Worker.create': subscribe({ ...queue, channel: arg(0, 'taskQueue') }),
    ...each<Effect>([...STARTING, ...BESIDE], (name) => [name, started(1, 'taskQueue')]),
    ...each<Effect>(SCHEDULING, (name) => [name, started(0, 'action', 'taskQueue')]),
  },
});

/** Within a workflow: activities and other workflows that wait in queues of their own. */
export const temporalWorkflows = defineLibrary({
  name: 'temporal-workflow',
  imports: ['@temporalio/workflow'],
  docs: 'https://docs.temporal.io/develop/typescript/child-workflows',
  calls: {
    proxyActivities: started(0, 'taskQueue'),
    startChild: started(1, 'taskQueue'),
    executeChild: started(1, 'taskQueue'),
  },
});
