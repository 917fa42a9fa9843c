import {
  arg,
  args,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  type Library,
  made,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
  timeToLive,
  type ValueRule,
} from '../../../src/code/library.ts';
import { hostAndPort, spanAt } from './support/selectors.ts';

const springRedis = setting('spring.data.redis.url', setting('spring.data.redis.host', setting('spring.redis.host')));

function toChannel(channel: Selector, connection?: Selector): Effect {
  return publish({ protocol: 'redis', channel, channelKind: 'topic', ...(connection ? { connection } : {}) });
}

function opened(target: Selector): Effect {
  return connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
}

function fromChannel(channel: Selector, connection?: Selector): Effect {
  return subscribe({ protocol: 'redis', channel, channelKind: 'topic', ...(connection ? { connection } : {}) });
}

const queue = { protocol: 'redis', channelKind: 'queue' } as const;
const toList = publish({ ...queue, channel: arg(0), ifTaken: true });

/** Lists as queues. https://redis.io/docs/latest/develop/data-types/lists/ */
const listOperations: Record<string, Effect> = {
  ...each(['leftPush', 'rightPush', 'leftPushAll', 'rightPushAll'], (name) => [
    `ListOperations.${name}`,
    publish({ ...queue, channel: arg(0), connection: springRedis, ifTaken: true }),
  ]),
  ...each(['leftPop', 'rightPop', 'rightPopAndLeftPush'], (name) => [
    `ListOperations.${name}`,
    subscribe({ ...queue, channel: arg(0), connection: springRedis }),
  ]),
};
const listsOfJedis: Record<string, Effect> = {
  ...each(['lpush', 'rpush'], (name) => [`Jedis.${name}`, toList]),
  ...each(['lpop', 'rpop', 'rpoplpush', 'brpoplpush'], (name) => [`Jedis.${name}`, subscribe({ ...queue, channel: arg(0) })]),
  ...each(['blpop', 'brpop'], (name) => [`Jedis.${name}`, subscribe({ ...queue, channel: args(1) })]),
};

const named: ValueRule = { value: 'select', selector: arg(0), type: 'Topic' };
const TOPICS = ['ChannelTopic', 'ChannelTopic.of', 'PatternTopic', 'PatternTopic.of', 'Topic.channel', 'Topic.pattern'];

