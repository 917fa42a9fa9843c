import {
  arg,
  connection,
  decoratedName,
  defineLibrary,
  type Effect,
  first,
  keyword,
  made,
  publish,
  subscribe,
} from '../../../src/code/library.ts';
import { namedAddress } from './support/selectors.ts';

const redis = first(keyword('url'), namedAddress());
const job = first(keyword('name'), decoratedName);
const details = { protocol: 'redis', channelKind: 'queue', connection: made('Huey', redis) } as const;
const taken = subscribe({ ...details, channel: job });
const sent = publish({ ...details, channel: made('Task', job) });
const at = (target: typeof redis): Effect => connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });

/** Calling a task puts it into the one queue of the application; the consumer takes it from there. */
export const huey = defineLibrary({
  name: 'huey',
  imports: ['huey', 'huey.contrib.djhuey'],
  docs: 'https://huey.readthedocs.io/en/latest/api.html',
  hasWorkers: true,
  types: { RedisHuey: 'Huey', PriorityRedisHuey: 'Huey', RedisExpireHuey: 'Huey', PriorityRedisExpireHuey: 'Huey' },
  creates: { 'Huey.task': 'Task', task: 'Task', db_task: 'Task' },
  calls: {
    RedisHuey: at(redis),
    PriorityRedisHuey: at(redis),
    RedisExpireHuey: at(redis),
    PriorityRedisExpireHuey: at(redis),
    'Huey.task': taken,
    task: taken,
    db_task: taken,
    'Task.default': sent,
    'Task.schedule': sent,
    'Task.delay': sent,
  },
});

/** https://huey.readthedocs.io/en/latest/django.html#setting-things-up */
export const hueyInDjango = at(first(arg(0, 'connection', 'url'), arg(0, 'url'), arg(0, 'connection', 'host')));
