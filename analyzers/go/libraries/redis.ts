import {
  arg,
  args,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  firstHalf,
  type Library,
  made,
  maker,
  publish,
  type Selector,
  subscribe,
  text,
  timeToLive,
} from '../../../src/code/library.ts';

const open = (target: Selector): Effect => connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });

/** Options, a URL that was parsed, or the documented default. */
const address = first(arg(0, 'Addr'), arg(0, 'Addrs'), arg(0), text('localhost:6379'));
const REDIS = { protocol: 'redis', connection: made('Client', address) } as const;

/** What stands for each stream behind their names. https://redis.io/docs/latest/commands/xreadgroup/ */
const STREAM_IDS = '> $ + 0 0-0';

/** A time to live behind the value; before version 8 commands took no context. */
const SETTERS = ['Set', 'SetEx', 'SetEX', 'SetNX', 'SetXX'];
const keeping: Readonly<Record<string, Effect>> = {
  ...each(SETTERS, (name) => [`Client.${name}/4`, timeToLive({ subject: arg(1), ttlMs: arg(3) })] as const),
  ...each(SETTERS, (name) => [`Client.${name}/3`, timeToLive({ subject: arg(0), ttlMs: arg(2) })] as const),
  'Client.Expire/3': timeToLive({ subject: arg(1), ttlMs: arg(2) }),
  'Client.Expire/2': timeToLive({ subject: arg(0), ttlMs: arg(1) }),
};

/** Commands take a context first; lists serve as queues. */
export const goRedis = defineLibrary({
  name: 'go-redis',
  imports: ['github.com/redis/go-redis*', 'github.com/go-redis/redis*', 'gopkg.in/redis*'],
  docs: 'https://pkg.go.dev/github.com/redis/go-redis/v9',
  creates: {
    NewClient: 'Client',
    NewClusterClient: 'ClusterClient',
    NewUniversalClient: 'UniversalClient',
    NewFailoverClient: 'Client',
    NewRing: 'Ring',
    'Client.WithContext': 'Client',
  },
  types: { ClusterClient: 'Client', UniversalClient: 'Client', Ring: 'Client', Cmdable: 'Client' },
  values: { ParseURL: { value: 'select', selector: arg(0) } },
  calls: {
    NewClient: open(address),
    NewClusterClient: open(address),
    NewUniversalClient: open(address),
    NewRing: open(first(arg(0, 'Addrs', '[]'), address)),
    NewFailoverClient: open(arg(0, 'SentinelAddrs')),
    ...keeping,
    'Client.Publish': publish({ ...REDIS, channel: arg(1), channelKind: 'topic' }),
    'Client.Subscribe': subscribe({ ...REDIS, channel: args(1), channelKind: 'topic' }),
    'Client.PSubscribe': subscribe({ ...REDIS, channel: args(1), channelKind: 'topic' }),
    'Client.LPush': publish({ ...REDIS, channel: arg(1), channelKind: 'queue', ifTaken: true }),
    'Client.RPush': publish({ ...REDIS, channel: arg(1), channelKind: 'queue', ifTaken: true }),
    ...each(['LPop', 'RPop', 'RPopLPush', 'BRPopLPush', 'BLMove'], (name) => [
      `Client.${name}`,
      subscribe({ ...REDIS, channel: arg(1), channelKind: 'queue' }),
    ]),
    'Client.BLPop': subscribe({ ...REDIS, channel: args(2), channelKind: 'queue' }),
    'Client.BRPop': subscribe({ ...REDIS, channel: args(2), channelKind: 'queue' }),
    'Client.XAdd': publish({ ...REDIS, channel: arg(1, 'Stream'), channelKind: 'stream' }),
    'Client.XRead': subscribe({ ...REDIS, channel: firstHalf(arg(1, 'Streams'), STREAM_IDS), channelKind: 'stream' }),
    'Client.XReadGroup': subscribe({
      ...REDIS,
      channel: firstHalf(arg(1, 'Streams'), STREAM_IDS),
      channelKind: 'stream',
      group: arg(1, 'Group'),
    }),
  },
});

export const redigo = defineLibrary({
  name: 'redigo',
  imports: ['github.com/gomodule/redigo/redis', 'github.com/garyburd/redigo/redis'],
  docs: 'https://pkg.go.dev/github.com/gomodule/redigo/redis',
  creates: { Dial: 'Conn', DialURL: 'Conn', DialContext: 'Conn', DialURLContext: 'Conn' },
  calls: {
    Dial: open(arg(1)),
    DialURL: open(arg(0)),
    DialContext: open(arg(2)),
    DialURLContext: open(arg(1)),
    'Conn.Do': ['SETEX', 'EXPIRE'].map((command) =>
      timeToLive({ subject: arg(1), ttlMs: arg(2), unit: 's', where: [arg(0), command] }),
    ),
  },
});

export const rueidis = defineLibrary({
  name: 'rueidis',
  imports: ['github.com/redis/rueidis', 'github.com/rueian/rueidis', 'github.com/valkey-io/valkey-go'],
  docs: 'https://pkg.go.dev/github.com/redis/rueidis',
  calls: { NewClient: open(arg(0, 'InitAddress')) },
});

const tasks = first(arg(0, 'Addr'), arg(0, 'Addrs'));

/** Jobs by type over Redis. */
/** A task may be made far from where it is put into the queue. */
function enqueued(task: number): Effect {
  return publish({ protocol: 'redis', channel: maker(arg(task), arg(0), 'Task'), channelKind: 'queue' });
}

export const asynq = defineLibrary({
  name: 'asynq',
  imports: ['github.com/hibiken/asynq'],
  docs: 'https://pkg.go.dev/github.com/hibiken/asynq',
  creates: { NewClient: 'Client', NewServer: 'Server', NewServeMux: 'ServeMux', NewScheduler: 'Scheduler', NewTask: 'Task' },
  calls: {
    NewClient: open(tasks),
    NewServer: open(tasks),
    NewScheduler: open(tasks),
    'Client.Enqueue': enqueued(0),
    'Client.EnqueueContext': enqueued(1),
    'Scheduler.Register': enqueued(1),
    'ServeMux.HandleFunc': subscribe({ protocol: 'redis', channel: arg(0), channelKind: 'queue' }),
    'ServeMux.Handle': subscribe({ protocol: 'redis', channel: arg(0), channelKind: 'queue' }),
  },
});

export const redis: readonly Library[] = [goRedis, redigo, rueidis, asynq];
