import {
  arg,
  connection,
  defineLibrary,
  each,
  first,
  listen,
  made,
  publish,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const redis = first(address(optionsAt(0, 'redis')), arg(0, 'redis'), text('localhost:6379'));
const job = {
  protocol: 'redis',
  channel: arg(0),
  channelKind: 'queue',
  connection: made('Queue', redis),
} as const;

/** Jobs wait in Redis under their type; `process` may say how many are done at once. */
export const kue = defineLibrary({
  name: 'kue',
  imports: ['kue', 'kue-scheduler'],
  docs: 'https://github.com/Automattic/kue#readme',
  creates: { createQueue: 'Queue' },
  calls: {
    createQueue: connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: redis }),
    ...each(['create', 'createJob'], (name) => [`Queue.${name}`, publish({ ...job, payload: 1 })] as const),
    'Queue.process': subscribe(job),
    'app.listen': listen(arg(0)),
  },
});
