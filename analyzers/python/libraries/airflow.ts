import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  made,
  param,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
  url,
} from '../../../src/code/library.ts';
import { connectionByAddress } from './support/selectors.ts';

/** A connection goes by its id. https://airflow.apache.org/docs/apache-airflow/stable/howto/connection.html#storing-connections-in-environment-variables */
const connected = (id: Selector): Selector => setting(join(text('AIRFLOW_CONN_'), { from: 'cased', of: id, case: 'upper' }));

/** Parameters that name the connection to a store, whatever hook, operator or sensor has them. */
const STORES = [
  ...['postgres_conn_id', 'mysql_conn_id', 'mssql_conn_id', 'oracle_conn_id', 'redis_conn_id', 'mongo_conn_id', 'jdbc_conn_id'],
  ...['clickhouse_conn_id', 'trino_conn_id', 'presto_conn_id', 'vertica_conn_id', 'elasticsearch_conn_id', 'cassandra_conn_id'],
  ...['neo4j_conn_id', 'exasol_conn_id', 'druid_broker_conn_id', 'smtp_conn_id', 'conn_id'],
];
/** Hooks of stores, which take the id of their connection first. */
const HOOKS = [
  'PostgresHook',
  'MySqlHook',
  'MsSqlHook',
  'OracleHook',
  'JdbcHook',
  'TrinoHook',
  'VerticaHook',
  'MongoHook',
  'RedisHook',
];

const store: readonly Effect[] = STORES.map((name) => connectionByAddress(connected(keyword(name))));
const bucket: Effect = connection({
  nodeKind: 'storage',
  technology: 'Amazon S3',
  protocol: 's3',
  target: connected(param(0, 'aws_conn_id')),
});
const object: Effect = connection({
  nodeKind: 'storage',
  technology: 'Amazon S3',
  protocol: 's3',
  target: connected(keyword('aws_conn_id')),
});

/** What an operator asks over HTTP is a POST by default, what a sensor asks a GET. */
const asked = (method: string): Effect =>
  call({
    protocol: 'http',
    method: first(keyword('method'), text(method)),
    target: url(connected(first(keyword('http_conn_id'), text('http_default'))), keyword('endpoint')),
  });
const hookAsks: Effect = call({
  protocol: 'http',
  method: made('HttpHook', first(param(0, 'method'), text('POST'))),
  target: url(connected(made('HttpHook', first(param(1, 'http_conn_id'), text('http_default')))), param(0, 'endpoint')),
});

/** What runs graphs keeps its own state. https://airflow.apache.org/docs/apache-airflow/stable/configurations-ref.html */
const run: readonly Effect[] = [
  'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN',
  'AIRFLOW__CORE__SQL_ALCHEMY_CONN',
  'AIRFLOW__CELERY__BROKER_URL',
  'AIRFLOW__CELERY__RESULT_BACKEND',
].map((key) => connectionByAddress(setting(key)));

const kafka = {
  protocol: 'kafka',
  channelKind: 'topic',
  connection: connected(first(keyword('kafka_config_id'), text('kafka_default'))),
} as const;
const received: Effect = subscribe({ ...kafka, channel: first(keyword('topics', '[]'), keyword('topics')) });

/** Hooks, operators and sensors of Airflow's providers. https://airflow.apache.org/docs/apache-airflow-providers/packages-ref.html */
export const airflow = defineLibrary({
  name: 'airflow',
  imports: ['airflow', 'airflow.*'],
  docs: 'https://airflow.apache.org/docs/apache-airflow/stable/howto/connection.html',
  types: { HttpAsyncHook: 'HttpHook' },
  calls: {
    DAG: run,
    dag: run,
    '*Hook': store,
    '*Operator': store,
    '*Sensor': store,
    ...each(HOOKS, (name) => [name, [connectionByAddress(connected(arg(0))), ...store]]),
    S3Hook: bucket,
    'S3*Operator': object,
    'S3*Sensor': object,
    'HttpHook.run': hookAsks,
    HttpOperator: asked('POST'),
    SimpleHttpOperator: asked('POST'),
    HttpSensor: asked('GET'),
    ProduceToTopicOperator: publish({ ...kafka, channel: param(0, 'topic') }),
    ConsumeFromTopicOperator: received,
    AwaitMessageSensor: received,
    AwaitMessageTriggerFunctionSensor: received,
  },
});