/** Spring Data Redis: its cache, and its channels. A topic stands for its name or pattern. */
const springDataRedis = defineLibrary({
  name: 'spring-data-redis',
  imports: ['org.springframework.data.redis.*'],
  docs: 'https://docs.spring.io/spring-data/redis/reference/redis/pubsub.html',
  creates: {
    'RedisCacheConfiguration.*': 'RedisCacheConfiguration',
    'RedisTemplate.opsForValue': 'ValueOperations',
    'RedisTemplate.opsForStream': 'StreamOperations',
    'RedisTemplate.opsForList': 'ListOperations',
    'StreamRecords.newRecord': 'RecordBuilder',
    'RecordBuilder.in': 'RecordOfStream',
    'RecordBuilder.*': 'RecordBuilder',
    'StreamMessageListenerContainer.create': 'StreamMessageListenerContainer',
    'StreamReceiver.create': 'StreamReceiver',
  },
  types: {
    ChannelTopic: 'Topic',
    PatternTopic: 'Topic',
    StringRedisTemplate: 'RedisTemplate',
    RedisOperations: 'RedisTemplate',
    ReactiveRedisTemplate: 'RedisTemplate',
    ReactiveStringRedisTemplate: 'RedisTemplate',
    ReactiveRedisOperations: 'RedisTemplate',
    ReactiveRedisMessageListenerContainer: 'RedisMessageListenerContainer',
    RecordOfStream: 'RecordBuilder',
    ReactiveStreamOperations: 'StreamOperations',
    ReactiveListOperations: 'ListOperations',
  },
  values: {
    ...each(TOPICS, (name) => [name, named] as const),
    'Topic.getTopic': itself,
    ...each<ValueRule>(['create', 'fromStart', 'latest'], (name) => [
      `StreamOffset.${name}`,
      { value: 'select', selector: arg(0) },
    ]),
  },
  calls: {
    'RedisCacheConfiguration.entryTtl': timeToLive({ ttlMs: arg(0) }),
    ...each(['set', 'setIfAbsent', 'setIfPresent'], (method) => [
      `ValueOperations.${method}`,
      timeToLive({ subject: arg(0), ttlMs: spanAt(2) }),
    ]),
    'RedisTemplate.expire': timeToLive({ subject: arg(0), ttlMs: spanAt(1) }),
    ...listOperations,
    'RedisTemplate.convertAndSend': toChannel(arg(0), springRedis),
    ...each(['listenTo', 'listenToChannel', 'listenToPattern'], (name) => [
      `RedisTemplate.${name}`,
      fromChannel(args(0), springRedis),
    ]),
    'RedisMessageListenerContainer.addMessageListener': fromChannel(first(arg(1, '[]'), arg(1)), springRedis),
    'RedisMessageListenerContainer.receive': fromChannel(args(0), springRedis),
    // https://docs.spring.io/spring-data/redis/reference/redis/redis-streams.html
    'StreamOperations.add/2': toChannel(arg(0), springRedis),
    'RecordBuilder.in': toChannel(arg(0), springRedis),
    'MapRecord.create': toChannel(arg(0), springRedis),
    'StreamOperations.read': fromChannel(arg(-1), springRedis),
    ...each(['receive', 'receiveAutoAck'], (name) => [
      `StreamMessageListenerContainer.${name}`,
      fromChannel(arg(-2), springRedis),
    ]),
    ...each(['receive', 'receiveAutoAck'], (name) => [`StreamReceiver.${name}`, fromChannel(arg(-1), springRedis)]),
  },
});

/** Jedis. */
const jedis = defineLibrary({
  name: 'jedis',
  imports: ['redis.clients.jedis'],
  docs: 'https://redis.io/docs/latest/develop/clients/jedis/',
  creates: { 'JedisPool.getResource': 'Jedis', 'JedisSentinelPool.getResource': 'Jedis' },
  types: { JedisPooled: 'Jedis', UnifiedJedis: 'Jedis', JedisCluster: 'Jedis', RedisClient: 'Jedis' },
  calls: {
    Jedis: opened(hostAndPort),
    JedisPooled: opened(hostAndPort),
    'JedisPool/1': opened(arg(0)),
    'JedisPool/2': opened(hostAndPort),
    JedisPool: opened(first(join(arg(1), text(':'), arg(2)), arg(1))),
    HostAndPort: opened(hostAndPort),
    'Jedis.publish': toChannel(arg(0)),
    'Jedis.subscribe': fromChannel(args(1)),
    'Jedis.psubscribe': fromChannel(args(1)),
    ...listsOfJedis,
  },
});

const PUBLISHING = ['RedisAsyncCommands', 'RedisReactiveCommands', 'RedisClusterCommands', 'RedisClusterAsyncCommands'];
const LISTENING = ['RedisPubSubAsyncCommands', 'RedisPubSubReactiveCommands'];

