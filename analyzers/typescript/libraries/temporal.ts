import { arg, connection, defineLibrary, type Effect, each, first, publish, subscribe, text } from '../../../src/code/library.ts';

const open = connection({
  nodeKind: 'infrastructure',
  technology: 'temporal',
  protocol: 'grpc',
  target: first(arg(0, 'address'), text('localhost:7233')),
});
const CLIENTS = ['Client.workflow', 'WorkflowClient'];
const STARTING = ['start', 'execute', 'signalWithStart'];
const queue = { protocol: 'other', channelKind: 'queue' } as const;
const started = publish({ ...queue, channel: arg(1, 'taskQueue') });

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
    ...each<Effect>(
      CLIENTS.flatMap((client) => STARTING.map((verb) => `${client}.${verb}`)),
      (name) => [name, started],
    ),
  },
});
