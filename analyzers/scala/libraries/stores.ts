import {
  arg,
  first,
  join,
  keyword,
  type Library,
  param,
  type Selector,
  type Store,
  setting,
  storeLibrary,
  text,
} from '../../../src/code/library.ts';

const sql = { nodeKind: 'database', technology: 'sql', protocol: 'sql' } as const;
const hostAndPort = join(keyword('host'), text(':'), keyword('port'));

/** What the configuration has below the path that is given. */
function below(path: Selector, name: string): Selector {
  return setting(join(path, text(`.${name}`)));
}

const STORES: readonly Store[] = [
  {
    name: 'slick',
    imports: [
      'slick.jdbc.JdbcBackend',
      'slick.jdbc.JdbcBackend.Database',
      'slick.jdbc.PostgresProfile.api',
      'slick.jdbc.MySQLProfile.api',
      'slick.jdbc',
      'slick.basic',
    ],
    docs: 'https://scala-slick.org/doc/stable/database.html',
    ...sql,
    makers: {
      'Database.forURL': arg(0),
      'Database.forConfig': first(below(arg(0), 'url'), below(arg(0), 'db.url'), below(arg(0), 'properties.url')),
    },
  },
  {
    name: 'doobie',
    imports: ['doobie', 'doobie.hikari', 'doobie.util.transactor'],
    docs: 'https://typelevel.org/doobie/docs/14-Managing-Connections.html',
    ...sql,
    makers: {
      'Transactor.fromDriverManager': param(1, 'url'),
      'HikariTransactor.newHikariTransactor': param(1, 'url'),
    },
  },
  {
    name: 'scalikejdbc',
    imports: ['scalikejdbc'],
    docs: 'https://scalikejdbc.org/documentation/connection-pool.html',
    ...sql,
    makers: { 'ConnectionPool.singleton': arg(0), 'ConnectionPool.add': arg(1) },
  },
  {
    name: 'skunk',
    imports: ['skunk'],
    docs: 'https://typelevel.org/skunk/reference/Sessions.html',
    ...sql,
    technology: 'postgresql',
    database: keyword('database'),
    makers: { 'Session.single': first(hostAndPort, keyword('host')), 'Session.pooled': first(hostAndPort, keyword('host')) },
  },
  {
    name: 'mongo-scala-driver',
    imports: ['org.mongodb.scala', 'mongo4cats.client'],
    docs: 'https://www.mongodb.com/docs/languages/scala/scala-driver/current/',
    nodeKind: 'database',
    technology: 'mongodb',
    protocol: 'mongodb',
    makers: { MongoClient: arg(0), 'MongoClient.fromConnectionString': arg(0) },
  },
  {
    name: 'redis4cats',
    imports: ['dev.profunktor.redis4cats', 'com.redis', 'scredis', 'redis.clients.jedis'],
    docs: 'https://redis4cats.profunktor.dev/',
    nodeKind: 'cache',
    technology: 'redis',
    protocol: 'redis',
    makers: {
      'Redis.utf8': arg(0),
      'RedisClient.from': arg(0),
      RedisClient: first(join(arg(0), text(':'), arg(1)), arg(0)),
      Redis: first(keyword('host'), arg(0)),
      Jedis: first(join(arg(0), text(':'), arg(1)), arg(0)),
      JedisPool: first(arg(1), arg(0)),
    },
  },
  {
    name: 'elastic4s',
    imports: ['com.sksamuel.elastic4s', 'com.sksamuel.elastic4s.http'],
    docs: 'https://github.com/Philippus/elastic4s',
    nodeKind: 'search',
    technology: 'elasticsearch',
    protocol: 'elasticsearch',
    makers: { ElasticProperties: arg(0) },
  },
  {
    name: 'cassandra-driver',
    imports: ['com.datastax.oss.driver.api.core'],
    docs: 'https://docs.datastax.com/en/developer/java-driver/latest/',
    nodeKind: 'database',
    technology: 'cassandra',
    protocol: 'cassandra',
    makers: { 'CqlSessionBuilder.addContactPoint': arg(0) },
  },
];

export const storeLibraries: readonly Library[] = STORES.map(storeLibrary);
