import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  publish,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const ITERATORS = ['asyncIterator', 'asyncIterableIterator', 'subscribe'];
const redisAddress = first(
  arg(0, 'connection', 'url'),
  address(optionsAt(0, 'connection')),
  arg(0, 'connection'),
  text('localhost:6379'),
);
const redis = { protocol: 'redis', channelKind: 'topic', connection: made('RedisPubSub', redisAddress) } as const;

/** GraphQL subscriptions that go from one instance to the others through Redis; the plain `PubSub` stays inside of the program. */
export const graphqlRedisSubscriptions = defineLibrary({
  name: 'graphql-redis-subscriptions',
  imports: ['graphql-redis-subscriptions'],
  docs: 'https://github.com/davidyaha/graphql-redis-subscriptions#using-as-a-pubsub',
  calls: {
    RedisPubSub: connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: redisAddress }),
    'RedisPubSub.publish': publish({ ...redis, channel: arg(0) }),
    ...each<Effect>(ITERATORS, (name) => [`RedisPubSub.${name}`, subscribe({ ...redis, channel: arg(0) })]),
  },
});
