import { arg, connection, defineLibrary, type Effect, first, type Library, type Selector } from '../../../src/code/library.ts';
import type { NodeKind, Protocol } from '../../../src/model/fact.ts';
import { hostAndPort } from './support/selectors.ts';

/** A client that opens a connection; the address is in that call. */
interface Store {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  /** What opens the connection, and where its address is. */
  readonly makers: Readonly<Record<string, Selector>>;
}

const whole = arg(0);

const STORES: readonly Store[] = [
  {
    name: 'jdbc',
    imports: ['java.sql'],
    docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html',
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    makers: { 'DriverManager.getConnection': whole },
  },
  {
    name: 'hikari',
    imports: ['com.zaxxer.hikari'],
    docs: 'https://github.com/brettwooldridge/HikariCP#gear-configuration-knobs-baby',
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    makers: { 'HikariConfig.setJdbcUrl': whole, 'HikariDataSource.setJdbcUrl': whole },
  },
  {
    name: 'exposed',
    imports: ['org.jetbrains.exposed.sql', 'org.jetbrains.exposed.v1.jdbc'],
    docs: 'https://www.jetbrains.com/help/exposed/working-with-database.html',
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    makers: { 'Database.connect': first({ from: 'keyword', name: 'url', path: [] }, whole) },
  },
  {
    name: 'data-sources',
    imports: [
      'org.springframework.boot.jdbc',
      'org.springframework.jdbc.datasource',
      'org.apache.commons.dbcp2',
      'com.mchange.v2.c3p0',
      'org.apache.tomcat.jdbc.pool',
    ],
    docs: 'https://docs.spring.io/spring-boot/reference/data/sql.html',
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    makers: {
      'DataSourceBuilder.url': whole,
      'DriverManagerDataSource.setUrl': whole,
      DriverManagerDataSource: whole,
      'BasicDataSource.setUrl': whole,
      'ComboPooledDataSource.setJdbcUrl': whole,
      'DataSource.setUrl': whole,
    },
  },
  {
    name: 'jdbi',
    imports: ['org.jdbi.v3.core', 'org.skife.jdbi.v2'],
    docs: 'https://jdbi.org/#_creating_a_jdbi_instance',
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    makers: { 'Jdbi.create': whole },
  },
  {
    name: 'r2dbc',
    imports: ['io.r2dbc.spi'],
    docs: 'https://r2dbc.io/spec/1.0.0.RELEASE/spec/html/#overview.connection.discovery',
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    makers: { 'ConnectionFactories.get': whole },
  },
  {
    name: 'mongodb-driver',
    imports: ['com.mongodb', 'com.mongodb.client', 'com.mongodb.reactivestreams.client'],
    docs: 'https://www.mongodb.com/docs/drivers/java/sync/current/fundamentals/connection/connect/',
    nodeKind: 'database',
    technology: 'mongodb',
    protocol: 'mongodb',
    makers: { 'MongoClients.create': whole, MongoClient: hostAndPort, MongoClientURI: whole, ConnectionString: whole },
  },
  {
    name: 'spring-data-redis-connections',
    imports: [
      'org.springframework.data.redis.connection',
      'org.springframework.data.redis.connection.lettuce',
      'org.springframework.data.redis.connection.jedis',
    ],
    docs: 'https://docs.spring.io/spring-data/redis/reference/redis/connection-modes.html',
    nodeKind: 'cache',
    technology: 'redis',
    protocol: 'redis',
    makers: { RedisStandaloneConfiguration: hostAndPort, LettuceConnectionFactory: hostAndPort },
  },
  {
    name: 'spring-data-elasticsearch',
    imports: ['org.springframework.data.elasticsearch.client'],
    docs: 'https://docs.spring.io/spring-data/elasticsearch/reference/elasticsearch/clients.html',
    nodeKind: 'search',
    technology: 'elasticsearch',
    protocol: 'elasticsearch',
    makers: { 'ClientConfigurationBuilderWithRequiredEndpoint.connectedTo': whole },
  },
  {
    name: 'cassandra-driver',
    imports: ['com.datastax.driver.core'],
    docs: 'https://docs.datastax.com/en/developer/java-driver/3.11/manual/index.html',
    nodeKind: 'database',
    technology: 'cassandra',
    protocol: 'cassandra',
    makers: { 'Builder.addContactPoint': whole, 'Builder.addContactPoints': whole },
  },
  {
    name: 'neo4j-driver',
    imports: ['org.neo4j.driver', 'org.neo4j.driver.v1'],
    docs: 'https://neo4j.com/docs/java-manual/current/connect/',
    nodeKind: 'database',
    technology: 'neo4j',
    protocol: 'other',
    makers: { 'GraphDatabase.driver': whole },
  },
  {
    name: 'influxdb',
    imports: ['org.influxdb', 'com.influxdb.client'],
    docs: 'https://github.com/influxdata/influxdb-client-java',
    nodeKind: 'database',
    technology: 'influxdb',
    protocol: 'http',
    makers: { 'InfluxDBFactory.connect': whole, 'InfluxDBClientFactory.create': whole },
  },
  {
    name: 'minio',
    imports: ['io.minio'],
    docs: 'https://min.io/docs/minio/linux/developers/java/API.html',
    nodeKind: 'storage',
    technology: 'minio',
    protocol: 's3',
    makers: { 'Builder.endpoint': whole, MinioClient: whole },
  },
  {
    name: 'paho-mqtt',
    imports: ['org.eclipse.paho.client.mqttv3'],
    docs: 'https://eclipse.dev/paho/files/javadoc/index.html',
    nodeKind: 'broker',
    technology: 'mqtt',
    protocol: 'mqtt',
    makers: { MqttClient: whole, MqttAsyncClient: whole },
  },
];

/** Databases, caches and the like whose clients need one line each. */
export const stores: readonly Library[] = STORES.map(({ name, imports, docs, nodeKind, technology, protocol, makers }) =>
  defineLibrary({
    name,
    imports,
    docs,
    creates: {
      'DataSourceBuilder.create': 'DataSourceBuilder',
      'DataSourceBuilder.*': 'DataSourceBuilder',
      'Cluster.builder': 'Builder',
      'MinioClient.builder': 'Builder',
      'Builder.*': 'Builder',
    },
    calls: Object.fromEntries(
      Object.entries(makers).map(([maker, target]): [string, Effect] => [
        maker,
        connection({ nodeKind, technology, protocol, target }),
      ]),
    ),
  }),
);
