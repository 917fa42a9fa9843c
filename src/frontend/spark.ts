import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  keyword,
  type Library,
  made,
  param,
  publish,
  type Selector,
  subscribe,
  text,
  type ValueRule,
} from '../code/library.ts';
import type { NodeKind, Protocol } from '../model/fact.ts';

interface Source {
  readonly formats: readonly string[];
  readonly option: string;
  readonly nodeKind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
}

const KAFKA = { nodeKind: 'broker', technology: 'kafka', protocol: 'kafka' } as const;
const MONGODB = { nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb' } as const;
const SEARCH = { nodeKind: 'search', protocol: 'elasticsearch' } as const;

/**
 * Formats, and the option that says where the other side is: https://spark.apache.org/docs/latest/structured-streaming-kafka-integration.html,
 * https://spark.apache.org/docs/latest/sql-data-sources-jdbc.html and those of the connectors.
 */
const SOURCES: readonly Source[] = [
  { formats: ['kafka'], option: 'kafka.bootstrap.servers', ...KAFKA },
  { formats: ['jdbc'], option: 'url', nodeKind: 'database', technology: 'sql', protocol: 'sql' },
  { formats: ['mongodb', 'mongo'], option: 'connection.uri', ...MONGODB },
  { formats: ['mongodb', 'mongo'], option: 'uri', ...MONGODB },
  { formats: ['org.elasticsearch.spark.sql', 'es'], option: 'es.nodes', technology: 'elasticsearch', ...SEARCH },
  { formats: ['opensearch', 'org.opensearch.spark.sql'], option: 'opensearch.nodes', technology: 'opensearch', ...SEARCH },
  { formats: ['org.apache.spark.sql.redis'], option: 'host', nodeKind: 'cache', technology: 'redis', protocol: 'redis' },
  { formats: ['clickhouse'], option: 'host', nodeKind: 'database', technology: 'clickhouse', protocol: 'sql' },
];

/** What is configured for the whole session: https://spark.apache.org/docs/latest/configuration.html and those of the connectors. */
const SESSION: readonly Omit<Source, 'formats'>[] = [
  { option: 'spark.hadoop.fs.s3a.endpoint', nodeKind: 'storage', technology: 's3', protocol: 's3' },
  { option: 'spark.mongodb.connection.uri', ...MONGODB },
  { option: 'spark.mongodb.read.connection.uri', ...MONGODB },
  { option: 'spark.mongodb.write.connection.uri', ...MONGODB },
  { option: 'spark.cassandra.connection.host', nodeKind: 'database', technology: 'cassandra', protocol: 'cassandra' },
  { option: 'spark.es.nodes', technology: 'elasticsearch', ...SEARCH },
  { option: 'spark.redis.host', nodeKind: 'cache', technology: 'redis', protocol: 'redis' },
];

const format = made('Formatted', arg(0));
/** The format of whatever the option is of, and the option's name. */
const formatAndOption = join(format, text(' '), arg(0));

type Found = (option: string, format: string) => { readonly at: Selector; readonly where: readonly [Selector, string] };

/** One option a call; and all in one object, or passed by name. */
const ONE: Found = (option, name) => ({ at: arg(1), where: [formatAndOption, `${name} ${option}`] });
const MANY: Found = (option, name) => ({ at: first(keyword(option), arg(0, option)), where: [format, name] });

function effectsOf(found: Found): readonly Effect[] {
  const subscribed = found('subscribe', 'kafka');
  const fitting = found('subscribePattern', 'kafka');
  const published = found('topic', 'kafka');
  return [
    subscribe({ protocol: 'kafka', channelKind: 'topic', channel: subscribed.at, where: subscribed.where }),
    subscribe({ protocol: 'kafka', channelKind: 'topic', channel: fitting.at, where: fitting.where, isExpression: true }),
    publish({ protocol: 'kafka', channelKind: 'topic', channel: published.at, where: published.where }),
    ...SOURCES.flatMap(({ formats, option, ...store }) =>
      formats.map((name) => {
        const { at, where } = found(option, name);
        return connection({ ...store, target: at, where });
      }),
    ),
  ];
}

const session: readonly Effect[] = SESSION.map(({ option, ...store }) =>
  connection({ ...store, target: arg(1), where: [arg(0), option] }),
);
const jdbc = connection({ nodeKind: 'database', technology: 'sql', protocol: 'sql', target: param(0, 'url') });

/** What begins to read or to write: a member in some languages, a call without arguments in others. */
const OPENED = ['SparkSession.read', 'SparkSession.readStream', 'DataFrame.write', 'DataFrame.writeStream'];
const BUILDERS = ['SparkSession.builder', 'Builder'];
const FRAMES = ['load', 'table', 'jdbc', 'json', 'csv', 'parquet', 'orc', 'text'];
/** What gives back what it was called on. */
const OPTIONS = ['option', 'options', 'schema', 'mode', 'outputMode', 'queryName', 'trigger', 'partitionBy', 'foreachBatch'];

/** Data frames of Apache Spark, whose API is the same in each of its languages. */
export function sparkLibrary(imports: readonly string[]): Library {
  return defineLibrary({
    name: 'spark-sql',
    imports,
    docs: 'https://spark.apache.org/docs/latest/structured-streaming-kafka-integration.html',
    types: { Formatted: 'Source', Dataset: 'DataFrame' },
    creates: {
      'SparkSession.builder': 'Builder',
      'SparkSession.builder.*': 'Builder',
      'Builder.*': 'SparkSession',
      'SparkSession.*': 'SparkSession',
      ...each(OPENED, (name) => [name, 'Source'] as const),
      ...each(OPENED, (name) => [`${name}.*`, 'Source'] as const),
      ...each(OPENED, (name) => [`${name}.format`, 'Formatted'] as const),
      ...each(['table', 'sql', 'createDataFrame', 'range'], (name) => [`SparkSession.${name}`, 'DataFrame'] as const),
      'Source.format': 'Formatted',
      ...each(
        [...OPENED, 'Source'].flatMap((source) => FRAMES.map((name) => `${source}.${name}`)),
        (name) => [name, 'DataFrame'] as const,
      ),
      'DataFrame.*': 'DataFrame',
    },
    values: {
      ...each<ValueRule>(['config', 'appName', 'master', 'enableHiveSupport', 'remote'], (name) => [`Builder.${name}`, itself]),
      ...each<ValueRule>(OPTIONS, (name) => [`Source.${name}`, itself]),
    },
    callbacks: each(
      [...OPENED, 'Source'].map((source) => `${source}.foreachBatch`),
      (name) => [name, { 0: ['DataFrame', null] }] as const,
    ),
    calls: {
      ...each<readonly Effect[]>(BUILDERS, (name) => [`${name}.config`, session]),
      'Source.option': effectsOf(ONE),
      'Source.options': effectsOf(MANY),
      ...each<Effect>([...OPENED, 'Source'], (name) => [`${name}.jdbc`, jdbc]),
    },
  });
}