/** Lettuce. */
const lettuce = defineLibrary({
  name: 'lettuce',
  imports: ['io.lettuce.core', 'io.lettuce.core.*'],
  docs: 'https://redis.github.io/lettuce/',
  creates: {
    'RedisURI.builder': 'RedisURIBuilder',
    'RedisURIBuilder.*': 'RedisURIBuilder',
    'RedisClient.connect': 'StatefulRedisConnection',
    'RedisClient.connectPubSub': 'StatefulRedisPubSubConnection',
    ...each(['sync', 'async', 'reactive'], (name) => [`StatefulRedisConnection.${name}`, 'RedisCommands'] as const),
    ...each(['sync', 'async', 'reactive'], (name) => [`StatefulRedisPubSubConnection.${name}`, 'RedisPubSubCommands'] as const),
  },
  types: {
    RedisClusterClient: 'RedisClient',
    StatefulRedisClusterConnection: 'StatefulRedisConnection',
    RedisPubSubCommands: 'RedisCommands',
    ...each(PUBLISHING, (name) => [name, 'RedisCommands'] as const),
    ...each(LISTENING, (name) => [name, 'RedisPubSubCommands'] as const),
  },
  calls: {
    ...each(['RedisClient', 'RedisClusterClient'], (name) => [
      `${name}.create`,
      { ...opened(arg(0)), unless: [arg(0), 'lettuce'] } as Effect,
    ]),
    'RedisURI.create': opened(hostAndPort),
    'RedisURIBuilder.withHost': opened(arg(0)),
    'RedisCommands.publish': toChannel(arg(0)),
    'RedisPubSubCommands.subscribe': fromChannel(args(0)),
    'RedisPubSubCommands.psubscribe': fromChannel(args(0)),
  },
});

/** Redisson: a topic is asked for by its name. */
const redisson = defineLibrary({
  name: 'redisson',
  imports: ['org.redisson', 'org.redisson.*'],
  docs: 'https://redisson.pro/docs/',
  creates: {
    'Config.useSingleServer': 'SingleServerConfig',
    'Config.useClusterServers': 'ServersConfig',
    'Config.useReplicatedServers': 'ServersConfig',
    'Config.useSentinelServers': 'ServersConfig',
    'Config.useMasterSlaveServers': 'ServersConfig',
    'ServersConfig.*': 'ServersConfig',
    'Redisson.create': 'RedissonClient',
    ...each(['getTopic', 'getReliableTopic', 'getShardedTopic', 'getPatternTopic'], (name) => [
      `RedissonClient.${name}`,
      'RTopic',
    ]),
  },
  calls: {
    'SingleServerConfig.setAddress': opened(arg(0)),
    'ServersConfig.addNodeAddress': opened(args(0)),
    'ServersConfig.addSentinelAddress': opened(args(0)),
    'ServersConfig.setMasterAddress': opened(arg(0)),
    ...each(['publish', 'publishAsync'], (name) => [`RTopic.${name}`, toChannel(made('RTopic', arg(0)))]),
    ...each(['addListener', 'addListenerAsync'], (name) => [`RTopic.${name}`, fromChannel(made('RTopic', arg(0)))]),
  },
});

const COMMANDS = ['PUBLISH', 'SUBSCRIBE', 'PSUBSCRIBE'];
const command = made('Command', arg(0));

/** The Redis client of Vert.x: by method, or as a request whose first argument is the channel. */
const vertxRedis = defineLibrary({
  name: 'vertx-redis',
  imports: ['io.vertx.redis.client', 'io.vertx.mutiny.redis.client'],
  docs: 'https://vertx.io/docs/vertx-redis-client/java/',
  creates: { 'RedisOptions.*': 'RedisOptions', 'RedisAPI.api': 'RedisAPI', 'Request.cmd': 'Command', 'Command.arg': 'Filled' },
  values: each(COMMANDS, (name) => [`Command.${name}`, { value: 'text', text: name }]),
  calls: {
    'Redis.createClient': opened(first(arg(1), text('redis://localhost:6379'))),
    'RedisOptions.setConnectionString': opened(arg(0)),
    'RedisAPI.publish': toChannel(arg(0)),
    'RedisAPI.subscribe': fromChannel(first(arg(0, '[]'), arg(0))),
    'RedisAPI.psubscribe': fromChannel(first(arg(0, '[]'), arg(0))),
    'Command.arg': [
      { ...toChannel(arg(0)), where: [command, 'PUBLISH'] } as Effect,
      { ...fromChannel(arg(0)), where: [command, 'SUBSCRIBE'] } as Effect,
      { ...fromChannel(arg(0)), where: [command, 'PSUBSCRIBE'] } as Effect,
    ],
  },
});

/** Channels of Redis, by the client. */
export const redisLibraries: readonly Library[] = [springDataRedis, jedis, lettuce, redisson, vertxRedis];
