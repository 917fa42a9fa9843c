import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { element } from './support/selectors.ts';

const QUEUE = { protocol: 'other', channelKind: 'queue' } as const;
const STARTING = ['WorkflowOptions', 'ActivityOptions', 'ChildWorkflowOptions'];
const open = (target: Selector) => connection({ nodeKind: 'infrastructure', technology: 'temporal', protocol: 'grpc', target });
const taken = subscribe({ ...QUEUE, channel: arg(0) });
const listed = subscribe({ ...QUEUE, channel: element('taskQueues') });

/** Workflows wait in task queues: clients and other workflows put them there, workers take them. */
export const temporal = defineLibrary({
  name: 'temporal',
  imports: ['io.temporal.*'],
  docs: 'https://docs.temporal.io/develop/java',
  creates: {
    'WorkflowServiceStubsOptions.newBuilder': 'StubsBuilder',
    'StubsBuilder.*': 'StubsBuilder',
    ...each(STARTING, (name) => [`${name}.newBuilder`, 'QueueBuilder']),
    'QueueBuilder.*': 'QueueBuilder',
    'WorkerFactory.newInstance': 'WorkerFactory',
  },
  calls: {
    'WorkflowServiceStubs.newLocalServiceStubs': open(text('localhost:7233')),
    'StubsBuilder.setTarget': open(arg(0)),
    'QueueBuilder.setTaskQueue': publish({ ...QUEUE, channel: arg(0) }),
    'WorkerFactory.newWorker': taken,
  },
  decorators: { class: each<Effect>(['WorkflowImpl', 'ActivityImpl'], (name) => [name, listed]) },
});
