import {
  arg,
  call,
  connection,
  defineLibrary,
  first,
  type Library,
  maker,
  optional,
  publish,
  route,
  type Selector,
  storeLibrary,
  subscribe,
  url,
} from '../../../src/code/library.ts';

/** One of the options, wherever it stands among them. */
const prefixes = first(...[1, 2, 3, 4, 5].map((index) => maker(arg(index), arg(0), 'Prefix')));
const prefixed = (path: Selector): Selector => first(url(prefixes, path), path);

/** Routes are lists of structs, which goctl writes: https://go-zero.dev/docs/tutorials/http/server/routes */
const rest = defineLibrary({
  name: 'go-zero-rest',
  imports: ['github.com/zeromicro/go-zero/rest', 'github.com/tal-tech/go-zero/rest'],
  docs: 'https://go-zero.dev/docs/tutorials/http/server/routes',
  creates: { MustNewServer: 'Server', NewServer: 'Server', WithPrefix: 'Prefix' },
  calls: {
    'Server.AddRoute': route(arg(0, 'Method'), prefixed(arg(0, 'Path')), arg(0, 'Handler')),
  },
});

/** https://go-zero.dev/docs/tutorials/http/client */
const httpc = defineLibrary({
  name: 'go-zero-httpc',
  imports: ['github.com/zeromicro/go-zero/rest/httpc'],
  docs: 'https://go-zero.dev/docs/tutorials/http/client',
  creates: { NewService: 'Service', NewServiceWithClient: 'Service' },
  calls: {
    Do: call({ protocol: 'http', method: arg(1), target: arg(2) }),
    'Service.Do': call({ protocol: 'http', method: arg(1), target: arg(2) }),
  },
});

/** Where a client's settings lead: an address that is named, else the key under which the service registers. */
const served = first(
  optional(arg(0, 'Target')),
  optional(arg(0, 'Endpoints')),
  optional(arg(0, 'Consul', 'Key')),
  arg(0, 'Etcd', 'Key'),
);

/** What connections of go-zero are made of, for stubs that are made over them. */
export const goZeroTarget: Selector = first(maker(arg(0), served, 'RpcClient'), maker(arg(0), arg(0), 'TargetClient'));

/** https://go-zero.dev/docs/tutorials/grpc/client/configuration */
const zrpc = defineLibrary({
  name: 'go-zero-zrpc',
  imports: ['github.com/zeromicro/go-zero/zrpc', 'github.com/tal-tech/go-zero/zrpc'],
  docs: 'https://go-zero.dev/docs/tutorials/grpc/client/configuration',
  creates: {
    MustNewClient: 'RpcClient',
    NewClient: 'RpcClient',
    NewClientWithTarget: 'TargetClient',
    'Client.Conn': 'Conn',
  },
  types: { RpcClient: 'Client', TargetClient: 'Client' },
  calls: {
    MustNewClient: call({ protocol: 'grpc', target: served }),
    NewClient: call({ protocol: 'grpc', target: served }),
    NewClientWithTarget: call({ protocol: 'grpc', target: arg(0) }),
  },
});

const database = (technology: string, target: Selector) =>
  connection({ nodeKind: 'database', technology, protocol: 'sql', target });

/** https://go-zero.dev/docs/tutorials/mysql/connection */
const sqlx = defineLibrary({
  name: 'go-zero-sqlx',
  imports: ['github.com/zeromicro/go-zero/core/stores/sqlx', 'github.com/tal-tech/go-zero/core/stores/sqlx'],
  docs: 'https://go-zero.dev/docs/tutorials/mysql/connection',
  creates: { NewMysql: 'Conn', NewSqlConn: 'Conn' },
  calls: { NewMysql: database('mysql', arg(0)), NewSqlConn: database('sql', arg(1)) },
});

const postgres = defineLibrary({
  name: 'go-zero-postgres',
  imports: ['github.com/zeromicro/go-zero/core/stores/postgres'],
  docs: 'https://go-zero.dev/docs/tutorials/pgsql/connection',
  creates: { New: 'Conn' },
  calls: { New: database('postgresql', arg(0)) },
});

const redis = { nodeKind: 'cache', technology: 'redis', protocol: 'redis' } as const;

/** https://go-zero.dev/docs/tutorials/redis/connection */
const redisStore = storeLibrary({
  name: 'go-zero-redis',
  imports: ['github.com/zeromicro/go-zero/core/stores/redis', 'github.com/tal-tech/go-zero/core/stores/redis'],
  docs: 'https://go-zero.dev/docs/tutorials/redis/connection',
  ...redis,
  makers: { MustNewRedis: arg(0, 'Host'), NewRedis: arg(0, 'Host'), New: arg(0) },
});

const node = (index: number): Selector => arg(index, '0', 'Host');

/** A list of nodes of Redis before a database: https://go-zero.dev/docs/tutorials/mysql/cache */
const cached = storeLibrary({
  name: 'go-zero-cache',
  imports: ['github.com/zeromicro/go-zero/core/stores/cache', 'github.com/zeromicro/go-zero/core/stores/sqlc'],
  docs: 'https://go-zero.dev/docs/tutorials/mysql/cache',
  ...redis,
  makers: { New: node(0), NewConn: node(1) },
});

const mon = storeLibrary({
  name: 'go-zero-mongo',
  imports: ['github.com/zeromicro/go-zero/core/stores/mon'],
  docs: 'https://go-zero.dev/docs/tutorials/mongo/connection',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  database: arg(1),
  makers: { MustNewModel: arg(0), NewModel: arg(0) },
});

const topic = { protocol: 'kafka', channelKind: 'topic' } as const;

/** https://github.com/zeromicro/go-queue#kq */
const kq = defineLibrary({
  name: 'go-queue-kafka',
  imports: ['github.com/zeromicro/go-queue/kq'],
  docs: 'https://github.com/zeromicro/go-queue#kq',
  creates: { NewPusher: 'Pusher' },
  calls: {
    NewPusher: publish({ ...topic, channel: arg(1), connection: arg(0) }),
    MustNewQueue: consumer(),
    NewQueue: consumer(),
  },
});

function consumer() {
  return subscribe({ ...topic, channel: arg(0, 'Topic'), connection: arg(0, 'Brokers'), group: arg(0, 'Group') });
}

const rabbit = defineLibrary({
  name: 'go-queue-rabbitmq',
  imports: ['github.com/zeromicro/go-queue/rabbitmq'],
  docs: 'https://github.com/zeromicro/go-queue#rabbitmq',
  calls: {
    MustNewListener: subscribe({
      protocol: 'amqp',
      channel: first(arg(0, 'ListenerQueues', '[]', 'Name'), arg(0, 'ListenerQueues', '0', 'Name')),
      channelKind: 'queue',
      connection: arg(0, 'Host'),
    }),
    MustNewSender: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: arg(0, 'Host') }),
  },
});

/** go-zero with its stores and queues. */
export const goZero: readonly Library[] = [rest, httpc, zrpc, sqlx, postgres, redisStore, cached, mon, kq, rabbit];
