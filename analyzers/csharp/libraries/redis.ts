import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  param,
  publish,
  type Selector,
  storeLibrary,
  subscribe,
  timeToLive,
  type ValueRule,
} from '../../../src/code/library.ts';
import { option, property } from './support/dotnet.ts';

function messages(channel: Selector) {
  return { protocol: 'redis', channel, channelKind: 'topic' } as const;
}

const queue = { protocol: 'redis', channel: param(0, 'key'), channelKind: 'queue' } as const;
const isPushed = publish({ ...queue, ifTaken: true });
const isTaken = subscribe(queue);

/** Lists as queues. https://redis.io/docs/latest/develop/data-types/lists/ */
const lists: Record<string, Effect> = {
  ...each(['ListLeftPush', 'ListRightPush', 'ListLeftPushAsync', 'ListRightPushAsync'], (name) => [
    `IDatabase.${name}`,
    isPushed,
  ]),
  ...each(['ListLeftPop', 'ListRightPop', 'ListLeftPopAsync', 'ListRightPopAsync'], (name) => [`IDatabase.${name}`, isTaken]),
  ...each(['ListRightPopLeftPush', 'ListRightPopLeftPushAsync'], (name) => [
    `IDatabase.${name}`,
    subscribe({ ...queue, channel: param(0, 'source') }),
  ]),
};

const named: ValueRule = { value: 'select', selector: arg(0) };

const opened = storeLibrary({
  nodeKind: 'cache',
  protocol: 'redis',
  technology: 'redis',
  name: 'stackexchange-redis',
  imports: ['StackExchange.Redis', 'Microsoft.Extensions.Caching.StackExchangeRedis'],
  docs: 'https://stackexchange.github.io/StackExchange.Redis/Configuration',
  creates: { 'ConfigurationOptions.Parse': 'ConfigurationOptions' },
  values: { 'ConfigurationOptions.EndPoints': property('EndPointCollection') },
  isToldByParts: true,
  makers: {
    'ConnectionMultiplexer.Connect': arg(0),
    'ConnectionMultiplexer.ConnectAsync': arg(0),
    ConfigurationOptions: first(keyword('EndPoints', '[.]'), keyword('EndPoints', '[,]', '0')),
    'EndPointCollection.Add': arg(0),
    'ConfigurationOptions.Parse': arg(0),
    '*.AddStackExchangeRedisCache': option(0, 'Configuration'),
    '*.AddStackExchangeRedisOutputCache': option(0, 'Configuration'),
    '*.AddStackExchangeRedis': arg(0),
    '*.AddDistributedRedisCache': option(0, 'Configuration'),
  },
});

/** Connections, keys that expire, channels and streams. A channel stands for its name or pattern. */
export const stackExchangeRedis = defineLibrary({
  ...opened,
  creates: {
    ...opened.creates,
    'IConnectionMultiplexer.GetSubscriber': 'ISubscriber',
    'ConnectionMultiplexer.GetSubscriber': 'ISubscriber',
    'IConnectionMultiplexer.GetDatabase': 'IDatabase',
    'ConnectionMultiplexer.GetDatabase': 'IDatabase',
  },
  types: { IDatabaseAsync: 'IDatabase' },
  values: {
    ...opened.values,
    ...each(['RedisChannel', 'RedisChannel.Literal', 'RedisChannel.Pattern', 'RedisChannel.Sharded'], (name) => [name, named]),
  },
  calls: {
    ...opened.calls,
    ...each<Effect>(['StringSet', 'StringSetAsync', 'KeyExpire', 'KeyExpireAsync'], (name) => [
      `IDatabase.${name}`,
      timeToLive({ subject: arg(0), ttlMs: name.startsWith('Key') ? param(1, 'expiry') : param(2, 'expiry') }),
    ]),
    ...each<Effect>(
      ['ISubscriber.Publish', 'ISubscriber.PublishAsync', 'IDatabase.Publish', 'IDatabase.PublishAsync'],
      (name) => [name, publish(messages(param(0, 'channel')))],
    ),
    ...each<Effect>(['Subscribe', 'SubscribeAsync'], (name) => [`ISubscriber.${name}`, subscribe(messages(param(0, 'channel')))]),
    ...lists,
    // https://stackexchange.github.io/StackExchange.Redis/Streams
    ...each<Effect>(['StreamAdd', 'StreamAddAsync'], (name) => [`IDatabase.${name}`, publish(messages(param(0, 'key')))]),
    ...each<Effect>(['StreamRead', 'StreamReadAsync', 'StreamReadGroup', 'StreamReadGroupAsync'], (name) => [
      `IDatabase.${name}`,
      subscribe(messages(param(0, 'key'))),
    ]),
  },
});
