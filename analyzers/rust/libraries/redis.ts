import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  maker,
  publish,
  type Selector,
  subscribe,
} from '../../../src/code/library.ts';

const open = (target: Selector): Effect => connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
const oneOrMore = first(arg(0, '[]'), arg(0));
const commands = { protocol: 'redis', channel: oneOrMore, connection: made('Client', arg(0)) } as const;

/** What a client is asked for, or a pool of them lends. */
const CONNECTIONS = [
  'get_connection',
  'get_connection_with_timeout',
  'get_async_connection',
  'get_multiplexed_async_connection',
  'get_multiplexed_async_connection_with_timeouts',
  'get_multiplexed_tokio_connection',
  'get_connection_manager',
  'get_tokio_connection_manager',
];
/** Types and traits that have the commands. */
const TYPES = [
  'Commands',
  'AsyncCommands',
  'MultiplexedConnection',
  'ConnectionManager',
  'ClusterConnection',
  'Pipeline',
  'aio.ConnectionLike',
];
const PUBSUB = ['get_async_pubsub', 'as_pubsub', 'into_pubsub'];
const GROUP = maker(arg(2), arg(0), 'GroupOptions');

/** Channels, lists and streams by the methods of `Commands` and `AsyncCommands`. */
export const redis = defineLibrary({
  name: 'redis',
  imports: ['redis', 'redis::*', 'deadpool_redis', 'bb8_redis', 'fred::*'],
  docs: 'https://docs.rs/redis/latest/redis/trait.AsyncCommands.html',
  namespaces: ['aio', 'streams', 'cluster', 'cluster_async'],
  types: Object.fromEntries(TYPES.map((name) => [name, 'Connection'])),
  creates: {
    'Client.open': 'Client',
    ...each(CONNECTIONS, (name) => [`Client.${name}`, 'Connection'] as const),
    'ConnectionManager.new': 'Connection',
    'ClusterClient.new': 'ClusterClient',
    'ClusterClient.get_async_connection': 'Connection',
    'ClusterClient.get_connection': 'Connection',
    'Config.from_url': 'Config',
    'Config.create_pool': 'Pool',
    'Pool.get': 'Connection',
    ...each(PUBSUB, (name) => [`Client.${name}`, 'PubSub'] as const),
    ...each(PUBSUB, (name) => [`Connection.${name}`, 'PubSub'] as const),
    'StreamReadOptions.default': 'ReadOptions',
    'ReadOptions.group': 'GroupOptions',
    'ReadOptions.*': 'ReadOptions',
    'GroupOptions.*': 'ReadOptions',
  },
  calls: {
    'Client.open': open(arg(0)),
    'Config.from_url': open(arg(0)),
    'RedisConnectionManager.new': open(arg(0)),
    'ClusterClient.new': open(arg(0, '[]')),
    ...each(['publish', 'spublish'], (name) => [
      `Connection.${name}`,
      publish({ ...commands, channel: arg(0), channelKind: 'topic' }),
    ]),
    ...each(['subscribe', 'psubscribe'], (name) => [`PubSub.${name}`, subscribe({ ...commands, channelKind: 'topic' })]),
    ...each(['lpush', 'rpush', 'lpush_exists', 'rpush_exists'], (name) => [
      `Connection.${name}`,
      publish({ ...commands, channelKind: 'queue', ifTaken: true }),
    ]),
    ...each(['blpop', 'brpop', 'lpop', 'rpop', 'brpoplpush', 'blmove'], (name) => [
      `Connection.${name}`,
      subscribe({ ...commands, channelKind: 'queue' }),
    ]),
    ...each(['xadd', 'xadd_map', 'xadd_maxlen', 'xadd_maxlen_map', 'xadd_options'], (name) => [
      `Connection.${name}`,
      publish({ ...commands, channel: arg(0), channelKind: 'stream' }),
    ]),
    'Connection.xread': subscribe({ ...commands, channelKind: 'stream' }),
    'Connection.xread_options': subscribe({ ...commands, channelKind: 'stream', group: GROUP }),
  },
});
